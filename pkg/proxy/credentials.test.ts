import { describe, expect, test } from '@jest/globals';
import { createHash, createHmac, generateKeyPairSync } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import type { Credential } from '../api/credential.ts';
import { ask, askThrough } from './client.fixture.ts';
import { encode as compress } from './coding/coding.fixture.ts';
import { aws, prompt, type Rig, secret, startOfTime, startRig } from './rig.fixture.ts';
import { json, type Seen } from './upstream.fixture.ts';

const claude = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const converse = (rig: Rig, model = claude): string =>
  `${rig.base('bedrock')}/model/${encodeURIComponent(model)}/converse`;

function startBedrock(credential: Credential): Promise<Rig> {
  return startRig({
    policy: { more: '\n  credentials: [{provider: bedrock, sigv4: {}}]' },
    credentials: new Map([['bedrock', credential]]),
    hostParams: { bedrock: { region: 'us-east-1' } },
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** The signature of what arrived, worked out from AWS's description of version 4 alone. */
function signatureOf(
  seen: Seen,
  secretAccessKey: string,
): { given: string; expected: string; signed: string[] } {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, , date = '', region = '', service = '', names = '', given = ''] =
    pattern.exec(seen.headers.authorization ?? '') ?? [];
  const signed = names.split(';');
  const [path = '', query = ''] = seen.url.split('?');
  const canonical = [
    seen.method,
    path.split('/').map(encode).join('/'),
    query.split('&').toSorted().join('&'),
    ...signed.map((name) => `${name}:${String(seen.headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    names,
    sha256(seen.body),
  ].join('\n');
  const time = String(seen.headers['x-amz-date']);
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${secretAccessKey}`, date));
  return { given, expected: hmac(key, toSign).toString('hex'), signed };
}

describe('an AWS signature', () => {
  const body = JSON.stringify({
    messages: [{ role: 'user', content: [{ text: 'Write to anna@example.org.' }] }],
  });

  test('is made for the body as it was edited, whatever the agent signed', async () => {
    await using rig = await startBedrock(aws);
    await ask(converse(rig), {
      body,
      headers: {
        authorization:
          'AWS4-HMAC-SHA256 Credential=placeholder/20261122/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=00',
        'x-amz-date': '20200101T000000Z',
        'x-amz-security-token': 'of-the-agent',
        'x-amz-content-sha256': sha256(body),
      },
    });
    const seen = rig.upstream.seen[0] as Seen;
    expect(seen.body).toMatch(/EMAIL_ADDRESS_/);
    const { given, expected, signed } = signatureOf(seen, aws.secretAccessKey);
    expect(given).toBe(expected);
    expect(signed).toEqual(expect.arrayContaining(['host', 'x-amz-content-sha256', 'x-amz-date']));
    expect(seen.headers).toMatchObject({
      host: 'bedrock-runtime.us-east-1.amazonaws.com',
      'x-amz-date': '20261122T000000Z',
      'x-amz-content-sha256': sha256(seen.body),
    });
    expect(seen.headers).not.toHaveProperty('x-amz-security-token');
    expect(seen.headers.authorization).toContain(
      'Credential=AKIDEXAMPLE/20261122/us-east-1/bedrock/aws4_request',
    );
  });

  test('is made for the body as it was decoded and edited, where the agent compressed it', async () => {
    await using rig = await startBedrock(aws);
    await ask(converse(rig), { body });
    await ask(converse(rig), { body: compress('gzip', body), headers: { 'content-encoding': 'gzip' } });
    const [plain, decoded] = rig.upstream.seen;
    expect(decoded?.body).toMatch(/EMAIL_ADDRESS_/);
    expect(decoded).toEqual(plain);
    const { given, expected } = signatureOf(decoded as Seen, aws.secretAccessKey);
    expect(given).toBe(expected);
  });

  test('names the session of temporary credentials, and signs it', async () => {
    await using rig = await startBedrock({ ...aws, sessionToken: 'a-session' });
    await ask(converse(rig), { body });
    const seen = rig.upstream.seen[0] as Seen;
    const { given, expected, signed } = signatureOf(seen, aws.secretAccessKey);
    expect(given).toBe(expected);
    expect(seen.headers['x-amz-security-token']).toBe('a-session');
    expect(signed).toContain('x-amz-security-token');
  });

  test('covers the query and the empty body of a listing', async () => {
    await using rig = await startBedrock(aws);
    rig.upstream.answer((response) => json(response, { modelSummaries: [] }));
    const answer = await ask(
      `${rig.base('bedrock')}/foundation-models?byProvider=Anthropic&byInferenceType=ON_DEMAND`,
      {
        method: 'GET',
      },
    );
    expect(answer.status).toBe(200);
    const { given, expected } = signatureOf(rig.upstream.seen[0] as Seen, aws.secretAccessKey);
    expect(given).toBe(expected);
  });

  test('of the agent, with none in custody, is refused: it would not be valid', async () => {
    await using rig = await startRig({ hostParams: { bedrock: { region: 'us-east-1' } } });
    const answer = await ask(converse(rig), {
      body,
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x' },
    });
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('name a sigv4 credential');
    expect(rig.upstream.connections).toBe(0);
  });
});

describe('a header credential', () => {
  test('is put where its provider wants it, and nowhere else', async () => {
    await using rig = await startRig({
      policy: {
        more: '\n  credentials: [{provider: openai, bearer: {}}, {provider: anthropic, apiKey: {}}]',
      },
      credentials: new Map<string, Credential>([
        ['openai', { kind: 'header', header: 'authorization', value: 'Bearer sk-real' }],
        ['anthropic', { kind: 'header', header: 'x-api-key', value: 'sk-ant-real' }],
      ]),
      hostParams: { openai: { region: 'us' } },
    });
    const chat = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hi.' }] };
    const placeholder = { authorization: 'Bearer placeholder' };
    await ask(`${rig.base('openai')}/chat/completions`, { body: JSON.stringify(chat), headers: placeholder });
    await ask(`${rig.base('anthropic')}/v1/messages`, {
      body: JSON.stringify({ ...chat, inference_geo: 'us', max_tokens: 1 }),
      headers: placeholder,
    });
    const [openai, anthropic] = rig.upstream.seen;
    expect(openai?.headers.authorization).toBe('Bearer sk-real');
    expect(openai?.headers).not.toHaveProperty('x-api-key');
    expect(anthropic?.headers['x-api-key']).toBe('sk-ant-real');
    expect(anthropic?.headers).not.toHaveProperty('authorization');
    expect(rig.journalText()).not.toMatch(/sk-real|sk-ant-real/);
  });

  test('is put nowhere where no policy keeps it', async () => {
    await using rig = await startRig({
      credentials: new Map([['anthropic', { kind: 'header', header: 'x-api-key', value: 'sk-ant-real' }]]),
    });
    const headers = { 'x-api-key': 'of-the-agent' };
    await ask(`${rig.base('anthropic')}/v1/messages`, { body: prompt('Hi.'), headers });
    expect(rig.upstream.seen[0]?.headers['x-api-key']).toBe('of-the-agent');
  });

  test.each([
    ['http://vllm.example:8000', 'Bearer sk-own'],
    ['http://vllm.example', 'Bearer placeholder'],
    ['http://hook.example', 'Bearer placeholder'],
    ['http://chosen.example:8000', 'Bearer placeholder'],
  ])('of a server of your own: %s, declared and asked like one, is shown %s', async (origin, shown) => {
    const named = { host: 'vllm.example', scheme: 'http', port: '8000' };
    const chosenByThePod = { ...named, host: 'chosen.example' };
    await using rig = await startRig({
      policy: {
        more: `
  egress:
    - {name: servers, hosts: [vllm.example, hook.example, chosen.example], location: [US], action: Allow}
  credentials: [{provider: self-hosted, bearer: {}, hosts: [VLLM.example]}]`,
      },
      credentials: new Map<string, Credential>([
        ['self-hosted', { kind: 'header', header: 'authorization', value: 'Bearer sk-own' }],
      ]),
      hostParams: { 'self-hosted': named, openai: chosenByThePod },
    });
    const body = JSON.stringify({
      model: 'llama',
      messages: [{ role: 'user', content: 'Hi.' }],
    });
    const headers = { authorization: 'Bearer placeholder' };
    const through = { port: rig.proxy.port, password: secret };
    const answer = await askThrough(through, `${origin}/v1/chat/completions`, { body, headers });
    expect(answer.status).toBe(200);
    expect(rig.upstream.seen[0]?.headers.authorization).toBe(shown);
  });
});

describe('a service account', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const account = {
    kind: 'serviceAccount',
    header: 'authorization',
    scheme: 'Bearer ',
    email: 'agent@project.iam.gserviceaccount.com',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    keyId: 'key-1',
  } as const satisfies Credential;
  const path = '/projects/p/locations/us-east5/publishers/anthropic/models/claude-opus-4-6:rawPredict';
  const body = JSON.stringify({
    anthropic_version: 'vertex-2023-10-16',
    max_tokens: 1,
    messages: [{ role: 'user', content: 'Hi.' }],
  });

  test('signs its own token for an hour, and a new one five minutes before its end', async () => {
    await using rig = await startRig({
      policy: { more: '\n  credentials: [{provider: vertex, gcp: {}}]' },
      credentials: new Map([['vertex', account]]),
    });
    const tokens: string[] = [];
    for (const seconds of [0, 3299, 3300]) {
      rig.time.now = startOfTime + seconds * 1000;
      expect((await ask(rig.base('vertex') + path, { body })).status).toBe(200);
      tokens.push((rig.upstream.seen.at(-1)?.headers.authorization ?? '').replace('Bearer ', ''));
    }
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).not.toBe(tokens[0]);
    const currentDate = new Date(startOfTime);
    const { payload } = await jwtVerify(tokens[0] ?? '', publicKey, { currentDate });
    expect(payload).toEqual({
      iss: account.email,
      sub: account.email,
      scope: 'https://www.googleapis.com/auth/cloud-platform',
      iat: startOfTime / 1000,
      exp: startOfTime / 1000 + 3600,
    });
    expect(decodeProtectedHeader(tokens[0] ?? '')).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'key-1' });
  });
});

