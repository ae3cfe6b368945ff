import { installPortkey, portkeyProgram } from '../peers/install.ts';
import { MESSAGES_PATH } from './contender.ts';
import type { Contender } from './contender.ts';

/** Started as its own command does, passing Anthropic messages to a host of one's own. */
export const portkey: Contender = {
  id: 'portkey',
  title: 'Portkey 1.15.2',
  masks: false,
  missing: installPortkey,
  path: MESSAGES_PATH,
  headers: ({ upstreamPort }) => ({
    'x-portkey-provider': 'anthropic',
    'x-portkey-custom-host': `http://127.0.0.1:${upstreamPort}/v1`,
  }),
  command: ({ port }) =>
    Promise.resolve({
      file: process.execPath,
      args: [portkeyProgram(), `--port=${port}`, '--headless'],
      env: { NODE_ENV: 'production' },
    }),
};
