import { createSocket } from 'node:dgram';
import { appendFileSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import type { Note } from './provider.ts';

/**
 * A double of Anthropic, and of Anthropic's models at Bedrock, in a network of its own: says back what it was asked,
 * and notes every request and every datagram. Arguments: certificate, key, file of notes.
 */
const [cert = '', key = '', notes = ''] = process.argv.slice(2);
const note = (what: Omit<Note, 'at'>): void =>
  appendFileSync(
    notes,
    `${JSON.stringify({ at: Date.now(), ...what })}
`,
  );

interface Question {
  readonly model?: string;
  readonly messages?: readonly { readonly content: string }[];
}

const answerTo = ({ model, messages }: Question, usage: object): object => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: model ?? '',
  content: [{ type: 'text', text: `You said: ${messages?.[0]?.content}` }],
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: 1, output_tokens: 1, ...usage },
});

/** What each of its services answers with, by path. */
const services: Readonly<Record<string, (question: Question) => object>> = {
  '/v1/messages': (question) => answerTo(question, { inference_geo: 'us' }),
  '/anthropic/v1/messages': (question) => answerTo(question, {}),
};

const header = ({ headers }: IncomingMessage, name: string): string => String(headers[name] ?? '');

const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (request, response) => {
  void text(request).then((body) => {
    const path = request.url ?? '';
    const [host, apiKey, authorization] = ['host', 'x-api-key', 'authorization'].map((one) =>
      header(request, one),
    );
    note({ kind: 'request', path, host, key: apiKey, authorization, body });
    const service = services[path];
    if (service === undefined) return void response.writeHead(404).end();
    const answer = JSON.stringify(service(JSON.parse(body) as Question));
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
});
server.on('connection', () => note({ kind: 'connection' }));
const datagrams = createSocket('udp6').on('message', (data) =>
  note({ kind: 'datagram', path: data.toString() }),
);
datagrams.bind(443, '::', () => server.listen(443, '::', () => note({ kind: 'ready' })));
