import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Locality } from '../api/location.ts';
import type { BodyFacts } from '../api/request.ts';
import { builtInCatalog } from './catalog.ts';
import { hostSet } from './host-names.ts';
import { identifyHost } from './identify-host.ts';
import { identify } from './identify.ts';
import { locate } from './locate.ts';
import { locationLabel, placeLabel } from './place-label.ts';
import { isRefusal } from './refusal.ts';

const surroundings = { declaredHosts: hostSet(['crm.example.eu']), hostParams: {} };
const noFacts: BodyFacts = {
  model: undefined,
  inferenceGeo: undefined,
  stream: false,
  secondHops: [],
  keepsState: [],
  uninspectable: {},
};

function at(url: string, facts: Partial<BodyFacts> | 'unread' = {}, method = 'POST'): Locality {
  const destination = identify(method, { kind: 'absolute', url }, builtInCatalog, surroundings);
  if (isRefusal(destination)) throw new Error(`${destination.message} ${url}`);
  return locate(destination, facts === 'unread' ? undefined : { ...noFacts, ...facts }, builtInCatalog);
}

const invoke = (region: string, model: string, suffix = 'amazonaws.com') =>
  `https://bedrock-runtime.${region}.${suffix}/model/${encodeURIComponent(model)}/invoke`;
const arn = (type: string, id: string, region = 'eu-central-1', partition = 'aws') =>
  `arn:${partition}:bedrock:${region}:123456789012:${type}/${id}`;
const vertex = (host: string, location: string, model = 'claude-opus-5') =>
  `https://${host}/v1/projects/p/locations/${location}/publishers/anthropic/models/${model}:rawPredict`;

describe('locate, Anthropic', () => {
  const messages = 'https://api.anthropic.com/v1/messages';
  test.each([
    ['us', 'US', 'Documented'],
    ['global', 'anywhere', 'Documented'],
    [undefined, 'unknown', 'Unknown'],
    ['eu', 'unknown', 'Unknown'],
    ['US', 'unknown', 'Unknown'],
    ['us ', 'unknown', 'Unknown'],
    ['', 'unknown', 'Unknown'],
    ['constructor', 'unknown', 'Unknown'],
  ])('inference_geo %j is %s', (inferenceGeo, label, confidence) => {
    const locality = at(messages, { inferenceGeo });
    expect(placeLabel(locality)).toBe(label);
    expect(locality.processing.confidence).toBe(confidence);
  });

  test('what is not the messages API may be anywhere, inference_geo or not', () => {
    const counted = at(`${messages}/count_tokens`, { inferenceGeo: 'us' });
    expect(counted.processing).toMatchObject({ location: { kind: 'anywhere' }, confidence: 'Inferred' });
    expect(placeLabel(at('https://api.anthropic.com/v1/models', 'unread', 'GET'))).toBe('anywhere');
  });

  test('a body that was not read is unknown', () => {
    expect(at(messages, 'unread').processing.reason).toMatch(/was not read/);
  });

  test('storage and telemetry are unknown, and the reason says that the vendor states neither', () => {
    const { storage, telemetry } = at(messages, { inferenceGeo: 'us' });
    expect([storage.location.kind, telemetry.location.kind]).toEqual(['unknown', 'unknown']);
    expect(storage.reason).toBe('Anthropic states in no request where data is kept');
  });

  test('second hops are unknown and say what they are', () => {
    const { secondHops } = at(messages, { secondHops: [{ kind: 'mcp', target: 'https://mcp.example.com' }] });
    expect(secondHops).toMatchObject([{ kind: 'mcp', processing: { location: { kind: 'unknown' } } }]);
    expect(secondHops[0]?.processing.reason).toMatch(/MCP server/);
  });
});

describe('locate, OpenAI', () => {
  test.each([
    ['us', 'US'],
    ['api', 'unknown'],
    ['au', 'unknown'],
    ['jp', 'unknown'],
    ['gb', 'unknown'],
    ['ae', 'unknown'],
  ])('the host %s is %s', (host, label) => {
    expect(placeLabel(at(`https://${host === 'api' ? '' : `${host}.`}api.openai.com/v1/responses`))).toBe(
      label,
    );
  });

  test('eu is the EEA with Switzerland', () => {
    const { location } = at('https://eu.api.openai.com/v1/chat/completions').processing;
    expect(location).toMatchObject({ countries: expect.arrayContaining(['CH', 'DE', 'IS', 'LI', 'NO']) });
    expect(locationLabel(location)).toBe('EU+EFTA');
  });

  test('a listing of a regional host is not covered by its statement', () => {
    expect(placeLabel(at('https://us.api.openai.com/v1/models', 'unread', 'GET'))).toBe('unknown');
  });
});

