import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { wrongTwins } from '../../pkg/policy/wrong-twin.test-data.ts';
import { root } from '../run/domicile.ts';
import type { Client } from './client.ts';
import { type Cluster, up } from './cluster.ts';
import { celMessages, established, policyOf, policyPath } from './policies.ts';
import './patience.ts';

let cluster: Cluster;
let admin: Client;

beforeAll(async () => {
  cluster = await up({ node: false });
  admin = cluster.admin;
  await admin.kubectl('apply', '-f', join(root, 'crds'));
  await established(admin);
  await admin.kubectl('create', 'namespace', 'agents');
});
afterAll(async () => cluster?.down());

/** The status and the message of the API server to a policy with this spec. */
async function send(spec: unknown, path = policyPath('agents')): Promise<readonly [number, string]> {
  const policy = policyOf('sent', spec, path);
  const { status, body } = await admin.request('POST', `${path}?dryRun=All&fieldValidation=Strict`, policy);
  return [status, (body as { readonly message?: string }).message ?? ''];
}

describe('the definitions', () => {
  test('are taken without a warning', async () => {
    const { status, stderr } = await admin.tryKubectl(['apply', '-f', join(root, 'crds')]);
    expect([status, stderr]).toEqual([0, '']);
  });

  test('are in their category and have short names', async () => {
    const names = await admin.kubectl('api-resources', '--categories=domicile', '--no-headers');
    expect(names).toMatch(/^clusterresidencypolicies +crp +domicile\.dev\/v1alpha1 +false /m);
    expect(names).toMatch(/^residencypolicies +rp +domicile\.dev\/v1alpha1 +true /m);
  });
});

describe('the network policy that the threat model shows', () => {
  test('is taken as it stands', async () => {
    const guide = readFileSync(join(root, 'docs', 'threat-model.md'), 'utf8');
    const shown = /```yaml network-policy\n(?<text>.*?)```/s.exec(guide)?.groups?.['text'] ?? '';
    const path = '/apis/networking.k8s.io/v1/namespaces/agents/networkpolicies?fieldValidation=Strict';
    const { status, body } = await admin.request('POST', path, parse(shown) as unknown);
    expect([status, body]).toMatchObject([201, { spec: { policyTypes: ['Ingress', 'Egress'] } }]);
  });
});

describe('a policy', () => {
  const examples = join(root, 'examples', 'policies');

  test.each(readdirSync(examples).filter((name) => name.endsWith('.yaml')))('%s is taken', async (file) => {
    const { status, stderr } = await admin.tryKubectl(['apply', '-f', join(examples, file)]);
    expect([status, stderr]).toEqual([0, '']);
  });

  test('gets its defaults', async () => {
    const policy = policyOf('defaults', { residency: { allow: ['EU'] } });
    const { body } = await admin.request('POST', policyPath('agents'), policy);
    expect(body).toMatchObject({
      spec: { mode: 'Enforce', residency: { covers: ['Processing', 'SecondHops'], unknown: 'Deny' } },
    });
  });

  test('is listed by its short name with mode, places and age', async () => {
    await admin.kubectl('apply', '-f', join(examples, 'eu-only.yaml'));
    const listed = (await admin.kubectl('get', 'rp', '-n', 'agents', 'eu-only')).trimEnd().split('\n');
    expect(listed[0]).toMatch(/^NAME +MODE +ALLOW +PODS +DRIFTED +SOUND +READY +AGE/);
    expect(listed[1]).toMatch(/^eu-only +Enforce +\["EU","CH"\] +\d+s/);
  });

  test('keeps its spec when its status is written, and its status when its spec is', async () => {
    const created = await admin.request(
      'POST',
      policyPath('agents'),
      policyOf('two', { residency: { allow: ['EU'] } }),
    );
    expect(created.status).toBe(201);
    const path = `${policyPath('agents')}/two`;
    const both = (selected: number): object => ({ spec: { mode: 'Audit' }, status: { pods: { selected } } });
    const merge = 'application/merge-patch+json';
    const status = await admin.request('PATCH', `${path}/status`, both(1), merge);
    expect(status).toMatchObject({
      status: 200,
      body: { spec: { mode: 'Enforce' }, status: { pods: { selected: 1 } }, metadata: { generation: 1 } },
    });
    const spec = await admin.request('PATCH', path, both(2), merge);
    expect(spec).toMatchObject({
      status: 200,
      body: { spec: { mode: 'Audit' }, status: { pods: { selected: 1 } }, metadata: { generation: 2 } },
    });
  });
});

describe('a wrong policy is refused with a message that says what is wrong', () => {
  test.each(wrongTwins)('%s', async (_title, spec, ...problems) => {
    const [status, message] = await send(parse(spec));
    expect(status).toBe(422);
    for (const problem of problems) expect(message).toContain(problem.split('; allowed: ')[1]);
  });

  test.each([
    ['nothing about residency', 'mode: Audit', 422, 'spec.residency: Required value'],
    ['no place', 'residency: {allow: []}', 422, 'spec.residency.allow in body should have at least 1 items'],
    [
      'a mode that is none',
      'mode: Enforced\nresidency: {allow: [EU]}',
      422,
      'supported values: "Enforce", "Audit"',
    ],
    ['a place twice', 'residency: {allow: [EU, EU]}', 422, 'spec.residency.allow[1]: Duplicate value: "EU"'],
    [
      'a field that is not known',
      'residency: {alow: [EU], allow: [EU]}',
      400,
      'unknown field "spec.residency.alow"',
    ],
  ])('%s', async (_title, spec, expected, part) => {
    const [status, message] = await send(parse(spec));
    expect([status, message]).toEqual([expected, expect.stringContaining(part)]);
  });

  test('as a cluster policy too', async () => {
    for (const [, spec] of wrongTwins)
      expect(await send(parse(spec), policyPath())).toEqual([422, expect.anything()]);
  });

  test('and every rule that the definition states is among these', () => {
    const crd = readFileSync(join(root, 'crds', 'residencypolicies.domicile.dev.yaml'), 'utf8');
    const sent = wrongTwins.flatMap(([, , ...problems]) =>
      problems.map((one) => one.split('; allowed: ')[1]),
    );
    expect(celMessages(parse(crd)).filter((message) => !sent.includes(message))).toEqual([]);
  });
});
