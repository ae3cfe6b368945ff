import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maxNames } from './labels.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { maxSeriesPerMetric, Series } from './series.ts';
import { maxObservations } from './sums.ts';

const build = { version: '1.2.3', node: 'v24.0.0' };

async function samples(metrics: Metrics): Promise<readonly string[]> {
  return (await metrics.render()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

async function countOf(metrics: Metrics, name: string): Promise<number> {
  return (await samples(metrics)).filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .length;
}

describe('metrics', () => {
  const cases: readonly [string, (metrics: Metrics) => void, string][] = [
    [
      'a request by provider, place, decision and reason',
      (m) => m.request('anthropic', 'DE+FR', 'Deny', 'processing_outside'),
      'domicile_requests_total{provider="anthropic",place="DE+FR",decision="Deny",reason="processing_outside"} 1',
    ],
    [
      'a request that was refused before a decision',
      (m) => m.request('openai', 'unknown', 'none', 'request.too_large'),
      'domicile_requests_total{provider="openai",place="unknown",decision="none",reason="request.too_large"} 1',
    ],
    [
      'the duration',
      (m) => m.duration('anthropic', 0.2),
      'domicile_request_duration_seconds_bucket{le="0.25",provider="anthropic"} 1',
    ],
    [
      'our own latency',
      (m) => m.addedLatency(0.0004),
      'domicile_added_latency_seconds_bucket{le="0.0005"} 1',
    ],
    [
      'the time to the first byte',
      (m) => m.timeToFirstByte('anthropic', 0.2),
      'domicile_time_to_first_byte_seconds_sum{provider="anthropic"} 0.2',
    ],
    [
      'findings by entity',
      (m) => m.findings('request', { EmailAddress: 2 }),
      'domicile_findings_total{entity="EmailAddress",direction="request"} 2',
    ],
    [
      'what nobody can read',
      (m) => m.uninspectable('image', 2),
      'domicile_uninspectable_total{kind="image"} 2',
    ],
    [
      'what nobody can read, of a kind that is not known',
      (m) => m.uninspectable('hologram', 1),
      'domicile_uninspectable_total{kind="other"} 1',
    ],
    ['what was held back', (m) => m.heldBack(20), 'domicile_held_back_units_bucket{le="64"} 1'],
    ['masked values', (m) => m.masked(3), 'domicile_masked_total 3'],
    ['nothing masked', (m) => m.masked(0), 'domicile_masked_total 0'],
    ['restored tokens', (m) => m.restored(4), 'domicile_restored_total 4'],
    ['withheld tokens', (m) => m.withheld('secret', 2), 'domicile_withheld_total{why="secret"} 2'],
    [
      'bytes',
      (m) => m.bytes(false, 'response', 512),
      'domicile_bytes_total{inspected="false",direction="response"} 512',
    ],
    ['an open stream', (m) => void m.streamOpened(), 'domicile_open_streams 1'],
    [
      'a used exception',
      (m) => m.exceptionUsed('agents/eu-only', 'exceptions[0]'),
      'domicile_exceptions_used_total{policy="agents/eu-only",exception="exceptions[0]"} 1',
    ],
    ['a failed record', (m) => m.recordingFailed(), 'domicile_recording_failures_total 1'],
    ['an unknown event', (m) => m.unknownEvent(), 'domicile_unknown_events_total 1'],
    [
      'a place that nobody decided',
      (m) => m.echoMismatch('anthropic'),
      'domicile_echo_mismatch_total{provider="anthropic"} 1',
    ],
    ['the build', () => undefined, 'domicile_build_info{version="1.2.3",node="v24.0.0"} 1'],
    ['no policy as infinitely old', () => undefined, 'domicile_policy_age_seconds +Inf'],
  ];

  test.each(cases)('tell of %s', async (_, act, expected) => {
    const metrics = createMetrics(build);

    act(metrics);

    expect(await samples(metrics)).toContain(expected);
  });

  test('count a stream that is closed twice once', async () => {
    const metrics = createMetrics(build);
    metrics.streamOpened();
    const closed = metrics.streamOpened();
    closed();
    closed();

    expect(await samples(metrics)).toContain('domicile_open_streams 1');
  });

  test.each([1, maxObservations - 1, maxObservations, maxObservations + 1])(
    'tell of all of %d observations, also when they are asked twice',
    async (count) => {
      const metrics = createMetrics(build);
      for (let index = 0; index < count; index += 1) metrics.duration('anthropic', 0.5);

      await samples(metrics);
      const told = await samples(metrics);
      const labels = 'provider="anthropic"';
      expect(told).toContain(`domicile_request_duration_seconds_count{${labels}} ${count}`);
      expect(told).toContain(`domicile_request_duration_seconds_sum{${labels}} ${count / 2}`);
      expect(told).toContain(`domicile_request_duration_seconds_bucket{le="0.25",${labels}} 0`);
      expect(told).toContain(`domicile_request_duration_seconds_bucket{le="0.5",${labels}} ${count}`);
    },
  );

  test('reckon the age of the policy when they are asked', async () => {
    let now = 10_000;
    const metrics = createMetrics(build, undefined, () => now);
    metrics.policyLoaded(4_000);
    now = 12_500;

    expect(await samples(metrics)).toContain('domicile_policy_age_seconds 8.5');
  });

  test('say since when the operator was not heard, where there is one', async () => {
    const metrics = createMetrics(build, undefined, () => 12_500);
    expect((await samples(metrics)).join()).not.toContain('domicile_channel_silence_seconds');
    let heardAt = Number.NEGATIVE_INFINITY;
    metrics.watchOperator(() => heardAt);
    expect(await samples(metrics)).toContain('domicile_channel_silence_seconds +Inf');
    heardAt = 10_000;
    expect(await samples(metrics)).toContain('domicile_channel_silence_seconds 2.5');
  });

  test('are those of one process each', async () => {
    const first = createMetrics(build);
    const second = createMetrics(build);
    first.restored(1);

    expect(await samples(second)).toContain('domicile_restored_total 0');
  });
});

describe('the labels', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[A-Z]{2}(\+[A-Z]{2}){0,3}$/),
    fc.stringMatching(/^[A-Z][a-zA-Z]{1,12}$/),
    fc.stringMatching(/^[a-z]{1,8}\/[a-z]{1,8}$/),
    fc.emailAddress(),
  );

  test('stay bounded whatever is thrown at them', async () => {
    const metrics = createMetrics(build);
    const [name, ...names] = fc.sample(anything, { numRuns: 6_000, seed: 1 });
    for (const value of [name ?? '', ...names]) {
      // What a caller who goes around the types could pass.
      const wild = value as never;
      metrics.request(value, value, wild, wild);
      metrics.duration(value, 1);
      metrics.findings(wild, { [value]: 1 });
      metrics.withheld(wild, 1);
      metrics.exceptionUsed(value, value);
    }

    expect(await countOf(metrics, 'domicile_requests_total')).toBeLessThanOrEqual(maxNames + 7);
    expect(await countOf(metrics, 'domicile_findings_total')).toBeLessThanOrEqual(maxNames + 8);
    expect(await countOf(metrics, 'domicile_exceptions_used_total')).toBeLessThanOrEqual(maxNames + 2);
    expect(await countOf(metrics, 'domicile_request_duration_seconds_count')).toBeLessThanOrEqual(11);
    expect(await countOf(metrics, 'domicile_withheld_total')).toBeLessThanOrEqual(9);
    expect(await metrics.render()).not.toContain('@');
  });

  test('name a place that is met first and call the one beyond the bound other', async () => {
    const metrics = createMetrics(build);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
    const places = letters
      .flatMap((one) => letters.map((two) => one + two))
      .filter((place) => place !== 'EU');
    for (const place of places.slice(0, maxNames)) metrics.request('anthropic', place, 'Allow', 'allowed');
    metrics.request('anthropic', 'ZZ', 'Allow', 'allowed');

    const lines = (await samples(metrics)).filter((line) => line.startsWith('domicile_requests_total'));
    expect(lines.filter((line) => line.includes('place="other"'))).toContain(
      'domicile_requests_total{provider="anthropic",place="other",decision="Allow",reason="allowed"} 1',
    );
    expect(lines.some((line) => line.includes('"ZZ"'))).toBe(false);
    expect(lines.some((line) => line.includes(`"${places[maxNames - 1]}"`))).toBe(true);
  });

  test('count what is beyond the bound of series in one of their own', () => {
    const made: string[][] = [];
    const series = new Series({ labels: (...values: string[]) => made.push(values) }, 2);
    for (let index = 0; index < 2 * maxSeriesPerMetric; index += 1) series.of('a', String(index));

    expect(made).toHaveLength(maxSeriesPerMetric);
    expect(series.of('a', '0')).toBe(2);
    expect(series.of('a', String(maxSeriesPerMetric - 2))).toBe(maxSeriesPerMetric);
    expect(series.of('a', 'beyond')).toBe(1);
    expect(made[0]).toEqual(['other', 'other']);
  });
});