describe('a request that is steered to another host', () => {
  const policy = (hosts: string) => ({
    residency: `
    steer: true
    conditions: [openai/regional-project]`,
    more: `
  credentials: [{provider: openai, bearer: {}${hosts}}]`,
  });
  const credentials = new Map<string, Credential>([
    ['openai', { kind: 'header', header: 'authorization', value: 'Bearer sk-real' }],
  ]);
  const asking = {
    body: JSON.stringify({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hi.' }] }),
    headers: { authorization: 'Bearer of-the-agent' },
  };

  test.each(['', ', hosts: [us.api.openai.com]'])(
    'goes with the credential that is for it (%j)',
    async (hosts) => {
      await using rig = await startRig({ policy: policy(hosts), credentials });
      const answer = await ask(`${rig.base('openai')}/chat/completions`, asking);
      expect(answer.status).toBe(200);
      expect(rig.upstream.seen[0]?.headers).toMatchObject({
        host: 'us.api.openai.com',
        authorization: 'Bearer sk-real',
      });
    },
  );

  test("is refused where ours is for other hosts: the agent's own was not meant for this one", async () => {
    await using rig = await startRig({ policy: policy(', hosts: [api.openai.com]'), credentials });
    const answer = await ask(`${rig.base('openai')}/chat/completions`, asking);
    expect(answer.status).toBe(451);
    expect(answer.text).toContain(
      'It could be steered to us.api.openai.com with a credential for openai that goes to this host (credentials[].hosts)',
    );
    expect(rig.upstream.connections).toBe(0);
  });
});
