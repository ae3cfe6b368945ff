import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';

/** Programs are started, on machines that are busy. Milliseconds. */
jest.setTimeout(60_000);

const policy = join('examples', 'policies', 'eu-only.yaml');

async function domicile(input: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { stdio: 'pipe' });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, stdout, stderr };
}

const inject = (input: string, ...args: readonly string[]) =>
  domicile(input, 'inject', '-f', '-', '--policy', policy, ...args);

const service = `# Not ours.
apiVersion: v1
kind: Service
metadata: {name: support}   # stays as it is
`;
const deployment = `---
# What answers customers.
apiVersion: apps/v1
kind: Deployment
metadata: {name: support, namespace: agents}
spec:
  template:
    metadata:
      annotations:
        domicile.dev/inject: enabled # all that it takes
    spec:
      containers:
        - name: agent # the one
          image: agent:1
          env:
            - {name: FEATURE, value: "on"}
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inject-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('domicile inject', () => {
  test('leaves other documents byte for byte, keeps comments, and says what it did', async () => {
    const { status, stdout, stderr } = await inject(service + deployment);
    expect(status).toBe(0);
    expect(stdout.startsWith(service)).toBe(true);
    for (const comment of ['# What answers customers.', '# all that it takes', '# the one'])
      expect(stdout).toContain(comment);
    expect(stdout).toContain('value: "on"');
    const [, workload] = parseAllDocuments(stdout).map((document) => document.toJS());
    expect(workload.spec.template.spec.initContainers).toMatchObject([
      { name: 'domicile-proxy', restartPolicy: 'Always' },
    ]);
    expect(stderr).toContain('Deployment support: injected (Cooperative; agents/eu-only)');
  });

  test('twice is once, and uninject gives back what went in', async () => {
    const { stdout: once } = await inject(service + deployment);
    expect((await inject(once)).stdout).toBe(once);
    expect((await domicile(once, 'uninject', '-f', '-')).stdout).toBe(
      (service + deployment).replace(
        '- {name: FEATURE, value: "on"}',
        '- name: FEATURE\n              value: "on"',
      ),
    );
  });

  test('a refused pod is status 1, with how to fix it, and nothing to apply', async () => {
    const { status, stdout, stderr } = await inject(
      service + deployment.replace('      containers:', '      hostNetwork: true\n      containers:'),
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(
      'Deployment support: refused (pod.host_namespaces): The pod has hostNetwork: true',
    );
  });

  test('what does not ask is left alone, unless its namespace enforces', async () => {
    const plain = deployment.replace('domicile.dev/inject: enabled', 'example.com/note: plain');
    expect(await inject(plain)).toMatchObject({
      stdout: plain,
      stderr: expect.stringContaining('skipped (not-annotated)'),
    });
    expect((await inject(plain, '--enforce')).stderr).toContain('injected (Lockdown; agents/eu-only)');
    const namespace =
      '---\nkind: Namespace\nmetadata: {name: agents, labels: {domicile.dev/inject: enabled}}\n';
    expect((await inject(plain + namespace)).stderr).toContain('injected (Lockdown');
  });

  test('settings of the installation go into the sidecar', async () => {
    const authority = join(folder, 'ca.pem');
    await writeFile(authority, 'AUTHORITY');
    const { stdout } = await inject(deployment, '--proxy-image', 'r/p@sha256:1', '--channel-ca', authority);
    const [proxy] = parse(stdout).spec.template.spec.initContainers;
    expect(proxy.image).toBe('r/p@sha256:1');
    expect(proxy.env).toContainEqual({ name: 'DOMICILE_CHANNEL_CA', value: 'AUTHORITY' });
  });

  test('does without the names that a policy has from ConfigMaps', async () => {
    const named = join(folder, 'named.yaml');
    const masking =
      '{dictionaries: [{name: Customer, configMaps: [{name: customers, key: names}]}], rules: [{entities: [Customer], strategy: Hash}]}';
    await writeFile(
      named,
      `apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: named, namespace: agents}\nspec: {residency: {allow: [EU]}, masking: ${masking}}\n`,
    );
    const { status, stderr } = await domicile(deployment, 'inject', '-f', '-', '--policy', named);
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('ConfigMap')]);
  });

  test('takes JSON, and aliases of YAML', async () => {
    const metadata = { name: 'a', namespace: 'agents', annotations: { 'domicile.dev/inject': 'enabled' } };
    const json = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata,
      spec: { containers: [{ name: 'a', image: 'a' }] },
    };
    expect(parse((await inject(JSON.stringify(json))).stdout).spec.initContainers).toHaveLength(1);
    const aliases = deployment.replace(
      '          env:',
      '        - {name: more, image: b, env: &e [{name: X, value: y}]}\n        - name: third\n          env: *e\n        - name: last\n          env:',
    );
    const { containers } = parse((await inject(aliases)).stdout).spec.template.spec;
    expect(containers).toHaveLength(4);
    expect(containers[2].env).toContainEqual({ name: 'X', value: 'y' });
  });

  test('takes a field without a value for one that is not there, as kubectl does', async () => {
    const empty = deployment
      .replace(/env:\n.*\n/, 'env:\n          securityContext:\n          envFrom: null\n')
      .replace('      containers:', '      volumes:\n      initContainers:\n      containers:');
    const { status, stdout } = await inject(empty, '--enforce');
    expect(status).toBe(0);
    const { spec } = parse(stdout).spec.template;
    expect(spec.initContainers).toHaveLength(2);
    expect(spec.containers[0].env).toContainEqual(expect.objectContaining({ name: 'DOMICILE_SECRET' }));
    expect((await domicile(empty, 'uninject', '-f', '-')).stdout).toBe(empty);
    expect((await inject(stdout, '--enforce')).stdout).toBe(stdout);
  });

  test.each([
    ['env: 5', 'spec.containers[0].env must be a list'],
    ['env: [NAME=value]', 'spec.containers[0].env[0] must be an object'],
    ['env: [{value: x}]', 'spec.containers[0].env[0].name is missing'],
  ])('a pod with %s is told of, where it is to be injected', async (wrong, message) => {
    const malformed = deployment.replace(/env:\n.*\n/, `${wrong}\n`);
    const { status, stdout, stderr } = await inject(malformed);
    expect([status, stdout]).toEqual([64, '']);
    expect(stderr).toContain(`Deployment support: the pod at spec.template is none: ${message}.`);
    const left = malformed.replace('domicile.dev/inject: enabled', 'example.com/note: plain');
    expect(await inject(left)).toMatchObject({ status: 0, stdout: left });
    expect(await domicile(malformed, 'uninject', '-f', '-')).toMatchObject({ status: 0, stdout: malformed });
  });

  test.each([
    ['a: [', 'standard input: '],
    ['', undefined],
  ])('%j', async (input, message) => {
    const { status, stdout, stderr } = await inject(input);
    expect([status, stdout]).toEqual([message === undefined ? 0 : 64, '']);
    expect(stderr).toContain(message ?? '');
  });

  test('a file that is not there', async () => {
    const { status, stderr } = await domicile('', 'uninject', '-f', 'missing.yaml');
    expect([status, stderr]).toEqual([
      64,
      'The file missing.yaml cannot be read (ENOENT: there is no such file).\n',
    ]);
  });
});
