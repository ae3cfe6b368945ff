import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Decision } from '../api/decision.ts';
import type { Locality } from '../api/location.ts';
import type { OpenBody } from '../api/record.ts';
import { formatSession, formatSessionList, formatVerification } from './format.ts';
import { openJournal } from './journal.ts';
import { columns } from './plain.ts';
import { closeBody, openBody, sessionBody } from './records.fixture.ts';
import { listSessions, maxExcerptLength, readSession } from './sessions.ts';
import { verifyJournal } from './verify.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sessions-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function inCountry(country: string): Locality {
  const statement = {
    location: { kind: 'countries', countries: [country], regions: [] },
    confidence: 'Documented',
    source: 'https://example.com',
    asOf: '2026-01-01',
    reason: 'r',
  } as const;
  const model = 'claude-sonnet';
  return {
    provider: 'anthropic',
    service: 'messages',
    model,
    processing: statement,
    storage: statement,
    telemetry: statement,
    secondHops: [],
    keepsState: [],
  };
}

function denied(message: string): Decision {
  const deciding = {
    policy: 'eu-only',
    rule: 'residency.allow',
    action: 'Deny',
    reason: 'processing_outside',
    message,
    fix: 'Set inference_geo.',
  } as const;
  return { action: 'Deny', deciding, verdicts: [deciding], exceptionsUsed: [] };
}

/** One session with an allowed, a denied and an unfinished request, and the start of another. */
async function record(): Promise<void> {
  let now = Date.UTC(2026, 0, 2, 3, 4, 5);
  const journal = await openJournal({ directory, now: () => (now += 1_000) });
  await journal.append('one', '', sessionBody());
  await journal.append('one', 'x1', openBody({ locality: inCountry('DE') }));
  await journal.append('two', '', sessionBody({ command: ['python'] }));
  await journal.append(
    'one',
    'x2',
    openBody({ locality: inCountry('US'), decision: denied('It would be processed in US.') }),
  );
  await journal.append('one', 'x1', closeBody({ findings: { Iban: 2 } }));
  await journal.append(
    'one',
    'x2',
    closeBody({ outcome: 'denied', status: 451, code: 'policy.denied', response: undefined, restored: 0 }),
  );
  await journal.append('one', 'x3', openBody({ findings: {} }));
  await journal.append('one', '', sessionBody({ type: 'session-end' }));
  await journal.close();
}

describe('the sessions of a journal', () => {
  test('are summed up', async () => {
    await record();

    const [one, two] = await listSessions(directory);

    expect(one).toMatchObject({
      id: 'one',
      startedAt: '2026-01-02T03:04:06.000Z',
      endedAt: '2026-01-02T03:04:13.000Z',
      requests: { allowed: 1, denied: 1, failed: 0, unfinished: 1 },
    });
    expect({ ...one?.places }).toEqual({ DE: 1, US: 1, 'not located': 1 });
    expect({ ...one?.findings }).toEqual({ EmailAddress: 2, Iban: 2 });
    expect(two).toMatchObject({ id: 'two', command: ['python'], endedAt: undefined });
  });

  test('are read while a line is being written', async () => {
    await record();
    appendFileSync(join(directory, 'journal-00000000.jsonl'), '{"v":1,"se');

    expect(await listSessions(directory)).toHaveLength(2);
  });

  test('have their exchanges in the order in which they began', async () => {
    await record();

    const session = await readSession(directory, 'one');

    expect(session?.exchanges.map(({ id, place, close }) => [id, place, close?.outcome])).toEqual([
      ['x1', 'DE', 'completed'],
      ['x2', 'US', 'denied'],
      ['x3', 'not located', undefined],
    ]);
  });

  test('are not made up', async () => {
    await record();

    expect(await readSession(directory, 'three')).toBeUndefined();
  });

  test('show a bounded excerpt of a long request', async () => {
    const journal = await openJournal({ directory });
    await journal.append('one', 'x1', openBody({ request: 'x'.repeat(maxExcerptLength + 1) }));
    await journal.close();

    const session = await readSession(directory, 'one');

    expect(session?.exchanges[0]?.request).toHaveLength(maxExcerptLength + 1);
    expect(session?.exchanges[0]?.request?.endsWith('…')).toBe(true);
  });

  test('count names that come from a file safely', async () => {
    const journal = await openJournal({ directory });
    await journal.append(
      'one',
      'x1',
      openBody({ findings: JSON.parse('{"__proto__":3}') as Record<string, number> }),
    );
    await journal.close();

    expect(formatSessionList(await listSessions(directory))).toContain('one');
    expect(Object.entries((await listSessions(directory))[0]?.findings ?? {})).toEqual([['__proto__', 3]]);
  });
});

