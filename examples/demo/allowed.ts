import { say, tokensIn } from '../../e2e/double/reply.ts';
import type { SeenRequest } from '../../e2e/double/seen.ts';
import type { JournalRecord } from '../../pkg/api/record.ts';
import { readRecords } from '../../pkg/journal/records.ts';
import { holdsValue, promptOf, seenPrompt, values, wholeOf } from './facts.ts';
import type { Screen } from './screen.ts';
import { apiKey, type Stage } from './stage.ts';

const prompt = `Remind ${values.email} that the refund to ${values.iban} is due on Friday.`;

interface Views {
  readonly wire: string;
  readonly wireKey: string;
  readonly tokens: readonly string[];
  readonly answer: string;
  /** The recorded request and answer. */
  readonly recorded: readonly [string, string];
  readonly records: string;
  readonly decided: string;
}

/** One request as the agent, the provider and the journal each see it. */
export async function showAllowed(stage: Stage, screen: Screen): Promise<void> {
  screen.title('1  An allowed request: inference_geo is "us", and the policy allows the US');
  stage.double.play((request) => say(reminder(tokensOf(request))));
  const report = await stage.agent.act({ prompt, geo: 'us', stream: false, webSearch: false });
  const [request] = stage.double.seen;
  if (report.kind !== 'answer' || request === undefined)
    return screen.check('the request is answered', false);
  const { open, close } = await lastExchange(stage.journal);
  const views: Views = {
    wire: wholeOf(request),
    wireKey: String(request.headers['x-api-key']),
    tokens: tokensOf(request),
    answer: report.text,
    recorded: [recordedPrompt(open), close?.response ?? ''],
    records: JSON.stringify([open, close]),
    decided: open?.decision?.deciding.message ?? '',
  };
  for (const token of views.tokens) screen.mark('token', token);
  show(screen, views, seenPrompt(request), stage.agent.key);
  judge(screen, views, stage.agent.key);
}

function show(screen: Screen, views: Views, wirePrompt: string, agentKey: string): void {
  screen.row('agent sends', prompt);
  screen.row('provider gets', wirePrompt);
  screen.row('provider says', reminder(views.tokens));
  screen.row('agent reads', views.answer);
  screen.row('journal holds', views.recorded[0]);
  screen.row('   and', views.recorded[1]);
  screen.row('decided', views.decided);
  screen.row("agent's key", agentKey);
  screen.row("provider's key", views.wireKey);
}

function judge(screen: Screen, views: Views, agentKey: string): void {
  const { tokens, recorded } = views;
  screen.check(
    'the provider was sent neither value, in no byte of the request',
    tokens.length === 2 && !holdsValue(views.wire),
  );
  screen.check('the agent reads both values again', views.answer === reminder([values.email, values.iban]));
  screen.check(
    'the journal has the request and the answer, with tokens',
    recorded.every((text) => tokens.every((token) => text.includes(token))) && !holdsValue(views.records),
  );
  screen.check(
    'the real API key reached the provider and never the agent',
    views.wireKey === apiKey && !agentKey.includes(apiKey),
  );
}

function reminder([email = '', iban = '']: readonly string[]): string {
  return `Done: I wrote to ${email} that ${iban} will be credited on Friday.`;
}

function tokensOf(request: SeenRequest): readonly string[] {
  return tokensIn(seenPrompt(request));
}

function recordedPrompt(open: Opened | undefined): string {
  return promptOf(JSON.parse(open?.request ?? '{}') as Record<string, unknown>);
}

/** How long an exchange that has its answer may go on being recorded. */
const exchangeMs = 5_000;

type Opened = Extract<JournalRecord, { type: 'open' }>;
type Closed = Extract<JournalRecord, { type: 'close' }>;

interface Exchanged {
  readonly open: Opened | undefined;
  readonly close: Closed | undefined;
}

/**
 * The newest exchange of a journal that is being written, once it is all there: its end is written a little later, and
 * that of the one before it may be written later still.
 */
export async function lastExchange(journal: string): Promise<Exchanged> {
  const giveUp = AbortSignal.timeout(exchangeMs);
  for (;;) {
    const found = await newest(journal);
    if (found.close !== undefined) return found;
    giveUp.throwIfAborted();
  }
}

async function newest(journal: string): Promise<Exchanged> {
  let open: Opened | undefined;
  let close: Closed | undefined;
  for await (const record of readRecords(journal)) {
    if (record.type === 'open') {
      open = record;
      close = undefined;
    }
    if (record.type === 'close' && record.session === open?.session && record.exchange === open.exchange)
      close = record;
  }
  return { open, close };
}
