import { parseArgs } from 'node:util';
import { type Double, type Script, startDouble } from './double.ts';
import { paced } from './gate.ts';
import { say } from './reply.ts';
import { callOnce, echoTokens, everything } from './scripts.ts';
import { textOf } from './seen.ts';

const scripts: Readonly<Record<string, (text: string) => Script>> = {
  echo: () => echoTokens,
  everything: () => everything,
  say: (text) => () => say(text),
  tool: (name) => callOnce(name === '' ? 'send_mail' : name, (tokens) => ({ to: tokens[0] ?? '' })),
};

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    script: { type: 'string', default: 'echo' },
    text: { type: 'string', default: '' },
    pace: { type: 'string', default: '0' },
    show: { type: 'boolean', default: false },
  },
});

const chosen = scripts[values.script];
if (chosen === undefined) throw new Error(`--script must be one of ${Object.keys(scripts).join(', ')}`);
const double = await startDouble(withPace(chosen(values.text), Number(values.pace)), Number(values.port));
console.log(double.url);
if (values.show) void showRequests(double);

function withPace(script: Script, milliseconds: number): Script {
  if (milliseconds === 0) return script;
  return async (request, nth) => {
    const reply = await script(request, nth);
    return reply.kind === 'answer' ? { ...reply, gate: paced(milliseconds) } : reply;
  };
}

/** Prints every request as the provider saw it, one JSON line each. */
async function showRequests(from: Double): Promise<void> {
  for (let shown = 0; ; shown += 1) {
    const next = await from.when((request) => from.seen.indexOf(request) === shown);
    console.log(JSON.stringify({ seen: textOf(next) }));
  }
}
