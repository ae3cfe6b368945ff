import process from 'node:process';
import Anthropic from '@anthropic-ai/sdk';

/** Asks once, prints what came of it as one line of JSON, and stays. Arguments: what to say, where it may run. */
const [content = '', geo = ''] = process.argv.slice(2);

async function ask(): Promise<object> {
  try {
    const message = await new Anthropic().messages.create({
      model: 'claude-opus-4-6',
      max_tokens: 100,
      messages: [{ role: 'user', content }],
      inference_geo: geo,
    });
    return { text: message.content.map((block) => (block.type === 'text' ? block.text : '')).join('') };
  } catch (error) {
    return error instanceof Anthropic.APIError
      ? { status: error.status, message: error.message }
      : { error: String(error) };
  }
}

process.stdout.write(`${JSON.stringify(await ask())}\n`);
process.once('SIGTERM', () => process.exit(0));
setInterval(() => undefined, 1_000_000);
