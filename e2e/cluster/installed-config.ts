import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OperatorConfig, readOperatorConfig } from '../../pkg/config/operator-config.ts';
import { operatorNamespace } from './chart.ts';
import type { Client } from './client.ts';

/** The operator's configuration as it would read it, from what the chart installed. */
export async function installedConfig(admin: Client): Promise<OperatorConfig> {
  const name = ['configmap', 'domicile-operator', '-n', operatorNamespace, '-o', 'json'];
  const { data } = JSON.parse(await admin.kubectl('get', ...name)) as {
    readonly data: Readonly<Record<string, string>>;
  };
  const folder = mkdtempSync(join(tmpdir(), 'domicile-config-'));
  try {
    const file = join(folder, 'operator.yaml');
    writeFileSync(file, data['operator.yaml'] ?? '');
    return await readOperatorConfig(file, {});
  } finally {
    rmSync(folder, { recursive: true });
  }
}
