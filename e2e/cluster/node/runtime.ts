import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../client.ts';
import { type Daemon, startDaemon, until } from '../daemon.ts';
import { imageNames, images } from '../images/images.ts';
import { writeImage } from '../images/oci.ts';
import { shimSocketsOf, type State } from '../state.ts';
import { tool, toolsFolder } from '../tools/cache.ts';
import { named, type Place } from './place.ts';

export const socketOf = ({ folder }: Pick<Place, 'folder'>): string => join(folder, 'containerd.sock');

export interface Runtime {
  readonly place: Place;
  readonly daemon: Daemon;
  /** Resolves once it can be asked to run something. */
  readonly answers: () => Promise<unknown>;
}

/** Starts containerd with a network for pods. */
export async function startRuntime(state: State, place: Place): Promise<Runtime> {
  writeNetworkConfig(place);
  const config = join(place.folder, 'containerd.toml');
  writeFileSync(config, containerdConfig(state, place));
  const command = [tool('containerd'), '--config', config];
  const daemon = startDaemon(state, named(place, 'containerd'), command, place.network.name);
  const answers = (): Promise<unknown> =>
    until(
      'containerd answers',
      async () => (await ctr(socketOf(place), 'version')).status === 0 || undefined,
      daemon,
    );
  await answers();
  return { place, daemon, answers };
}

/** Makes the images and imports them one by one: each is read whole. */
export async function importImages(state: State): Promise<void> {
  const folder = join(state.folder, 'images');
  mkdirSync(folder, { recursive: true });
  for (const image of await images()) await importImage(state, writeImage(folder, image));
}

/** Gives every running node one more image, from an archive in OCI layout. */
export async function importImage({ folder }: State, archive: string): Promise<void> {
  for (const socket of globSync(['containerd.sock', '*/containerd.sock'], { cwd: folder })) {
    const { status, stderr } = await ctr(join(folder, socket), 'images', 'import', '--local', archive);
    if (status !== 0) throw new Error(`${archive} could not be imported: ${stderr}`);
  }
}

const ctr = (socket: string, ...args: readonly string[]): ReturnType<typeof run> =>
  run(tool('ctr'), ['--address', socket, '--namespace', 'k8s.io', ...args]);

/** Everything that would be at a fixed place of the machine is moved into the folder, or off. */
const containerdConfig = (state: State, { folder }: Place): string => `version = 3
root = "${folder}/containerd/root"
state = "${folder}/containerd/state"
disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.nri.v1.nri"]

[grpc]
  address = "${folder}/containerd.sock"

[plugins."io.containerd.shim.v1.manager"]
  socket_dir = "${shimSocketsOf(state)}"

[plugins."io.containerd.cri.v1.images".pinned_images]
  sandbox = "${imageNames.pause}"

[plugins."io.containerd.cri.v1.runtime"]
  disable_apparmor = true
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true

  [plugins."io.containerd.cri.v1.runtime".cni]
    bin_dirs = ["${toolsFolder()}"]
    conf_dir = "${folder}/cni"

  [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"

    [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
      SystemdCgroup = false
      Root = "${folder}/runc"
`;

/** A link for each pod, and no masquerade: a pod is seen by its own address. */
function writeNetworkConfig({ folder, podRanges }: Place): void {
  mkdirSync(join(folder, 'cni'), { recursive: true });
  const config = {
    cniVersion: '1.0.0',
    name: 'pods',
    plugins: [
      {
        type: 'ptp',
        ipMasq: false,
        ipam: {
          type: 'host-local',
          dataDir: join(folder, 'cni-addresses'),
          ranges: Object.values(podRanges).map((subnet: string) => [{ subnet }]),
          routes: [{ dst: '0.0.0.0/0' }, { dst: '::/0' }],
        },
      },
    ],
  };
  writeFileSync(join(folder, 'cni', 'pods.conflist'), JSON.stringify(config));
}
