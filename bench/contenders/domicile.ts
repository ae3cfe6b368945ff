import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sidecarEnvironment, sidecarFlags } from '../../images/contents.ts';
import { NO_HEADERS } from './contender.ts';
import type { Contender, ContenderId, Setting } from './contender.ts';

/** The product is started as its image starts it; `npm run build` makes the bundle. */
const BUNDLE =
  process.env['DOMICILE_BUNDLE'] ?? fileURLToPath(new URL('../../dist/sidecar.mjs', import.meta.url));
const SECRET = 'bench0secret0bench0secret0bench0';

const policy = (on: boolean): string =>
  JSON.stringify({
    apiVersion: 'domicile.dev/v1alpha1',
    kind: 'ResidencyPolicy',
    metadata: { name: 'bench', namespace: 'bench' },
    spec: {
      mode: on ? 'Enforce' : 'Audit',
      residency: { allow: ['US'] },
      ...(on
        ? {
            masking: {
              rules: [
                {
                  entities: ['EmailAddress', 'Iban', 'CreditCard', 'PhoneNumber', 'IpAddress'],
                  strategy: 'Pseudonym',
                },
              ],
            },
          }
        : {}),
      recording: { level: on ? 'Masked' : 'Off' },
    },
  });

const config = (setting: Setting, policyFile: string): string =>
  JSON.stringify({
    listen: { host: '127.0.0.1', port: setting.port },
    secret: SECRET,
    policies: [policyFile],
    journal: path.join(setting.folder, 'journal'),
    connectTo: { anthropic: `http://127.0.0.1:${setting.upstreamPort}` },
  });

const domicile = (id: ContenderId, title: string, on: boolean): Contender => ({
  id,
  title,
  masks: on,
  missing: () =>
    access(BUNDLE).then(
      () => undefined,
      () => 'not built: npm run build',
    ),
  path: `/${SECRET}/anthropic/v1/messages`,
  headers: NO_HEADERS,
  async command(setting) {
    const policyFile = path.join(setting.folder, 'policy.yaml');
    const configFile = path.join(setting.folder, 'config.json');
    await writeFile(policyFile, policy(on));
    await writeFile(configFile, config(setting, policyFile));
    return {
      file: process.execPath,
      args: [...sidecarFlags, BUNDLE, '--config', configFile],
      env: { ...sidecarEnvironment, ANTHROPIC_API_KEY: 'sk-bench-not-a-key' },
    };
  },
});

export const domicileOff = domicile('domicile-off', 'Domicile, off', false);
export const domicileOn = domicile('domicile-on', 'Domicile, everything on', true);
