import type { Analysis } from './analysis.ts';
import type { AnalysisFinding, Place } from './finding.ts';
import { type Level, rules } from './rules.ts';

/** For people and editors; ends in a line break. */
export function analysisText({ findings, counts }: Analysis): string {
  const lines = findings.map((finding) => {
    const { code, message, subject, place } = finding;
    const what = subject === '' || subject === place.where ? '' : ` ${subject}:`;
    return `${placeText(place)}: ${rules[code].level} ${code}:${what} ${message}`;
  });
  return [...lines, summary(findings, counts)].map((line) => `${line}\n`).join('');
}

const placeText = ({ where, line, column }: Place): string =>
  line === undefined ? where : `${where}:${line}:${column ?? 1}`;

function summary(findings: readonly AnalysisFinding[], { policies, pods }: Analysis['counts']): string {
  const number = (level: Level): number => findings.filter(({ code }) => rules[code].level === level).length;
  const looked = `${plural(policies, 'policy', 'policies')} and ${plural(pods, 'pod')}`;
  const found = `${plural(number('error'), 'error')}, ${plural(number('warning'), 'warning')}`;
  return `${looked}: ${found}`;
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** For programs: stable fields. */
export function analysisJson({ findings, counts }: Analysis): object {
  return {
    findings: findings.map(({ code, message, subject, place }) => ({
      code,
      level: rules[code].level,
      title: rules[code].title,
      message,
      subject,
      ...place,
    })),
    ...counts,
  };
}
