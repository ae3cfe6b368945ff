import process from 'node:process';
import { expect, jest, test } from '@jest/globals';
import { NOISE_TOLERANCE, fallenBehind, readBaseline } from './baseline.ts';
import { locales, samplesOf } from './generate/samples.ts';
import { labelledSetVariable } from './labelled-set.ts';
import { measureGenerated, measureLabelled, measureNegatives, ratesOf } from './report.ts';
import { score } from './score.ts';

/** Megabytes are read, on machines that are busy. Milliseconds. */
jest.setTimeout(120_000);

const baseline = readBaseline();

test('texts in ten locales: nothing is found worse than it was', () => {
  expect(fallenBehind(baseline.generated, ratesOf(measureGenerated()))).toEqual([]);
});

test('texts with nothing in them: at most one false positive a megabyte, and not more than there were', () => {
  const { perMegabyte } = measureNegatives();
  expect(perMegabyte).toBeLessThanOrEqual(1);
  expect(perMegabyte).toBeLessThanOrEqual(baseline.falsePositivesPerMegabyte + NOISE_TOLERANCE);
});

const labelled = measureLabelled(process.env);
if (labelled === undefined) {
  test(`the labelled set is left out: ${labelledSetVariable} is not set`, () => {
    expect(process.env[labelledSetVariable] ?? '').toBe('');
  });
} else {
  const rates = ratesOf(labelled);

  test('the labelled set: nothing is found worse than it was', () => {
    expect(fallenBehind(baseline.labelled, rates)).toEqual([]);
  });

  test.each(['EmailAddress', 'Iban', 'CreditCard', 'UsSsn', 'IpAddress'])(
    'the labelled set: %s',
    (entity) => {
      expect(rates[entity]?.precision).toBeGreaterThanOrEqual(0.97);
      expect(rates[entity]?.recall).toBeGreaterThanOrEqual(0.95);
    },
  );

  test('the labelled set: PhoneNumber', () => {
    expect(rates['PhoneNumber']?.precision).toBeGreaterThanOrEqual(0.95);
    expect(rates['PhoneNumber']?.recall).toBeGreaterThanOrEqual(0.85);
  });
}

test('there are ten locales, and the same seed gives the same texts', () => {
  expect(locales).toHaveLength(10);
  for (const locale of locales) expect(samplesOf(locale, 1)).toEqual(samplesOf(locale, 1));
});

test('what is wrong, missed or excused counts as such', () => {
  const text = 'a@b.eu c@d.eu e@f.eu';
  const at = (start: number, entity: string | undefined) => ({ start, end: start + 6, entity });
  const samples = [{ text, labels: [at(0, 'EmailAddress'), at(7, undefined), at(14, 'Iban')] }];
  const { entities, mistakes } = score(samples, () => [0, 7, 14].map((start) => at(start, 'EmailAddress')));
  expect(entities.get('EmailAddress')).toMatchObject({
    labelled: 1,
    found: 2,
    correct: 1,
    precision: 0.5,
    recall: 1,
  });
  expect(entities.get('Iban')).toMatchObject({ labelled: 1, found: 0, recall: 0 });
  expect(mistakes.map(({ kind, entity }) => [kind, entity])).toEqual([
    ['wrong', 'EmailAddress'],
    ['missed', 'Iban'],
  ]);
});

test('what does worse than before is named', () => {
  const before = { Iban: { precision: 1, recall: 0.9 }, Jwt: { precision: 1, recall: 1 } };
  expect(
    fallenBehind(before, { Iban: { precision: 0.99, recall: 0.9 }, Jwt: { precision: 0.995, recall: 1 } }),
  ).toEqual(['Iban: precision was 1, is 0.99']);
  expect(fallenBehind(before, { Iban: before.Iban })).toHaveLength(2);
});
