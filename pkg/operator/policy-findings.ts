import { type Stated, statedSince, statedText } from '../policy/dated.ts';
import type { ProblemCode } from '../policy/problem.ts';

/** Stable: reasons of conditions and labels of metrics. */
export const policyFindingCodes = [
  /** It is not accepted: it names what the catalog does not know, */
  'UnknownPlace',
  'UnknownProvider',
  /** an exception of it has ended, */
  'ExceptionEnded',
  /** it does not go with another one for the same pods, */
  'Conflict',
  /** or something else is wrong with it. */
  'Invalid',
  /** Names that it has from a ConfigMap could not be read, as they are now. */
  'NamesUnread',
  /** It and others for the same pods allow no place in common. */
  'NoCommonPlace',
  /** The catalog says something else of what it names than when it was accepted. */
  'CatalogChanged',
  /** The newest statement about a provider that it names is older than it accepts, or a year. */
  'CatalogOld',
  /** It has selected no pod for a while. */
  'SelectsNothing',
] as const;

export type PolicyFindingCode = (typeof policyFindingCodes)[number];

export interface PolicyFinding {
  readonly code: PolicyFindingCode;
  readonly message: string;
}

const codeOfProblem: Partial<Record<ProblemCode, PolicyFindingCode>> = {
  'name.place': 'UnknownPlace',
  'name.provider': 'UnknownProvider',
  'exception.past': 'ExceptionEnded',
  'credentials.conflict': 'Conflict',
};

/** Why a policy is not accepted, by the first thing that is wrong with it. */
export const refusalCode = (problem: ProblemCode | undefined): PolicyFindingCode =>
  (problem !== undefined && codeOfProblem[problem]) || 'Invalid';

/** What was found of a policy that is not refused. */
export interface Soundness {
  /** Which ConfigMap of it could not be read as it is now, and why; empty where each was. */
  readonly unread: string;
  /** How it and others for the same pods contradict each other; empty where they do not. */
  readonly contradiction: string;
  /** What the catalog said of what it names when it was accepted, and what it says now. */
  readonly stated: readonly Stated[];
  readonly states: readonly Stated[];
  /** Providers of which the catalog says nothing new enough. */
  readonly old: readonly string[];
  /** It has selected no pod for a while. */
  readonly idle: boolean;
}

/** What makes a policy doubtful that is valid by itself, worst first. */
export function doubtsOf(found: Soundness): readonly PolicyFinding[] {
  const { changed } = statedSince(found.stated, found.states);
  return [
    ...(found.unread === '' ? [] : [{ code: 'NamesUnread', message: unreadText(found) } as const]),
    ...(found.contradiction === ''
      ? []
      : [
          {
            code: 'NoCommonPlace',
            message: `For pods that several policies select, ${found.contradiction}`,
          } as const,
        ]),
    ...(changed.length === 0 ? [] : [{ code: 'CatalogChanged', message: changedText(changed) } as const]),
    ...(found.old.length === 0
      ? []
      : [{ code: 'CatalogOld', message: capital(found.old.join(' ')) } as const]),
    ...(found.idle ? [{ code: 'SelectsNothing', message: idleText } as const] : []),
  ];
}

/** What a policy rests on that the catalog has read again since, without anything new; empty where there is nothing. */
export function confirmedText({ stated, states }: Pick<Soundness, 'stated' | 'states'>): string {
  const { confirmed } = statedSince(stated, states);
  return confirmed.length === 0
    ? ''
    : ` The catalog has since dated anew, and says the same of: ${statedText(confirmed)}.`;
}

const unreadText = ({ unread }: Pick<Soundness, 'unread'>): string =>
  `Its pods go by what they had, since its names are not known as they are now: ${unread}.`;

const changedText = (changed: readonly Stated[]): string =>
  `The catalog has dated something since the policy was accepted, and says something else of: ${statedText(changed)}. See docs/providers.md, and change the policy or annotate it with domicile.dev/reviewed and the date.`;

const idleText =
  'It selects no pod, and has not for an hour. Compare its selector with the labels of pods that are injected.';

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
