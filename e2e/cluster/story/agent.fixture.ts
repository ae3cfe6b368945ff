import { createServer } from 'node:http';
import process from 'node:process';
import { json } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import Anthropic from '@anthropic-ai/sdk';
import type { Outcome, Question } from './questions.ts';

/**
 * An agent as anybody would write it, on the real SDK. Arguments: `once QUESTION` asks and ends, with status 1 where it
 * got no answer; `always QUESTION [PAUSE_MS]` asks for ever; `serve` asks what others post to it. What came of it is a
 * line of JSON.
 */
const [mode = '', question = '{}', pauseMs = '50'] = process.argv.slice(2);
process.once('SIGTERM', () => process.exit(0));

async function ask({ content, geo }: Question, maxRetries = 2): Promise<Outcome> {
  try {
    const { data, response } = await new Anthropic({ maxRetries }).messages
      .create({
        model: 'claude-opus-4-6',
        max_tokens: 100,
        messages: [{ role: 'user', content }],
        ...(geo !== undefined && { inference_geo: geo }),
      })
      .withResponse();
    const text = data.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
    const steered = response.headers.get('x-domicile-steered');
    return { text, ...(steered !== null && { steered }) };
  } catch (error) {
    return error instanceof Anthropic.APIError && error.status !== undefined
      ? { status: error.status as number, message: error.message }
      : { error: String(error) };
  }
}

const say = (outcome: Outcome): void => void process.stdout.write(`${JSON.stringify(outcome)}\n`);

if (mode === 'serve') {
  createServer((request, response) => {
    void json(request)
      .then((asked) => ask(asked as Question))
      .then((outcome) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(outcome));
      });
  }).listen(8080);
} else if (mode === 'always') {
  for (;;) {
    say(await ask(JSON.parse(question) as Question, 0));
    await delay(Number(pauseMs));
  }
} else {
  const outcome = await ask(JSON.parse(question) as Question);
  say(outcome);
  process.exitCode = 'text' in outcome ? 0 : 1;
}