describe('locate, Bedrock', () => {
  test.each([
    ['eu-central-1', 'anthropic.claude-opus-5', 'DE'],
    ['eu-central-1', 'anthropic.claude-opus-5-v1:0', 'DE'],
    ['eu-central-1', 'amazon.nova-pro-v1:0:300k', 'DE'],
    ['us-east-1', 'us.anthropic.claude-opus-5', 'US'],
    ['us-west-1', 'us.anthropic.claude-opus-5', 'US'],
    ['ca-central-1', 'us.anthropic.claude-opus-5', 'CA+US'],
    ['ca-west-1', 'us.amazon.nova-pro-v1:0', 'CA+US'],
    ['eu-central-1', 'eu.anthropic.claude-opus-5', 'multiple'],
    ['ap-northeast-1', 'jp.anthropic.claude-opus-5', 'JP'],
    ['ap-southeast-2', 'au.anthropic.claude-opus-5', 'AU'],
    ['us-gov-west-1', 'us-gov.anthropic.claude-opus-5', 'US'],
    ['eu-central-1', 'global.anthropic.claude-opus-5', 'anywhere'],
    ['eu-central-1', 'global.newvendor.model', 'anywhere'],
    ['eu-central-1', arn('inference-profile', 'global.anthropic.claude-opus-5'), 'anywhere'],
    ['eu-central-1', arn('foundation-model', 'anthropic.claude-opus-5').replace('123456789012', ''), 'DE'],
    ['eu-central-1', arn('inference-profile', 'eu.anthropic.claude-opus-5'), 'multiple'],
  ])('from %s, %s is %s', (region, model, label) => {
    const locality = at(invoke(region, model));
    expect(placeLabel(locality)).toBe(label);
    expect(locality.processing.confidence).toBe('Documented');
  });

  test.each([
    ['ca-central-1', 'ca.amazon.nova-pro-v1:0', 'CA'],
    ['us-east-1', 'us.meta.llama4-scout-17b-instruct-v1:0', 'US'],
    ['ap-southeast-1', 'apac.anthropic.claude-sonnet-4', 'multiple'],
  ])('from %s, %s is inferred to be %s', (region, model, label) => {
    const locality = at(invoke(region, model));
    expect(placeLabel(locality)).toBe(label);
    expect(locality.processing.confidence).toBe('Inferred');
  });

  test.each([
    ['eu-central-1', 'us.anthropic.claude-opus-5', /not documented for the region/],
    ['us-east-1', 'eu.anthropic.claude-opus-5', /not documented for the region/],
    ['eu-central-1', 'eu.newvendor.model-1', /does not know/],
    ['eu-central-1', 'eu.ai21.jamba-1', /does not know/],
    ['eu-central-1', 'newvendor.model-1', /does not know/],
    ['eu-central-1', 'mars.anthropic.claude-opus-5', /does not know/],
    ['eu-central-1', 'eu', /neither a model id nor an ARN/],
    ['eu-central-1', 'claude-opus-5', /neither a model id nor an ARN/],
    ['eu-central-1', 'EU.anthropic.claude-opus-5', /neither a model id nor an ARN/],
    ['eu-central-1', 'eu.Anthropic.claude-opus-5', /neither a model id nor an ARN/],
    ['eu-central-1', 'eu.anthropic', /does not know/],
    ['xx-moon-1', 'anthropic.claude-opus-5', /region of the host is not in the catalog/],
    ['eu-central-1', arn('inference-profile', 'eu.anthropic.claude-opus-5', 'us-east-1'), /another region/],
    [
      'eu-central-1',
      arn('inference-profile', 'eu.anthropic.claude-opus-5', 'eu-central-1', 'aws-cn'),
      /another region/,
    ],
    ['eu-central-1', arn('inference-profile', 'anthropic.claude-opus-5'), /does not know/],
    ['eu-central-1', arn('foundation-model', 'eu.anthropic.claude-opus-5'), /does not know/],
    ['eu-central-1', arn('application-inference-profile', 'abc123'), /does not show/],
    ['eu-central-1', arn('provisioned-model', 'abc123'), /does not show/],
    ['eu-central-1', arn('prompt-router', 'default'), /does not show/],
    ['eu-central-1', arn('custom-model-deployment', 'abc'), /does not show/],
    [
      'eu-central-1',
      'arn:aws:sagemaker:eu-central-1:123456789012:endpoint/x',
      /neither a model id nor an ARN/,
    ],
    [
      'eu-central-1',
      'arn:aws:bedrock:eu-central-1:123456789012:inference-profile',
      /neither a model id nor an ARN/,
    ],
  ])('from %s, %s is unknown', (region, model, reason) => {
    const locality = at(invoke(region, model));
    expect(placeLabel(locality)).toBe('unknown');
    expect(locality.processing.reason).toMatch(reason);
  });

  test.each([
    ['eu-central-1', [], ['GB', 'CH', 'IL']],
    ['eu-west-2', ['GB'], ['CH', 'IL']],
    ['eu-central-2', ['CH'], ['GB', 'IL']],
    ['il-central-1', ['IL'], ['GB', 'CH']],
  ])('the eu. profile from %s adds its source region and no other', (region, more, others) => {
    const { location } = at(invoke(region, 'eu.anthropic.claude-opus-5')).processing;
    const countries = location.kind === 'countries' ? location.countries : [];
    expect(countries).toEqual(['DE', 'ES', 'FR', 'IE', 'IT', 'SE', ...more].sort());
    for (const other of others) expect(countries).not.toContain(other);
  });

  test('the apac. profile counts every destination that any model has', () => {
    const { location } = at(invoke('ap-northeast-1', 'apac.anthropic.claude-opus-5')).processing;
    expect(location).toMatchObject({ countries: ['AU', 'IN', 'JP', 'KR', 'SG'] });
    const fromDubai = at(invoke('me-central-1', 'apac.anthropic.claude-opus-5')).processing.location;
    expect(fromDubai).toMatchObject({ countries: ['AE', 'AU', 'IN', 'JP', 'KR', 'SG'] });
  });

  test('path and body must name the same model', () => {
    const url = invoke('eu-central-1', 'eu.anthropic.claude-opus-5');
    expect(placeLabel(at(url, { model: 'eu.anthropic.claude-opus-5' }))).toBe('multiple');
    expect(at(url, { model: 'global.anthropic.claude-opus-5' }).processing.reason).toMatch(
      /different models/,
    );
  });

  test('China and the EU sovereign cloud are where their hosts are', () => {
    expect(placeLabel(at(invoke('cn-north-1', 'anthropic.claude-opus-5', 'amazonaws.com.cn')))).toBe('CN');
    expect(placeLabel(at(invoke('eusc-de-east-1', 'anthropic.claude-opus-5', 'amazonaws.eu')))).toBe('DE');
  });

  test('listings are answered in the region of the control plane', () => {
    const url = 'https://bedrock.eu-west-3.amazonaws.com/inference-profiles?type=SYSTEM_DEFINED';
    expect(placeLabel(at(url, 'unread', 'GET'))).toBe('FR');
    expect(
      placeLabel(at('https://bedrock.xx-moon-1.amazonaws.com/inference-profiles', 'unread', 'GET')),
    ).toBe('unknown');
  });
});

