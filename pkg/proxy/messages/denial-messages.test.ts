import { describe, expect, test } from '@jest/globals';
import type { ReasonCode } from '../../api/decision.ts';
import { ask } from '../client.fixture.ts';
import {
  asked,
  askedThrough,
  askedWith,
  canary,
  canaryParts,
  policyName,
  readError,
  type Row,
  tunnelTo,
} from './provoke.fixture.ts';
import { prompt, type RigOptions, startRig } from '../rig.fixture.ts';

const hosts = { hostParams: { bedrock: { region: 'us-east-1' } } };
const converse = JSON.stringify({ messages: [{ role: 'user', content: [{ text: canary }] }] });
const profile = (id: string): string => `/model/${id}.anthropic.claude-sonnet-4-5-20250929-v1:0/converse`;
const vertex = '/projects/p/locations/us-east5/publishers/anthropic/models/claude-opus-4-6:rawPredict';
const search = { type: 'web_search_20250305', name: 'web_search' };
const server = { type: 'url', name: 'crm', url: `https://mcp.example/${canary}` };
const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } };

/** Where it is processed needs an approval, and where it is kept is known. */
const nebius = askedThrough('https://api.tokenfactory.nebius.com/v1/chat/completions', {
  body: JSON.stringify({ model: 'a', messages: [{ role: 'user', content: canary }] }),
});
const egress = (rules: string): RigOptions => ({ policy: { more: `\n  egress: [${rules}]` } });

