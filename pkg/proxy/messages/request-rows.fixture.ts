import type { ErrorCode } from '../../errors/domicile-error.ts';
import { ask, posted } from '../client.fixture.ts';
import { prompt } from '../rig.fixture.ts';
import {
  asked,
  askedThrough,
  askedWith,
  canary,
  declaring,
  messagesPath,
  password,
  sentWith,
  tunnelTo,
  written,
  type Row,
  type Rows,
} from './provoke.fixture.ts';

const body = prompt(canary);
const noJson = (name: string, sent: string, found: RegExp): Row => ({
  name,
  provoke: asked({ body: sent }),
  found,
  way: /send one whole JSON text \(RFC 8259\) in UTF-8/,
});

/** Callers and requests that are refused as they are. */
export const requestRows: Readonly<
  Record<Extract<ErrorCode, `request.${string}` | `caller.${string}`>, Rows>
> = {
  'caller.secret_missing': [
    {
      name: 'no secret in the path',
      provoke: async (rig) =>
        (await ask(`http://127.0.0.1:${rig.proxy.port}/anthropic/v1/messages`, { body })).text,
      found: /secret of this proxy was not presented/,
      way: /use the URL of the environment, which has it as the first segment of the base URL/,
    },
    {
      name: 'no password of a tunnel',
      provoke: written(() => 'CONNECT crm.example:443 HTTP/1.1\r\nhost: crm.example:443\r\n\r\n'),
      found: /secret of this proxy was not presented/,
      way: /has it as the password of the proxy URL/,
    },
  ],
  'caller.foreign_host': [
    {
      name: 'the host of somebody else',
      provoke: asked({ headers: { host: 'anna.berg.example.org' } }),
      found:
        /The Host header is missing, twice there or another than this proxy's: allowed are 127\.0\.0\.1:\d+/,
      way: /Use the base URL of the environment as it is/,
    },
    {
      name: 'another host than the target',
      provoke: written(
        () =>
          `POST https://api.anthropic.com/v1/messages HTTP/1.1\r\nhost: anna\r\nconnection: close\r\n${password}\r\ncontent-length: 0\r\n\r\n`,
      ),
      found: /another than the host of the request target/,
      way: /send that host, once/,
    },
  ],
  'caller.browser': [
    {
      name: 'an origin',
      provoke: asked({ headers: { origin: `https://${canary}` } }),
      found: /The request has an Origin header/,
      way: /call this proxy from a program, without Origin/,
    },
  ],
  'request.malformed': [
    {
      name: 'bytes that are no HTTP',
      provoke: written(() => `${canary}\r\n\r\n`),
      found: /not well-formed HTTP\/1\.1 \(HPE_[A-Z_]+\)/,
      way: /send it by an HTTP client/,
    },
    {
      name: 'HTTP/2',
      provoke: written(() => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      found: /HTTP\/2 without TLS/,
      way: /let it speak HTTP\/1\.1/,
    },
    {
      name: 'a target that is neither path nor URL',
      provoke: written(() => `GET ftp://anna/ HTTP/1.1\r\nhost: anna\r\nconnection: close\r\n\r\n`),
      found: /request target is neither a path nor an http\(s\) URL/,
      way: /use the base URL or the proxy URL/,
    },
    {
      name: 'a path that is percent-encoded twice',
      provoke: asked({}, '/v1/%2561nna'),
      found: /The path cannot be taken as it is written: the path is percent-encoded twice/,
      way: /Send the path as the documentation of the provider writes it/,
    },
    {
      name: 'another spelling of the path of a model server',
      rig: { policy: declaring('llm.example') },
      provoke: askedThrough('http://llm.example/v1/%63hat/completions'),
      found: /The path is another spelling of \/v1\/chat\/completions/,
      way: /Send \/v1\/chat\/completions in these characters/,
    },
    {
      name: 'an authority that is none',
      provoke: tunnelTo('anna@crm.example:443'),
      found: /the URL has user information/,
      way: /Send the URL in its plain form/,
    },
    {
      name: 'trailers',
      provoke: written(({ proxy }) => {
        const head = posted(proxy.port, messagesPath, '', [
          'transfer-encoding: chunked',
          'connection: close',
        ]);
        const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\nx-mail: ${canary}\r\n\r\n`;
        return head.replace('content-length: 0\r\n', '') + chunk;
      }),
      found: /has trailers behind it/,
      way: /send everything in headers/,
    },
    {
      name: 'a listing with a body',
      provoke: asked({ method: 'GET', body }, '/v1/models'),
      found: /The request has a body, and this operation takes none/,
      way: /send none/,
    },
  ],
  'request.invalid_json': [
    noJson('cut off', body.slice(0, -2), /invalid JSON at byte \d+: it ends too early/),
    noJson('more behind it', `${body}{}`, /bytes follow the end of the document/),
    noJson('deep and cut off', '['.repeat(200), /at byte 200: it ends too early/),
    noJson('a control character', body.replace('anna', 'an\u0001na'), /a string holds a control character/),
    noJson('a bare word', '{"messages":anna}', /invalid JSON at byte 12/),
    {
      name: 'too deep',
      provoke: asked({ body: `${'['.repeat(300)}${']'.repeat(300)}` }),
      found: /nested deeper than 256 levels/,
      way: /nest less deeply/,
    },
    {
      name: 'too many values',
      rig: { bounds: { largeBodyBytes: 8_000_000 } },
      provoke: asked({ body: `[${'1,'.repeat(1_100_000)}1]` }),
      found: /more than 1048576 values/,
      way: /send less in one request/,
    },
  ],
  'request.duplicate_key': [
    {
      name: 'a key twice',
      provoke: asked({ body: `{"anna":1,"anna":2}` }),
      found: /duplicate key at byte 10: an object names a member twice/,
      way: /send each key once/,
    },
  ],
  'request.wrong_shape': [
    {
      name: 'a field that is missing',
      provoke: asked({ body: '{"model":"claude-opus-4-6"}' }),
      found: /the field "messages" is missing/,
      way: /send it, as array/,
    },
    {
      name: 'a field of another type',
      provoke: askedWith({ messages: canary }),
      found: /the field "messages" must be array, and is string/,
      way: /: send array$/,
    },
    {
      name: 'a turn that is none',
      provoke: askedWith({ messages: [canary] }),
      found: /the field "messages\[0\]" must be object, and is string/,
      way: /: send object$/,
    },
    {
      name: 'no object',
      provoke: asked({ body: `["${canary}"]` }),
      found: /the body must be a JSON object/,
      way: /send one/,
    },
    {
      name: 'a model of an unusual form',
      provoke: askedWith({ model: `of ${canary}` }),
      found: /the field "model" has an unusual form/,
      way: /send a model id or ARN of letters, digits and/,
    },
    {
      name: 'a geography of an unusual form',
      provoke: askedWith({ inference_geo: canary }),
      found: /the field "inference_geo" has an unusual form/,
      way: /send a name such as "us"/,
    },
  ],
  'request.timeout': [
    {
      name: 'a body that never ends',
      rig: { bounds: { headersMs: 100, requestMs: 200 } },
      provoke: written(({ proxy }) =>
        posted(proxy.port, messagesPath, '', ['transfer-encoding: chunked']).replace(
          'content-length: 0\r\n',
          '',
        ),
      ),
      found: /did not arrive within the bound headersMs \(100 ms; .*\) or the bound requestMs \(200 ms;/,
      way: /send it faster, or raise them/,
    },
  ],
  'request.length_mismatch': 'a client that left before its body was whole is not there to be told',
  'request.too_large': [
    {
      name: 'a body over the bound',
      rig: { bounds: { requestBodyBytes: 100 } },
      provoke: asked(),
      found:
        /The body is larger than the bound requestBodyBytes \(100 bytes; DOMICILE_BOUNDS sets it for exec/,
      way: /send less, or raise it/,
    },
    {
      name: 'too many texts',
      rig: { bounds: { largeBodyBytes: 8_000_000 } },
      provoke: askedWith({ metadata: Array.from({ length: 262_145 }, () => 'anna') }),
      found: /more than 262,144 texts to look through/,
      way: /Send what it carries in several requests/,
    },
    {
      name: 'too many second hops',
      provoke: askedWith({
        messages: [
          {
            role: 'user',
            content: Array.from({ length: 2305 }, (_, index) => ({
              type: 'container_upload',
              file_id: `anna${index}`,
            })),
          },
        ],
      }),
      found: /names more than 2,048 files, addresses, servers and the like/,
      way: /Name fewer in one request/,
    },
    {
      name: 'too many items that are kept',
      provoke: asked(
        {
          body: JSON.stringify({
            model: 'gpt-5',
            input: Array.from({ length: 3329 }, (_, index) => ({
              type: 'item_reference',
              id: `anna${index}`,
            })),
          }),
        },
        '/v1/responses',
        'openai',
      ),
      found: /refers to more than 3,072 items that its provider keeps of earlier ones/,
      way: /name the last answer by previous_response_id/,
    },
  ],
  'request.too_complex': [
    {
      name: 'a body that takes too long',
      rig: { bounds: { largeBodyBytes: 100, inspectionMs: 1 } },
      provoke: asked({ body: prompt(`${canary} `.repeat(40_000)) }),
      found: /takes more to inspect than the bound inspectionMs \(1 ms;/,
      way: /Send less in one request, or raise it/,
    },
  ],
  'request.unsupported_media_type': [
    {
      name: 'text',
      provoke: asked({ headers: { 'content-type': `text/anna` } }),
      found: /The request has another Content-Type, or none/,
      way: /send JSON as application\/json/,
    },
    {
      name: 'several parts',
      provoke: asked({ headers: { 'content-type': 'multipart/form-data; boundary=anna' } }),
      found: /The request has a multipart body, which is not supported yet/,
      way: /send JSON as application\/json/,
    },
  ],
  'request.unsupported_encoding': [
    {
      name: 'a coding that is not known',
      provoke: asked({ headers: { 'content-encoding': 'anna' } }),
      found: /The Content-Encoding of the body .*, so it cannot be inspected/,
      way: /send it with one of gzip, .*, or uncompressed/,
    },
  ],
  'request.invalid_encoding': [
    {
      name: 'a body that is not what its coding says',
      provoke: asked({ headers: { 'content-encoding': 'gzip' } }),
      found: /The body is not gzip, as its Content-Encoding says/,
      way: /Send exactly one compressed body, whole, or none of that header/,
    },
  ],
  'request.headers_too_large': [
    {
      name: 'one long header',
      rig: { bounds: { headerBytes: 2000 } },
      provoke: sentWith([`x-mail: ${canary.repeat(200)}`]),
      found: /The headers are larger than the bound headerBytes \(2000 bytes;/,
      way: /send less, or raise it/,
    },
    {
      name: 'more header lines than the bound',
      rig: { bounds: { headerCount: 20 } },
      provoke: sentWith(Array.from({ length: 20 }, (_, index) => `x-${index}: ${canary}`)),
      found: /or more than the bound headerCount \(20;/,
      way: /send less, or raise it/,
    },
  ],
};
