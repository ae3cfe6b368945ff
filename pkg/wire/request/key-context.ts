import type { JsonDocument } from '../json/document.ts';

/** Members of an object that are looked at for what they say of a value beside them. */
export const MAX_SIBLINGS = 32;
/** Longest label, and longest name of one, in bytes with their quotes. */
export const MAX_LABEL_BYTES = 66;
/** What is kept of a context, in UTF-16 units. */
export const MAX_CONTEXT_UNITS = 128;
/** Longest name that says nothing, in UTF-16 units. */
const MAX_UNSAID = 24;

/** `newValue` and `stringValue` say little of what it is, */
const unsaid = /^(?:values|val|\w*value)$/i;
/** and these nothing. */
const saysNothing = /^val(?:ues?)?$/i;
/** What names, besides `ParameterKey`, `attribute_name` and the like. */
const naming = new Set(
  'label field title question header attribute param parameter property variable'.split(' '),
);
/** What mostly says of which kind it is. */
const classing = new Set('type kind id code system'.split(' '));

const LOWER_CASE = 32;
/** The last letters of `value`, `values` and `val`, and those before them. */
const lastTwo = ['ue', 'es', 'al'].map((letters) => (letters.charCodeAt(0) << 8) | letters.charCodeAt(1));
const [VALUE, VALUES, VAL] = lastTwo;

/** Whether a name may be one of these: a cheap look, as nearly always it is not. */
function mayBeUnsaid(name: string): boolean {
  const { length } = name;
  const last = ((name.charCodeAt(length - 2) | LOWER_CASE) << 8) | name.charCodeAt(length - 1) | LOWER_CASE;
  return last === VALUE || last === VALUES || last === VAL;
}

/** Whether a name tells nothing of the value. */
function isUnsaid(name: string): boolean {
  return mayBeUnsaid(name) && name.length <= MAX_UNSAID && unsaid.test(name);
}

/** Whether a member has a short name and is a short string. */
function isLabel(document: JsonDocument, key: number): boolean {
  const value = document.value(key);
  return isShort(document, value) && isShort(document, key) && document.kind(value) === 'string';
}

function isShort(document: JsonDocument, node: number): boolean {
  return document.end(node) - document.start(node) <= MAX_LABEL_BYTES;
}

const isNaming = (name: string): boolean => name.endsWith('name') || name.endsWith('key') || naming.has(name);

const joined = (said: string, more: string): string =>
  said === '' || more === '' ? said + more : `${said}\n${more}`;

/** What the members of an object say of a value among them, the more telling ones first, a line each. */
function labelsOf(document: JsonDocument, object: number): string {
  let names = '';
  let classes = '';
  let key = document.firstChild(object);
  for (let left = MAX_SIBLINGS; left > 0 && key !== -1; left--) {
    const name = isLabel(document, key) ? (document.string(key) ?? '').toLowerCase() : '';
    if (isNaming(name)) names = joined(names, document.string(document.value(key)) ?? '');
    else if (classing.has(name)) classes = joined(classes, document.string(document.value(key)) ?? '');
    key = document.next(key);
  }
  return joined(names, classes);
}

const isValue = (name: string): boolean => saysNothing.test(name);

/** What is known of the values in one object: by their names, or by what stands beside and above. */
export class KeyContexts {
  readonly #document: JsonDocument;
  readonly #object: number;
  readonly #above: string;
  #labels: string | undefined;

  /** `above`: what is known of the object. */
  constructor(document: JsonDocument, object: number, above: string) {
    this.#document = document;
    this.#object = object;
    this.#above = above;
  }

  /** The context of the value of this name: the name itself, or a line for each that says something, the best first. */
  of(name: string): string {
    if (!isUnsaid(name)) return name;
    this.#labels ??= labelsOf(this.#document, this.#object);
    const beside = joined(isValue(name) ? '' : name, this.#labels);
    return joined(beside, this.#above).slice(0, MAX_CONTEXT_UNITS);
  }
}

/** `--password`, `-storepass`: an option whose value is the next argument. */
const option = /^--?[A-Za-z][A-Za-z0-9][\w.-]*$/;
const HYPHEN = 45;

/** Whether the element of a list begins as options do. */
export function mayBeOption(document: JsonDocument, node: number): boolean {
  return document.bytes[document.start(node) + 1] === HYPHEN && document.kind(node) === 'string';
}

/** The option that such an element is; empty where it is none. */
export function optionAt(document: JsonDocument, node: number): string {
  const text = isShort(document, node) ? (document.string(node) ?? '') : '';
  return option.test(text) ? text : '';
}

/** The context of an element that stands behind an option in a list of which `above` is known. */
export function behindOption(before: string, above: string): string {
  return before === '' ? above : joined(before, above).slice(0, MAX_CONTEXT_UNITS);
}