describe('what people see', () => {
  /** A session with one exchange that was refused before anything of it was located. */
  async function shownOf(destination: OpenBody['destination']): Promise<string | undefined> {
    const journal = await openJournal({ directory });
    await journal.append('one', 'x1', openBody({ destination, locality: undefined }));
    await journal.close();
    const session = await readSession(directory, 'one');
    return session && formatSession(session);
  }

  test('of what was refused before it was known where it goes, is what was asked for', async () => {
    const shown = await shownOf({ provider: 'anthropic', host: '', method: 'POST', path: '/v1/never' });
    expect(shown).toContain('POST anthropic/v1/never');
    expect(shown).not.toContain('processed in');
  });

  test('of what is addressed to nobody that is known, is where it should go', async () => {
    const shown = await shownOf({ provider: '', host: 'crm.example:99999', method: 'CONNECT', path: '' });
    expect(shown).toMatch(/ CONNECT crm\.example:99999\n {11}not located\n/);
  });

  test('of a session', async () => {
    await record();
    const session = await readSession(directory, 'one');

    expect(session && formatSession(session)).toBe(
      [
        'Session one',
        '  started  2026-01-02 03:04:06 UTC',
        '  ended    2026-01-02 03:04:13 UTC',
        '  command  node agent.js',
        '  policy   aaaaaaaaaaaa',
        '  requests 1 allowed, 1 denied, 0 failed, 1 unfinished',
        '  places   DE 1, US 1, not located 1',
        '  findings EmailAddress 2, Iban 2',
        '',
        '03:04:07  allowed    POST api.anthropic.com/v1/messages  200  13 ms',
        '           claude-sonnet, processed in: DE',
        '           found EmailAddress 1; in the answer Iban 2; restored 1',
        '           > {"model":"claude","messages":[]}',
        '           < Hello EMAIL_ADDRESS_0',
        '',
        '03:04:09  denied     POST api.anthropic.com/v1/messages  451 policy.denied  13 ms',
        '           claude-sonnet, processed in: US',
        '           processing_outside: residency.allow of eu-only',
        '           It would be processed in US.',
        '           Set inference_geo.',
        '           found EmailAddress 1',
        '           > {"model":"claude","messages":[]}',
        '',
        '03:04:12  unfinished POST api.anthropic.com/v1/messages',
        '           anthropic, not located',
        '           > {"model":"claude","messages":[]}',
        '',
        '',
      ].join('\n'),
    );
  });

  test('of the list of sessions', async () => {
    await record();

    expect(formatSessionList(await listSessions(directory))).toBe(
      [
        'SESSION                 STARTED (UTC)        COMMAND         ALLOWED  DENIED  FAILED  PLACES',
        'one                     2026-01-02 03:04:06  node agent.js         1       1       0  DE 1, US 1, n…',
        'two                     2026-01-02 03:04:08  python                0       0       0  ',
        '',
      ].join('\n'),
    );
  });

  test('of an empty journal', async () => {
    expect(formatSessionList(await listSessions(directory))).toBe('No sessions are recorded.\n');
  });

  test('of a verification', async () => {
    await record();
    const intact = formatVerification(await verifyJournal(directory));
    appendFileSync(join(directory, 'journal-00000000.jsonl'), 'x\n');

    expect(intact).toMatch(
      /^The chain is unbroken: 8 records, 2 sessions, 1 file\.\n1 exchange has no close: .*\n {2}record 6: session one, exchange x3\nhead 7:[0-9a-f]{64}\n$/,
    );
    expect(formatVerification(await verifyJournal(directory))).toBe(
      'The chain is broken at journal-00000000.jsonl, line 9 (record 8):\n  the line is not a record of a journal\n',
    );
  });

  test('of a verification that finds no record, which names no head', async () => {
    writeFileSync(join(directory, 'journal-00000000.jsonl'), '');

    expect(formatVerification(await verifyJournal(directory))).toBe(
      '0 records, 0 sessions, 1 file: nothing was recorded yet, or all of it is gone. A kept --head tells.\n',
    );
  });

  test('of a verification that finds exchanges without a close', () => {
    const head = { seq: 9, hash: 'a'.repeat(64) };
    const intact = { ok: true, records: 10, sessions: 1, files: 1, head } as const;
    const one = { seq: 3, session: 's', exchange: '2' };
    expect(formatVerification({ ...intact, unclosed: { count: 1, latest: [one] } })).toBe(
      `The chain is unbroken: 10 records, 1 session, 1 file.\n1 exchange has no close: not over yet, or its process ended first\n  record 3: session s, exchange 2\nhead 9:${head.hash}\n`,
    );
    expect(formatVerification({ ...intact, unclosed: { count: 9, latest: [one] } })).toContain(
      '9 exchanges have no close: not over yet, or their process ended first\n  record 3: session s, exchange 2\n  and 8 before these\n',
    );
  });

  test('has colour only where it is asked for', async () => {
    await record();
    const session = await readSession(directory, 'one');

    expect(session && formatSession(session)).not.toContain('\u001b');
    expect(session && formatSession(session, { colour: true })).toContain('\u001b[31mdenied');
  });

  test('holds nothing that a terminal would obey, and fits', async () => {
    const evil = '\u001b]0;owned\u0007\u001b[2J\r\u009b31m\u202eabc\u2028\u200b\ud800 ';
    const long = evil.repeat(40);
    const journal = await openJournal({ directory });
    await journal.append(evil, '', sessionBody({ command: [long] }));
    await journal.append(
      evil,
      'x',
      openBody({
        request: long,
        decision: denied(long),
        findings: { [evil]: 1 },
        destination: { provider: long, host: long, method: evil, path: long },
      }),
    );
    await journal.append(evil, 'x', closeBody({ response: long, code: evil, findings: { [long]: 1 } }));
    await journal.close();
    const sessions = await listSessions(directory);
    const session = await readSession(directory, sessions[0]?.id ?? '');
    const shown = `${formatSessionList(sessions)}${session && formatSession(session)}`;

    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Cs}]/u);
    expect(Math.max(...shown.split('\n').map((line) => Array.from(line).length))).toBeLessThanOrEqual(
      columns,
    );
  });
});
