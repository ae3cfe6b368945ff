import { list } from '../../../pkg/policy/describe.ts';
import { rules } from '../analyze/rules.ts';
import type { PodExplanation } from './explain-pod.ts';

const width = 15;
const row = (name: string, text: string): string => `  ${name.padEnd(width)} ${text}`;
const rowsOf = (name: string, texts: readonly string[]): readonly string[] =>
  texts.map((text, index) => row(index === 0 ? name : '', text));

/** For people; ends in a line break. */
export function explanationText(explained: PodExplanation): string {
  const { pod, policies, others, drift, findings } = explained;
  const lines = [
    `Pod ${pod}`,
    row('injected', injectionText(explained)),
    row('policies', policiesText(explained)),
    row('allowed', placesText(explained)),
    ...rowsOf(
      'not for it',
      others.map(({ policy, why }) => `${policy}: ${why}`),
    ),
    row('last request', exchangeText(explained)),
    ...rowsOf(
      'drift',
      drift.length === 0 ? ['none'] : drift.map(({ code, message }) => `${code}: ${message}`),
    ),
    ...rowsOf(
      'findings',
      findings.map(({ code, message, subject }) => `${rules[code].level} ${code}: ${subject}: ${message}`),
    ),
    ...policies.flatMap(({ policy, mode, rows }) => [
      '',
      `${policy}, ${mode}`,
      ...rows.map(({ name, text }) => row(name, text)),
    ]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function injectionText({ injection, enforced }: PodExplanation): string {
  const why = enforced ? 'its namespace enforces' : 'its namespace does not enforce';
  if (injection.kind === 'none') return `no: it sends what it wants; ${why}`;
  return `by release ${injection.release}, ${injection.capture}; ${why}`;
}

function policiesText({ policies, injection }: PodExplanation): string {
  if (policies.length === 0)
    return injection.kind === 'none' ? 'none selects it' : 'none selects it: everything is denied';
  if (policies.length === 1) return `${policies[0]?.policy ?? ''} selects it`;
  return `${list(policies.map(({ policy }) => policy))} select it; what any denies is denied`;
}

function placesText({ places }: PodExplanation): string {
  if (places === undefined) return 'nothing is held back: no policy enforces';
  const all = [...places.countries, ...places.regions];
  return all.length === 0 ? 'no place is allowed by all: everything is denied' : list(all);
}

function exchangeText({ injection, lastExchange }: PodExplanation): string {
  if (injection.kind === 'none') return 'not through us';
  if (lastExchange.kind === 'at') return `at ${lastExchange.at}, through the proxy`;
  if (lastExchange.kind === 'never') return 'none yet: nobody in the pod has asked the proxy for anything';
  return 'not known: no operator hears its proxy, or the proxy is of a release that does not say';
}