describe('locate, Vertex', () => {
  test.each([
    ['europe-west1-aiplatform.googleapis.com', 'europe-west1', 'BE'],
    ['us-east5-aiplatform.googleapis.com', 'us-east5', 'US'],
    ['aiplatform.eu.rep.googleapis.com', 'eu', 'EU'],
    ['aiplatform.us.rep.googleapis.com', 'us', 'US'],
    ['aiplatform.googleapis.com', 'global', 'anywhere'],
    ['europe-west1-aiplatform.googleapis.com', 'europe-west4', 'unknown'],
    ['aiplatform.googleapis.com', 'eu', 'unknown'],
    ['aiplatform.googleapis.com', 'europe-west1', 'unknown'],
    ['aiplatform.eu.rep.googleapis.com', 'us', 'unknown'],
    ['me-central1-aiplatform.googleapis.com', 'me-central1', 'unknown'],
    ['moon1-aiplatform.googleapis.com', 'moon1', 'unknown'],
    ['eu-aiplatform.googleapis.com', 'eu', 'EU'],
  ])('%s with /locations/%s is %s', (host, location, label) => {
    expect(placeLabel(at(vertex(host, location)))).toBe(label);
  });
});

describe('locate, everything else', () => {
  test.each([
    ['https://bedrock-mantle.us-east-1.api.aws/anthropic/v1/messages'],
    ['https://aws-external-anthropic.us-east-1.api.aws/v1/messages/count_tokens'],
    ['https://claude.googleapis.com/v1/projects/p/locations/us/workspaces/w/invoke/v1/messages'],
    ['https://acme.services.ai.azure.com/anthropic/v1/messages'],
    ['https://crm.example.eu/x'],
    ['https://unknown.example/x'],
  ])('%s is unknown', (url) => {
    expect(placeLabel(at(url, { inferenceGeo: 'us' }))).toBe('unknown');
  });

  test('a tunnel to a provider is unknown: its body decides', () => {
    for (const host of ['us.api.openai.com:443', 'bedrock-runtime.eu-central-1.amazonaws.com:443']) {
      const target = identifyHost(host, builtInCatalog, surroundings);
      if (isRefusal(target)) throw new Error(target.message);
      expect(placeLabel(locate(target.destination, undefined, builtInCatalog))).toBe('unknown');
    }
  });

  test("a model that could be somebody's text is not carried on", () => {
    const url = 'https://api.anthropic.com/v1/messages';
    expect(at(url, { model: 'claude-opus-5' }).model).toBe('claude-opus-5');
    expect(at(url, { model: 'claude-opus-5@20260101' }).model).toBe('claude-opus-5@20260101');
    for (const model of ['jane@example.eu', 'my secret', 'x'.repeat(201), 'ä'])
      expect(at(url, { model }).model).toBeUndefined();
  });

  test('no spelling of a request has a smaller location than its canonical form', () => {
    const flags = fc.array(fc.boolean(), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(
        fc.constantFrom('eu-central-1', 'us-east-1', 'ca-central-1', 'ap-northeast-1'),
        fc.constantFrom('', 'eu.', 'us.', 'apac.', 'global.', 'mars.'),
        fc.constantFrom('', '.', ':443', '.:443'),
        flags,
        flags,
        (region, prefix, tail, upper, encoded) => {
          const host = `bedrock-runtime.${region}.amazonaws.com`;
          const model = `${prefix}anthropic.claude-opus-5`;
          const canonical = at(`https://${host}/model/${model}/invoke`).processing;
          const letters = (text: string, flagged: readonly boolean[], change: (letter: string) => string) =>
            text.replace(/./g, (letter, index: number) =>
              flagged[index] === true ? change(letter) : letter,
            );
          const spelledHost = letters(host, upper, (letter) => letter.toUpperCase());
          const spelledModel = letters(model, encoded, percent);
          const spelled = at(`https://${spelledHost}${tail}/model/${spelledModel}/invoke`).processing;
          expect(spelled).toEqual(canonical);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a path that is spelled oddly outside of the model is refused, or means the same', () => {
    const path = '/model/eu.anthropic.claude-opus-5/invoke';
    const origin = 'https://bedrock-runtime.eu-central-1.amazonaws.com';
    const canonical = at(`${origin}${path}`);
    const odd = fc.constantFrom(
      '/',
      '/..',
      '/.',
      '%2f',
      '%2e%2e',
      '%',
      '%25',
      ';x',
      '\\',
      ' ',
      '%00',
      '?',
      '#',
    );
    fc.assert(
      fc.property(fc.nat(path.length), odd, (index, inserted) => {
        const url = `${origin}${path.slice(0, index)}${inserted}${path.slice(index)}`;
        const destination = identify('POST', { kind: 'absolute', url }, builtInCatalog, surroundings);
        if (isRefusal(destination)) return;
        const { processing } = locate(destination, noFacts, builtInCatalog);
        expect(processing.location.kind === 'unknown' || destination.path === path).toBe(true);
        if (destination.path === path) expect(processing).toEqual(canonical.processing);
      }),
      { numRuns: 1000 },
    );
  });
});

function percent(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16)}`;
}
