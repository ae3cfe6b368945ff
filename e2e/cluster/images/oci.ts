import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Entry, tar } from './tar.ts';

export interface Image {
  /** `registry/name:tag` */
  readonly name: string;
  readonly files: readonly Entry[];
  /** What runs where a pod names no command. */
  readonly entrypoint: readonly string[];
  /** Beside `PATH`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** `UID:GID`; root where absent. */
  readonly user?: string;
}

const media = (kind: string): string => `application/vnd.oci.image.${kind}`;

interface Blob {
  readonly digest: string;
  readonly bytes: Buffer;
}

/** Writes an image as an archive in OCI layout, which `ctr images import` reads; returns its path. */
export function writeImage(folder: string, image: Image): string {
  const layer = blob(tar(image.files));
  const config = blob(
    JSON.stringify({
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      config: {
        Entrypoint: image.entrypoint,
        Env: variables({ PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...image.environment }),
        ...(image.user !== undefined && { User: image.user }),
      },
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
      // One for each layer, or nobody can build on it.
      history: [{ created_by: 'e2e/cluster/images' }],
    }),
  );
  const manifest = blob(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: media('manifest.v1+json'),
      config: descriptor('config.v1+json', config),
      layers: [descriptor('layer.v1.tar', layer)],
    }),
  );
  const named = { annotations: { 'io.containerd.image.name': image.name } };
  const index = { schemaVersion: 2, manifests: [{ ...descriptor('manifest.v1+json', manifest), ...named }] };
  const path = join(folder, `${image.name.replaceAll(/[^a-z0-9.]+/g, '-')}.tar`);
  writeFileSync(
    path,
    tar([
      { path: 'oci-layout', content: Buffer.from('{"imageLayoutVersion":"1.0.0"}'), mode: 0o644 },
      { path: 'index.json', content: Buffer.from(JSON.stringify(index)), mode: 0o644 },
      ...[layer, config, manifest].map(({ digest, bytes }) => ({
        path: `blobs/${digest.replace(':', '/')}`,
        content: bytes,
        mode: 0o644,
      })),
    ]),
  );
  return path;
}

const variables = (environment: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(environment).map(([name, value]) => `${name}=${value}`);

function blob(content: Buffer | string): Blob {
  const bytes = Buffer.from(content);
  return { digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, bytes };
}

const descriptor = (kind: string, { digest, bytes }: Blob): object => ({
  mediaType: media(kind),
  digest,
  size: bytes.length,
});
