import { betweenFindings } from './between-rules.ts';
import { type Around, type Facts, factsOf } from './facts.ts';
import type { AnalysisFinding, Manifest } from './finding.ts';
import { podFindings } from './pod-rules.ts';
import { policyFindings } from './policy-rules.ts';
import { type Level, type RuleCode, rules } from './rules.ts';

/** What was looked at, for the line at the end. */
export interface Counts {
  readonly policies: number;
  readonly pods: number;
}

export interface Analysis {
  /** In the order of the files, then of lines. */
  readonly findings: readonly AnalysisFinding[];
  readonly counts: Counts;
}

/** Everything that is wrong, or weaker than it looks, with these objects together. */
export function analyze(
  manifests: readonly Manifest[],
  unreadable: readonly AnalysisFinding[],
  around: Around,
  ignored: ReadonlySet<RuleCode>,
): Analysis {
  const { facts, findings } = factsOf(manifests, around);
  const all = [...unreadable, ...findings, ...analyzeFacts(facts)].filter(({ code }) => !ignored.has(code));
  const distinct = [...new Map(all.map((finding) => [JSON.stringify(finding), finding])).values()];
  return {
    findings: inOrder(distinct, manifests),
    counts: { policies: facts.policies.length, pods: facts.pods.length },
  };
}

/** Of policies that are right by themselves, and of pods. */
export const analyzeFacts = (facts: Facts): readonly AnalysisFinding[] => [
  ...policyFindings(facts),
  ...betweenFindings(facts),
  ...podFindings(facts),
];

function inOrder(
  findings: readonly AnalysisFinding[],
  manifests: readonly Manifest[],
): readonly AnalysisFinding[] {
  const files = [
    ...new Set([
      ...manifests.map(({ place }) => place([]).where),
      ...findings.map(({ place }) => place.where),
    ]),
  ];
  const rank = new Map(files.map((file, index) => [file, index]));
  const of = ({ place }: AnalysisFinding): number => rank.get(place.where) ?? 0;
  return findings.toSorted(
    (a, b) =>
      of(a) - of(b) ||
      (a.place.line ?? 0) - (b.place.line ?? 0) ||
      (a.place.column ?? 0) - (b.place.column ?? 0) ||
      (a.code < b.code ? -1 : 1),
  );
}

/** Whether the findings are to fail a build. */
export const fails = (findings: readonly AnalysisFinding[], from: Level): boolean =>
  findings.some(({ code }) => from === 'warning' || rules[code].level === 'error');
