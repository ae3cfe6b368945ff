import type { SecondHopKind } from '../../api/location.ts';
import type { JsonDocument } from '../json/document.ts';
import type { Note } from './address.ts';

/** What a target may be made of; it is written into records and messages, so no free text may pass. */
const targetShape = /^[A-Za-z0-9_.:/-]{1,256}$/;

/** Bytes of the longest string that may name a place: what is longer is not decoded for it, and unreadable. */
const MAX_TARGET_BYTES = 16 * 1024;

/** Where a URL leads: `host[:port]`, `s3://bucket`. Path, query and user are data and stay out. */
export function urlTarget(url: string): string {
  const parsed = url.length > MAX_TARGET_BYTES ? null : URL.parse(url);
  if (parsed === null || parsed.host === '') return 'unreadable URL';
  const target = /^https?:$/.test(parsed.protocol) ? parsed.host : `${parsed.protocol}//${parsed.host}`;
  return targetShape.test(target) ? target : 'unreadable URL';
}

/** An id as the target of a hop. */
export function idTarget(id: string): string {
  return targetShape.test(id) ? id : 'unreadable id';
}

function targetIn(document: JsonDocument, node: number): string | undefined {
  if (node === -1 || document.kind(node) !== 'string') return undefined;
  return document.end(node) - document.start(node) > MAX_TARGET_BYTES ? '' : document.string(node);
}

function targetsOf(document: JsonDocument, node: number): readonly string[] {
  const text = targetIn(document, node);
  if (text !== undefined) return [text];
  if (document.kind(node) !== 'array') return [];
  const targets: string[] = [];
  for (let element = document.firstChild(node); element !== -1; element = document.next(element)) {
    targets.push(targetIn(document, element) ?? '');
  }
  return targets;
}

/** Whether a value asks for anything: neither absent, `null` nor `false`. */
export function isSet(document: JsonDocument, node: number): boolean {
  return node !== -1 && document.kind(node) !== 'null' && document.kind(node) !== 'false';
}

/** The string (or each string of an array) is a URL that the provider will open. */
export function opensUrl(kind: SecondHopKind): Note {
  return (facts, document, node) => {
    for (const target of targetsOf(document, node)) facts.hop(kind, urlTarget(target), document, node);
  };
}

/** The string (or each string of an array) names something kept or run elsewhere. */
export function opens(kind: SecondHopKind): Note {
  return (facts, document, node) => {
    for (const target of targetsOf(document, node)) facts.hop(kind, idTarget(target), document, node);
  };
}

/** The value, if set, is a second hop that has no name of its own. */
export function asksFor(kind: SecondHopKind, target: string): Note {
  return (facts, document, node) => {
    if (isSet(document, node)) facts.hop(kind, target, document, node);
  };
}

/** The object is a tool that another party runs; its target is the value of `member`. */
export function runs(kind: SecondHopKind, member = 'type'): Note {
  return (facts, document, node) => {
    facts.hop(kind, idTarget(targetIn(document, document.get(node, member)) ?? ''), document, node);
  };
}

/** The value, if set, asks the provider to keep state. */
export function keeps(field: string): Note {
  return (facts, document, node) => {
    if (isSet(document, node)) facts.keeps(field);
  };
}

/** The value, if set (and if it is `only` this string, where one is given), needs a beta of Anthropic's. */
export function needsBeta(beta: string, only?: string): Note {
  return (facts, document, node) => {
    if (isSet(document, node) && (only === undefined || targetIn(document, node) === only)) {
      facts.needsBeta(beta);
    }
  };
}

/** Whatever has this description needs a beta of Anthropic's. */
export function needs(beta: string): Note {
  return (facts) => facts.needsBeta(beta);
}
