import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../client.ts';
import { type Daemon, startDaemon, until } from '../daemon.ts';
import { imageNames, images } from '../images/images.ts';
import { writeImage } from '../images/oci.ts';
import { type Network, podRanges } from '../network.ts';
import { shimSocketsOf, type State } from '../state.ts';
import { tool, toolsFolder } from '../tools/cache.ts';

export const socketOf = ({ folder }: State): string => join(folder, 'containerd.sock');

/** Starts containerd with a network for pods, and gives it the images. */
export async function startRuntime(state: State, network: Network): Promise<Daemon> {
  writeNetworkConfig(state);
  const config = join(state.folder, 'containerd.toml');
  writeFileSync(config, containerdConfig(state));
  const daemon = startDaemon(state, 'containerd', [tool('containerd'), '--config', config], network.name);
  await until(
    'containerd answers',
    async () => (await ctr(state, 'version')).status === 0 || undefined,
    daemon,
  );
  await importImages(state);
  return daemon;
}

/** Makes the images and imports them one by one: each is read whole. */
async function importImages(state: State): Promise<void> {
  const folder = join(state.folder, 'images');
  mkdirSync(folder, { recursive: true });
  for (const image of await images()) await importImage(state, writeImage(folder, image));
}

/** Gives a running node one more image, from an archive in OCI layout. */
export async function importImage(state: State, archive: string): Promise<void> {
  const { status, stderr } = await ctr(state, 'images', 'import', '--local', archive);
  if (status !== 0) throw new Error(`${archive} could not be imported: ${stderr}`);
}

const ctr = (state: State, ...args: readonly string[]): ReturnType<typeof run> =>
  run(tool('ctr'), ['--address', socketOf(state), '--namespace', 'k8s.io', ...args]);

/** Everything that would be at a fixed place of the machine is moved into the folder, or off. */
const containerdConfig = (state: State, folder = state.folder): string => `version = 3
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
function writeNetworkConfig({ folder }: State): void {
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
