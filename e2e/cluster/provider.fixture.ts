import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import process from 'node:process';
import { text } from 'node:stream/consumers';

/**
 * A double of Anthropic in a network of its own: says back what it was asked, and notes every connection and request.
 * Arguments: certificate, key, file of notes.
 */
const [cert = '', key = '', notes = ''] = process.argv.slice(2);
const note = (what: object): void =>
  appendFileSync(notes, `${JSON.stringify({ at: Date.now(), ...what })}\n`);

interface Question {
  readonly model: string;
  readonly messages: readonly { readonly content: string }[];
}

const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (request, response) => {
  void text(request).then((body) => {
    note({
      kind: 'request',
      host: request.headers.host,
      url: request.url,
      key: request.headers['x-api-key'],
      body,
    });
    const { model, messages } = JSON.parse(body) as Question;
    const answer = {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model,
      content: [{ type: 'text', text: `You said: ${messages[0]?.content}` }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: { input_tokens: 1, output_tokens: 1, inference_geo: 'us' },
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
});
server.on('connection', () => note({ kind: 'connection' }));
server.listen(443, '0.0.0.0', () => note({ kind: 'ready' }));
