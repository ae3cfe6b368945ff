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
/** `ParameterKey`, `attribute_name`. */
const naming =
  /^(?:\w*name|\w*key|label|field|title|question|header|attribute|param|parameter|property|variable)$/i;
/** What mostly says of which kind it is. */
const classing = /^(?:type|kind|id|code|system)$/i;

const LOWER_CASE = 32;
const lastOfUnsaid = new Set(['e', 's', 'l'].map((letter) => letter.charCodeAt(0)));

/** Whether a name tells nothing of the value: a cheap look first, as nearly always it does. */
function isUnsaid(name: string): boolean {
  const last = name.charCodeAt(name.length - 1) | LOWER_CASE;
  return lastOfUnsaid.has(last) && name.length <= MAX_UNSAID && unsaid.test(name);
}

function isShort(document: JsonDocument, node: number): boolean {
  return document.end(node) - document.start(node) <= MAX_LABEL_BYTES;
}

/** What a member says of those beside it: a short name and a short string; `undefined` where it is something else. */
function labelOf(document: JsonDocument, key: number): { name: string; text: string } | undefined {
  const value = document.value(key);
  if (document.kind(value) !== 'string' || !isShort(document, key) || !isShort(document, value))
    return undefined;
  return { name: document.string(key) ?? '', text: document.string(value) ?? '' };
}

/** What the members of an object say of a value among them, the more telling ones first, a line each. */
function labelsOf(document: JsonDocument, object: number): string {
  const names: string[] = [];
  const classes: string[] = [];
  let key = document.firstChild(object);
  for (let left = MAX_SIBLINGS; left > 0 && key !== -1; left--) {
    const label = labelOf(document, key);
    if (label !== undefined && naming.test(label.name)) names.push(label.text);
    else if (label !== undefined && classing.test(label.name)) classes.push(label.text);
    key = document.next(key);
  }
  return [...names, ...classes].filter((label) => label !== '').join('\n');
}

function lines(...said: readonly string[]): string {
  return said
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, MAX_CONTEXT_UNITS);
}

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
    return lines(saysNothing.test(name) ? '' : name, this.#labels, this.#above);
  }
}

/** `--password`, `-storepass`: an option whose value is the next argument. */
const option = /^--?[A-Za-z][A-Za-z0-9][\w.-]*$/;
const HYPHEN = 45;

/** Whether the element of a list begins as options do. */
function mayBeOption(document: JsonDocument, node: number): boolean {
  return document.bytes[document.start(node) + 1] === HYPHEN && document.kind(node) === 'string';
}

/** What is known of the elements of one list: the option before one, which is asked for in their order. */
export class ListContexts {
  readonly #document: JsonDocument;
  readonly #above: string;
  #option = '';

  constructor(document: JsonDocument, above: string) {
    this.#document = document;
    this.#above = above;
  }

  /** The context of the next element. */
  of(element: number): string {
    const before = this.#option;
    this.#option = '';
    if (!mayBeOption(this.#document, element))
      return before === '' ? this.#above : lines(before, this.#above);
    const text = isShort(this.#document, element) ? (this.#document.string(element) ?? '') : '';
    if (option.test(text)) this.#option = text;
    return this.#above;
  }
}
