import type { ErrorCode } from '../../errors/domicile-error.ts';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { openSegmentFile } from '../../journal/segment-file.ts';
import { posted, Wire } from '../client.fixture.ts';
import { prompt, startRig } from '../rig.fixture.ts';
import { contentMessage, json } from '../upstream.fixture.ts';
import {
  asked,
  askedThrough,
  askedWith,
  answering,
  asJson,
  canary,
  declaring,
  messagesPath,
  textOf,
  type Row,
  type Rows,
} from './provoke.fixture.ts';

const body = prompt(canary);
const chat = JSON.stringify({ model: 'a', messages: [{ role: 'user', content: canary }] });
const full = async (): Promise<never> => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
const masks = '\n  masking: {rules: [{entities: [EmailAddress], strategy: Redact}]}';
const redirecting: Row['provoke'] = async (rig) => {
  rig.upstream.answer((response) => response.writeHead(307, { location: `https://${canary}/` }).end());
  return textOf(rig);
};

/** What Domicile or the provider cannot do. */
export const proxyRows: Readonly<
  Record<Exclude<ErrorCode, `${'policy' | 'operation' | 'request' | 'caller'}.${string}`>, Rows>
> = {
  'proxy.busy': [
    {
      name: 'more exchanges than the bound',
      rig: { bounds: { exchanges: 1 } },
      provoke: async (rig) => {
        const held = rig.upstream.hold();
        const first = textOf(rig);
        const { response } = await held;
        const text = await textOf(rig);
        json(response, contentMessage([]));
        await first;
        return text;
      },
      found: /More exchanges are in flight, or answers not recorded yet, than the bound exchanges \(1;/,
      way: /try again later, or raise it/,
    },
  ],
  'proxy.draining': [
    {
      name: 'while it shuts down',
      rig: { bounds: { drainMs: 60_000 } },
      provoke: async (rig) => {
        const held = rig.upstream.hold();
        const client = new Wire(rig.proxy.port, posted(rig.proxy.port, messagesPath, body));
        const { response } = await held;
        const drained = rig.proxy.drain();
        client.socket.write(posted(rig.proxy.port, messagesPath, body));
        await rig.recorded('open', 2);
        json(response, contentMessage([]));
        await client.closed;
        await drained;
        return client.text.slice(client.text.lastIndexOf('\r\n\r\n') + 4);
      },
      found: /The proxy is shutting down/,
      way: /try again once it is back/,
    },
  ],
  'proxy.not_configured': [
    {
      name: 'without a policy',
      provoke: async (rig) => {
        rig.proxy.withdrawPolicy();
        return asked({ body: chat }, '/chat/completions', 'openai')(rig);
      },
      found: /No policy is in force here/,
      way: /Load a policy, or try again once this proxy is ready/,
    },
  ],
  'proxy.internal': [
    {
      name: 'a thread that cannot start',
      rig: { bounds: { largeBodyBytes: 100 }, startInspector: () => Promise.reject(new Error(canary)) },
      provoke: asked(),
      found: /the proxy failed, and does not guess/,
      way: /report what it says/,
    },
  ],
  'recording.failed': [
    {
      name: 'a full disk',
      rig: {
        policy: declaring('crm.example'),
        openFile: async (path) => ({ ...(await openSegmentFile(path)), write: full }),
      },
      provoke: askedThrough('http://crm.example/anna'),
      found: /The journal cannot take the record, so the request was not sent/,
      way: /Free the disk, or set recording\.onFailure: Continue/,
      by: 'recording.onFailure',
    },
  ],
  'masking.failed': [
    {
      name: 'keys that masking makes equal',
      rig: { policy: { masking: masks } },
      provoke: askedWith({ tools: [{ name: 't', input_schema: { [canary]: 1, 'bert@example.com': 2 } }] }),
      found: /masking would give two keys of one object the same name/,
      way: /do not use such values as keys, or mask them by the strategy Pseudonym or Hash/,
    },
  ],
  'credential.missing': [
    {
      name: 'a signature that cannot be passed on',
      rig: { policy: { allow: 'EU' }, hostParams: { bedrock: { region: 'eu-central-1' } } },
      provoke: asked(
        {
          body: JSON.stringify({ messages: [{ role: 'user', content: [{ text: canary }] }] }),
          headers: {
            authorization: 'AWS4-HMAC-SHA256 Credential=anna/20261122/eu-central-1/bedrock/aws4_request',
          },
        },
        '/model/eu.anthropic.claude-sonnet-4-5-20250929-v1:0/converse',
        'bedrock',
      ),
      found: /The request is signed \(AWS4\) by the agent for this proxy/,
      way: /name a sigv4 credential for bedrock in the policy/,
    },
  ],
  'upstream.unreachable': [
    {
      name: 'nobody there',
      rig: { connectTo: () => new Map([['anthropic', new URL('http://127.0.0.1:1')]]) },
      provoke: asked(),
      found:
        /^Domicile allowed this request to api\.anthropic\.com, .*could not be reached: the connection failed \(ECONNREFUSED\)/,
      way: /Check the network from here to it/,
    },
    {
      name: 'no handshake in time',
      provoke: async () => {
        const mute = createServer().listen(0, '127.0.0.1');
        await once(mute, 'listening');
        const url = new URL(`https://127.0.0.1:${(mute.address() as AddressInfo).port}`);
        const slow = await startRig({
          policy: declaring('llm.example'),
          bounds: { connectMs: 40 },
          connectTo: () => new Map([['llm.example', url]]),
        });
        try {
          return await askedThrough('http://llm.example/v1/chat/completions', { body: chat })(slow);
        } finally {
          await slow[Symbol.asyncDispose]();
          mute.close();
        }
      },
      found: /there was no connection within the bound connectMs \(40 ms; DOMICILE_BOUNDS/,
      way: /which may be raised/,
    },
    {
      name: 'an answer that is cut off',
      provoke: async (rig) => {
        rig.upstream.answer((response) => {
          response.writeHead(200, { ...asJson, 'content-length': '99' });
          response.write('{', () => response.destroy());
        });
        return textOf(rig);
      },
      found: /The provider cut its answer off/,
      way: /Send the request again, or stream it/,
    },
  ],
  'upstream.invalid': [
    {
      name: 'a redirect',
      provoke: redirecting,
      found: /answered with a redirect \(307\)/,
      way: /Ask the place that answers without one/,
    },
    {
      name: 'an answer that is not what its coding says',
      provoke: answering({ ...asJson, 'content-encoding': 'gzip' }, canary),
      found: /The provider's answer is not gzip, as its Content-Encoding says/,
      way: /see what does between this proxy and the provider/,
    },
    {
      name: 'an answer over the bound',
      rig: { bounds: { answerBytes: 10 } },
      provoke: answering(asJson, JSON.stringify(contentMessage([]))),
      found: /larger than the bound answerBytes \(10 bytes;/,
      way: /stream it, ask for less, or raise it/,
    },
    {
      name: 'JSON that is none',
      provoke: answering(asJson, `{"${canary}":`),
      found: /a part of the answer is not the JSON it should be/,
      way: /send the request again, .* or ask the provider if it stays so/,
    },
  ],
  'upstream.timeout': [
    {
      name: 'no answer',
      rig: { bounds: { firstByteMs: 40 } },
      provoke: async (rig) => {
        void rig.upstream.hold();
        return textOf(rig);
      },
      found:
        /^Domicile allowed this request to api\.anthropic\.com, and has no answer to give: The provider sent nothing for 0\.04 s, which is the bound firstByteMs \(40 ms;/,
      way: /Send the request again, stream it, or raise the bound/,
    },
    {
      name: 'an answer that stops',
      rig: { bounds: { idleMs: 40 } },
      provoke: async (rig) => {
        rig.upstream.answer((response) =>
          response.writeHead(200, { ...asJson, 'content-length': '99' }).write('{'),
        );
        return textOf(rig);
      },
      found: /which is the bound idleMs \(40 ms;/,
      way: /raise the bound/,
    },
    {
      name: 'no answer of a host whose bytes are relayed',
      rig: {
        policy: declaring('crm.example'),
        bounds: { firstByteMs: 40 },
        connectTo: ({ url }) => new Map([['crm.example', url]]),
      },
      provoke: async (rig) => {
        void rig.upstream.hold();
        return askedThrough('http://crm.example/anna')(rig);
      },
      found:
        /^Domicile allowed this request to crm\.example, and has no answer to give: .* the bound firstByteMs \(40 ms;/,
      way: /raise the bound/,
    },
  ],
};
