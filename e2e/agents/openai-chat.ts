import OpenAI from 'openai';
import { countedFetch, orders, report } from './agent.ts';

const { prompt, stream = false, extra = {} } = orders<{ prompt: string; stream?: boolean; extra?: object }>();
const counted = countedFetch();
const client = new OpenAI({ fetch: counted.fetch });

await report(async () => {
  const params = { model: 'gpt-5.2', messages: [{ role: 'user' as const, content: prompt }], ...extra };
  const completion = stream
    ? await client.chat.completions.stream({ ...params, stream: true }).finalChatCompletion()
    : await client.chat.completions.create({ ...params, stream: false });
  const message = completion.choices[0]?.message;
  const inputs = (message?.tool_calls ?? []).map((call) =>
    call.type === 'function' ? call.function.arguments : '',
  );
  return { text: message?.content ?? '', inputs: inputs.map((given) => JSON.parse(given) as unknown) };
}, counted.attempts);
