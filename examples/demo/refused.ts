import type { Screen } from './screen.ts';
import type { Order } from './protocol.ts';
import type { Stage } from './stage.ts';
import { values } from './facts.ts';
import { lastExchange } from './allowed.ts';

const prompt = `What do we know about ${values.email}?`;

interface Refusal {
  readonly what: string;
  readonly order: Order;
  readonly rule: string;
}

const refusals: readonly Refusal[] = [
  {
    what: 'the same host, with inference_geo "global"',
    order: { prompt, geo: 'global', stream: true, webSearch: false },
    rule: 'residency.allow',
  },
  {
    what: 'in the US, but the provider is asked to search the web',
    order: { prompt, geo: 'us', stream: false, webSearch: true },
    rule: 'residency.secondHops',
  },
];

/** Requests that a list of allowed hosts would let pass. */
export async function showRefused(stage: Stage, screen: Screen): Promise<void> {
  screen.title('3  Refused requests: the same allowed host, another place of processing');
  stage.double.play(() => {
    throw new Error('a refused request reached the provider');
  });
  for (const { what, order, rule } of refusals) {
    const report = await stage.agent.act(order);
    const { close } = await lastExchange(stage.journal);
    if (report.kind !== 'refused') {
      screen.check(`${what} is refused`, false);
      continue;
    }
    screen.row('agent asks', what);
    screen.row('agent gets', `${report.status}: ${report.message}`);
    screen.check(
      `refused with 451 by policy agents/demo, ${rule}, after ${report.attempts} attempt, and recorded as denied`,
      report.status === 451 &&
        report.message.includes('policy agents/demo') &&
        report.message.includes(rule) &&
        report.attempts === 1 &&
        close?.outcome === 'denied',
    );
  }
  const { seen, connections } = stage.double;
  screen.check(
    `the provider saw ${seen.length} requests and ${connections} connections meanwhile`,
    seen.length === 0 && connections === 0,
  );
}
