import type { CheckLine, CheckOutcome } from './check-line.ts';

const signs: Readonly<Record<CheckOutcome, string>> = {
  pass: 'ok  ',
  warn: 'WARN',
  fail: 'FAIL',
  unknown: '?   ',
};
const width = 20;

/** For people; ends in a line break. */
export function checkText(lines: readonly CheckLine[]): string {
  const texts = lines.flatMap(({ check, outcome, message, todo }) => [
    `${signs[outcome]} ${check.padEnd(width)} ${oneLine(message)}`,
    ...(todo === '' ? [] : [`${' '.repeat(width + 6)}${todo}`]),
  ]);
  return [...texts, '', summary(lines)].map((line) => `${line}\n`).join('');
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

function summary(lines: readonly CheckLine[]): string {
  const count = (outcome: CheckOutcome): number => lines.filter((line) => line.outcome === outcome).length;
  const parts = [
    `${count('pass')} ok`,
    ...(count('warn') > 0 ? [`${count('warn')} to look at`] : []),
    ...(count('fail') > 0 ? [`${count('fail')} failed`] : []),
    ...(count('unknown') > 0 ? [`${count('unknown')} not looked at`] : []),
  ];
  return parts.join(', ');
}