/** Each reason with ways to be denied for it, or why it denies nothing. */
const table: Readonly<Record<ReasonCode, readonly (Row & { readonly by: string })[] | string>> = {
  allowed: 'it allows',
  allowed_by_exception: 'it allows',
  audit_only: 'it allows',
  processing_outside: [
    {
      name: 'a profile of another region',
      rig: { hostParams: { bedrock: { region: 'eu-central-1' } } },
      provoke: asked({ body: converse }, profile('eu'), 'bedrock'),
      found:
        /A request to bedrock \(bedrock-runtime\.eu-central-1\.amazonaws\.com\) would be processed in .* outside US/,
      way: /Use a region of US with a profile that stays there, or add DE, ES, FR, IE, IT, SE to residency\.allow\.$/,
      by: 'residency.allow',
    },
  ],
  processing_anywhere: [
    {
      name: 'no place asked for',
      provoke: askedWith({ inference_geo: 'global' }),
      found: /A request to anthropic \(api\.anthropic\.com\) would be processed anywhere, outside US/,
      way: /inference_geo/,
      by: 'residency.allow',
    },
    {
      name: 'a global profile',
      rig: hosts,
      provoke: asked({ body: converse }, profile('global'), 'bedrock'),
      found: /would be processed anywhere, outside US/,
      way: /Use the us\. profile\.$/,
      by: 'residency.allow',
    },
  ],
  processing_unknown: [
    {
      name: 'two models',
      provoke: asked(
        { body: prompt(canary, { model: 'claude-opus-4-5', anthropic_version: 'vertex-2023-10-16' }) },
        vertex,
        'vertex',
      ),
      found: /place that is not known: the path and the body name different models/,
      way: /Name one model: leave it out of the body, or name the same one in both\.$/,
      by: 'residency.unknown',
    },
    {
      name: 'a tunnel to a provider',
      provoke: tunnelTo('api.anthropic.com:443'),
      found: /A request to anthropic \(api\.anthropic\.com\) .*cannot be looked into/,
      way: /: the request cannot be looked into, and its body decides the place\. Instead of a tunnel use the base URL that Domicile sets for Anthropic\.$/,
      by: 'residency.unknown',
    },
    {
      name: 'a tunnel to a host that nobody names',
      provoke: tunnelTo('crm.example:443'),
      found: /A request to crm\.example .*neither the catalog nor a policy knows the place of this host/,
      way: /Name crm\.example in an egress rule with hosts and location\.$/,
      by: 'residency.unknown',
    },
    ...['169.254.169.254:80', 'metadata.google.internal:80', '[fd00:ec2::254]:80'].map((authority) => ({
      name: `a tunnel to the metadata of a cloud, ${authority}`,
      provoke: tunnelTo(authority),
      found: /A request to \S+ would be processed in a place that is not known/,
      way: /hands out credentials: let the agent do without it, and give what it needs by credentials in the policy\.$/,
      by: 'residency.unknown',
    })),
  ],
  storage_outside: [
    {
      name: 'a provider that keeps it elsewhere',
      rig: { policy: { residency: '\n    unknown: RequireApproval\n    covers: [Processing, Storage]' } },
      provoke: nebius,
      found: /A request to nebius \(api\.tokenfactory\.nebius\.com\) would be kept in FI, outside US: /,
      way: /add FI to residency\.allow/i,
      by: 'residency.allow',
    },
  ],
  storage_unknown: [
    {
      name: 'a provider that states nothing',
      rig: { policy: { residency: '\n    covers: [Processing, Storage]' } },
      provoke: asked(),
      found: /would be kept in a place that is not known: Anthropic states in no request where data is kept/,
      way: /Declare anthropic\/\S+ in residency\.conditions/,
      by: 'residency.unknown',
    },
  ],
  telemetry_outside:
    'nobody states a place of telemetry but for hosts that policies declare as a whole: processing is judged first',
  telemetry_unknown: [
    {
      name: 'a provider that states nothing',
      rig: { policy: { residency: '\n    covers: [Processing, Telemetry]' } },
      provoke: asked(),
      found: /would leave telemetry in a place that is not known/,
      way: /Choose a provider that states a place of telemetry/,
      by: 'residency.unknown',
    },
  ],
  second_hop_denied: [
    {
      name: 'a tool that the provider runs, by its field',
      provoke: askedWith({ tools: [{ name: 't', input_schema: {} }, search] }),
      found:
        /asked for by tools\.1: the request involves a web search that the provider runs; .*; secondHops is Deny, as it is where a policy says nothing of them\./,
      way: /Leave tools\.1 out of the request, or let the policy say secondHops: Remove/,
      by: 'residency.secondHops',
    },
    {
      name: 'a tool of a type that is not known, by its field',
      provoke: askedWith({ tools: [{ type: 'foo_20260101', name: 't' }] }),
      found:
        /asked for by tools\.0: the request involves an agent .* or a tool or setting that is not known here; /,
      way: /Leave tools\.0 out of the request/,
      by: 'residency.secondHops',
    },
    {
      name: 'a server, by its field and host',
      provoke: askedWith({ mcp_servers: [server], tools: [search] }),
      found: /asked for by (mcp_servers\.0 \(mcp\.example\)|tools\.0): the request involves/,
      way: /Leave (mcp_servers\.0, tools\.0|tools\.0, mcp_servers\.0) out of the request/,
      by: 'residency.secondHops',
    },
    {
      name: 'more than are worth naming',
      provoke: askedWith({
        mcp_servers: Array.from({ length: 12 }, (_, n) => ({ ...server, url: `https://m${n}.example` })),
      }),
      found: /asked for by mcp_servers\.0 \(m0\.example\)/,
      way: /Leave (mcp_servers\.\d, ){7}mcp_servers\.7 and 4 more out of the request/,
      by: 'residency.secondHops',
    },
    {
      name: 'a guardrail, by its header',
      rig: hosts,
      provoke: asked(
        { body: converse, headers: { 'x-amzn-bedrock-guardrailidentifier': canary } },
        profile('us'),
        'bedrock',
      ),
      found: /asked for by the header x-amzn-bedrock-guardrailidentifier: the request involves a guardrail/,
      way: /Leave the header x-amzn-bedrock-guardrailidentifier out of the request/,
      by: 'residency.secondHops',
    },
  ],
  second_hop_outside: [
    {
      name: 'a server whose place nobody knows',
      rig: { policy: { residency: '\n    secondHops: Allow' } },
      provoke: askedWith({ mcp_servers: [server] }),
      found:
        /asked for by mcp_servers\.0 \(mcp\.example\): .* not known to stay within US, and the policy says secondHops: Allow/,
      way: /Leave mcp_servers\.0 out of the request, or name mcp\.example in an egress rule/,
      by: 'residency.secondHops',
    },
  ],
  egress_denied: [
    {
      name: 'a rule that denies',
      rig: egress('{name: claude, provider: anthropic, action: Deny}'),
      provoke: asked(),
      found: /The egress rule claude denies anthropic \(api\.anthropic\.com\)/,
      way: /Use a destination that the policy allows\.$/,
      by: 'egress[0] (claude)',
    },
  ],
  egress_unmatched: [
    {
      name: 'no rule',
      rig: egress('{name: open, provider: openai, action: Allow}'),
      provoke: asked(),
      found: /No egress rule names anthropic \(api\.anthropic\.com\)/,
      way: /Add an egress rule for anthropic/,
      by: 'egress',
    },
    {
      name: 'no rule for a tunnel',
      rig: egress('{name: open, provider: openai, action: Allow}'),
      provoke: tunnelTo('api.anthropic.com:443'),
      found: /No egress rule names anthropic \(api\.anthropic\.com\)/,
      way: /Add an egress rule for anthropic .*Instead of a tunnel use the base URL that Domicile sets for Anthropic\.$/,
      by: 'egress',
    },
    {
      name: 'no rule for the metadata of a cloud',
      rig: egress('{name: open, provider: openai, action: Allow}'),
      provoke: tunnelTo('169.254.169.254:80'),
      found: /No egress rule names 169\.254\.169\.254\./,
      way: /No egress rule names 169\.254\.169\.254\. 169\.254\.169\.254 is the metadata service .* let the agent do without it/,
      by: 'egress',
    },
  ],
  data_class: [
    {
      name: 'what was found in it',
      rig: {
        policy: {
          allow: 'US, DE',
          more: '\n  dataClasses: [{name: mail, when: {findings: [EmailAddress]}, allow: [DE]}]',
        },
      },
      provoke: asked(),
      found: /holds data of the class mail, which is allowed in DE only/,
      way: /\. Or take the data of this class out\.$/,
      by: 'dataClasses[0] (mail)',
    },
  ],
  uninspectable: [
    {
      name: 'an image',
      provoke: askedWith({ messages: [{ role: 'user', content: [image] }] }),
      found: /The request has 1 part \(images, documents, files\) that cannot be inspected/,
      way: /Send text instead, or set masking\.uninspectable: Allow/,
      by: 'masking.uninspectable',
    },
  ],
  approval_required: [
    {
      name: 'a rule that asks for one',
      rig: egress('{name: claude, provider: anthropic, action: RequireApproval}'),
      provoke: asked(),
      found: /The egress rule claude asks for an approval of anthropic/,
      way: /Use a destination that needs no approval\. .*approvals do not exist yet/,
      by: 'egress[0] (claude)',
    },
  ],
};

const rows = Object.entries(table).flatMap(([reason, found]) =>
  typeof found === 'string' ? [] : found.map((row) => [reason, row.name, row] as const),
);

describe('the message of a denial', () => {
  test.each(rows)('for %s, %s, names policy, field, what was found and the way', async (reason, _, row) => {
    await using rig = await startRig(row.rig);
    const { message } = readError(await row.provoke(rig));
    expect(message).toMatch(row.found);
    expect(message).toMatch(row.way);
    expect(message.startsWith(`Domicile refused this request by ${policyName}, ${row.by}: `)).toBe(true);
    expect(message).not.toMatch(canaryParts);
    await rig.recorded('close');
    expect(rig.records()[0]).toMatchObject({ decision: { deciding: { reason } } });
    expect(rig.upstream.connections).toBe(0);
  });
});

test('a member of the body with a name of its own is not named', async () => {
  await using rig = await startRig({ policy: { residency: '\n    secondHops: Allow' } });
  const body = prompt('Hi.', { [canary]: { mcp_servers: [server] }, mcp_servers: [server] });
  const { text } = await ask(`${rig.base('anthropic')}/v1/messages`, { body });
  expect(text).not.toMatch(canaryParts);
});
