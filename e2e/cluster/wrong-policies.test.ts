import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Operator } from '../../pkg/operator/operator.ts';
import { testContext } from '../../pkg/policy/context.fixture.ts';
import { wrongMeanings } from '../../pkg/policy/wrong-meaning.test-data.ts';
import { wrongShapes } from '../../pkg/policy/wrong-shape.test-data.ts';
import type { Cluster } from './cluster.ts';
import { startRig } from './operator-rig.ts';
import './patience.ts';
import { policyOf, policyPath } from './policies.ts';

/** Behind its definitions and an operator's webhook, an API server takes no policy that the command line refuses. */
let cluster: Cluster;
let operator: Operator;

beforeAll(async () => {
  const made = await startRig(['agents']);
  cluster = made.cluster;
  operator = await made.rig.start({ context: () => testContext });
});
afterAll(async () => {
  await operator?.stop();
  await cluster?.down();
});

async function send(spec: unknown, namespace?: string): Promise<readonly [number, string]> {
  const path = policyPath(namespace);
  const query = '?dryRun=All&fieldValidation=Strict';
  const { status, body } = await cluster.admin.request(
    'POST',
    `${path}${query}`,
    policyOf('sent', spec, path),
  );
  return [status, (body as { readonly message?: string }).message ?? ''];
}

/** Without line and column, which an object of an API server has not. */
const withoutPlace = (problem: string): string => problem.replace(/^\d+:\d+ /, '');

test('a right one is taken', async () => {
  expect(await send({ residency: { allow: ['EU'] } }, 'agents')).toEqual([201, '']);
  expect(await send({ residency: { allow: ['EU'] }, reachableRanges: ['10.0.0.0/8'] })).toEqual([201, '']);
});

test('a wrong one of the cluster is refused likewise', async () => {
  expect(await send({ residency: { allow: ['Atlantis'] } })).toEqual([
    403,
    expect.stringContaining('sent spec.residency.allow[0]: found "Atlantis"'),
  ]);
});

/** What the definition can say of meanings as well: of names of hosts, and of fields that the other kind has. */
const definable = new Set([
  'what only a cluster policy may say',
  'a host with a scheme',
  'a star within a name',
  'a star over a top-level domain',
]);
/** An API server drops what is null before anybody sees it. */
const dropped = 'a list that is null';

test.each(wrongMeanings.filter(([title]) => !definable.has(title)))(
  '%s: refused by the webhook in our own words',
  async (_title, spec, ...problems) => {
    const [status, message] = await send(parse(spec), 'agents');
    expect(status).toBe(403);
    for (const problem of problems) expect(message).toContain(withoutPlace(problem));
  },
);

test.each([
  ...wrongShapes.filter(([title]) => title !== dropped),
  ...wrongMeanings.filter(([title]) => definable.has(title)),
])('%s: refused, and the message names the field', async (_title, spec, ...problems) => {
  const [status, message] = await send(parse(spec), 'agents');
  expect([400, 403, 422]).toContain(status);
  const fields = problems.map((problem) => withoutPlace(problem).split(':')[0] ?? '');
  expect(fields.filter((field) => message.includes(field))).not.toEqual([]);
});

test(`${dropped} is as if it were not there`, async () => {
  const [, spec = ''] = wrongShapes.find(([title]) => title === dropped) ?? [];
  const path = policyPath('agents');
  const policy = policyOf('sent', parse(spec), path);
  const { body } = await cluster.admin.request('POST', `${path}?dryRun=All`, policy);
  expect((body as { readonly spec: object }).spec).not.toHaveProperty('egress');
});
