import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ALWAYS_PRESENT, MESSAGES_PATH, NODE_MEMORY_FLAGS, NO_HEADERS } from './contender.ts';
import type { Contender, ContenderId } from './contender.ts';

const forwarder = (id: ContenderId, title: string): Contender => ({
  id,
  title,
  masks: false,
  missing: ALWAYS_PRESENT,
  path: MESSAGES_PATH,
  headers: NO_HEADERS,
  /** Bundled as the product is: run from source, Node's type stripping alone would cost 30 MB. */
  async command({ port, upstreamPort, folder }) {
    const bundle = path.join(folder, `${id}.cjs`);
    await build({
      entryPoints: [fileURLToPath(new URL(`../forwarders/${id}.ts`, import.meta.url))],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'cjs',
      logLevel: 'silent',
    });
    return {
      file: process.execPath,
      args: [...NODE_MEMORY_FLAGS, bundle, String(port), String(upstreamPort)],
    };
  },
});

export const direct: Contender = {
  id: 'direct',
  title: 'direct',
  masks: false,
  missing: ALWAYS_PRESENT,
  path: MESSAGES_PATH,
  headers: NO_HEADERS,
  command: () => Promise.resolve(undefined),
};

export const nodeHttp = forwarder('node-http', 'bare node:http');
export const undici = forwarder('undici', 'bare undici');
