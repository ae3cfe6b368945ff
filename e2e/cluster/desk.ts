import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf } from '../../scripts/docs/markdown.ts';
import { node, root } from '../run/domicile.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { run } from './client.ts';
import type { Cluster } from './cluster.ts';
import { toolsFolder } from './tools/cache.ts';

/** A guide whose blocks of commands have tags: "```console backup". */
export interface Guide {
  readonly tags: readonly string[];
  /** The policy that it shows first. */
  readonly policy: string;
  readonly blockOf: (tag: string) => string;
}

export function guideAt(path: string): Guide {
  const blocks = blocksOf(readFileSync(join(root, path), 'utf8'));
  const consoles = blocks.filter(({ language }) => language === 'console');
  return {
    tags: consoles.map(({ tag }) => tag),
    policy: blocks.find(({ language }) => language === 'yaml')?.text ?? '',
    blockOf: (tag) => {
      const found = consoles.find((one) => one.tag === tag);
      if (found === undefined) throw new Error(`${path} shows no commands ${tag}`);
      return found.text;
    },
  };
}

export interface Desk {
  /** Types a block of the guide as it stands; rejects with what was said where one of its commands fails. */
  readonly type: (tag: string) => Promise<string>;
  readonly typed: ReadonlySet<string>;
}

/** A folder as a person would have it, with these files and the charts, and kubectl, helm and domicile on the path. */
export async function deskAt(
  { admin }: Cluster,
  guide: Guide,
  files: Readonly<Record<string, string>>,
): Promise<Desk> {
  const folder = await temporaryFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const main = join(root, 'cmd', 'domicile', 'main.ts');
  writeFileSync(join(bin, 'domicile'), `#!/bin/sh\nexec '${node}' '${main}' "$@"\n`, { mode: 0o755 });
  symlinkSync(join(root, 'charts'), join(folder, 'charts'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const settings = `export KUBECONFIG='${admin.kubeconfig}' PATH='${bin}:${toolsFolder()}':$PATH; cd '${folder}'`;
  const typed = new Set<string>();
  return {
    typed,
    type: async (tag) => {
      typed.add(tag);
      const script = `set -euo pipefail\n${settings}\n${guide.blockOf(tag)}`;
      const { status, stdout, stderr } = await run('bash', ['-c', script], '', folder);
      if (status !== 0) throw new Error(`${tag}: ${stdout}${stderr}`);
      return stdout;
    },
  };
}
