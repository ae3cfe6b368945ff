import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BodyChange, BodyPath } from '../../api/request.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { parseJsonNow } from '../json/document.ts';
import { finish } from '../../api/text.ts';
import { changeBody } from './change-body.ts';

const changed = (text: string, ...changes: BodyChange[]): string =>
  finish(changeBody(parseJsonNow(Buffer.from(text)), changes)).toString();

const set = (path: BodyPath, json: string): BodyChange => ({ kind: 'set', path, json });
const remove = (...path: BodyPath): BodyChange => ({ kind: 'remove', path });

describe('a body is changed within its bytes', () => {
  test.each<readonly [title: string, text: string, changes: readonly BodyChange[], result: string]>([
    ['nothing', '{ "a" : 1 }', [], '{ "a" : 1 }'],
    ['a member is replaced', '{ "a" : "x" ,"b":2}', [set(['a'], '"y"')], '{ "a" : "y" ,"b":2}'],
    ['a member is added', '{"a":1 }', [set(['b'], '"x"')], '{"a":1,"b":"x" }'],
    ['a member is added to an empty object', '{ }', [set(['b'], '1')], '{"b":1 }'],
    ['two members are added', '{"a":1}', [set(['b'], '2'), set(['c'], '3')], '{"a":1,"b":2,"c":3}'],
    ['the first member goes', '{"a":1, "b":2}', [remove('a')], '{"b":2}'],
    ['the last member goes', '{"a":1, "b":2 }', [remove('b')], '{"a":1 }'],
    ['one in the middle goes', '[1, 2 ,3]', [remove(1)], '[1 ,3]'],
    ['the only member goes', '{ "a":1 }', [remove('a')], '{  }'],
    ['all but the middle go', '[1,2,3,4,5]', [remove(0), remove(1), remove(3), remove(4)], '[3]'],
    ['indexes are those of the body as it came', '[1,2,3]', [remove(0), set([1], '9')], '[9,3]'],
    ['a name that is written with escapes', '{"\\u0061":1,"b":2}', [remove('a')], '{"b":2}'],
    ['all go and one comes', '{"a":1,"b":2}', [remove('a'), remove('b'), set(['c'], '3')], '{"c":3}'],
    ['the last goes and one comes', '{"a":1,"b":2}', [remove('b'), set(['c'], '3')], '{"a":1,"c":3}'],
    ['deep within', '{"t":[{"x":1},{"y":2}]}', [set(['t', 1, 'y'], '3')], '{"t":[{"x":1},{"y":3}]}'],
    ['a whole counts over its parts', '{"t":{"x":1},"u":0}', [remove('t', 'x'), remove('t')], '{"u":0}'],
    ['what is not there', '{"a":[1]}', [remove('b'), remove('a', 7), remove('a', 0, 'x')], '{"a":[1]}'],
    ['the later change of a place counts', '{"a":1}', [remove('a'), set(['a'], '2')], '{"a":2}'],
    ['an awkward name', '{}', [set(['a"\n'], '1')], '{"a\\"\\n":1}'],
  ])('%s', (_title, text, changes, result) => {
    expect(changed(text, ...changes)).toBe(result);
  });

  test.each<readonly [title: string, text: string, change: BodyChange]>([
    ['below a member that is not there', '{}', set(['a', 'b'], '1')],
    ['beyond the end of an array', '[1]', set([1], '2')],
    ['a member of an array', '[1]', set(['a'], '2')],
    ['within a string', '{"a":"x"}', set(['a', 'b'], '1')],
    ['an index of an object', '{"0":1}', set([0], '2')],
    ['the root', '{}', set([], '1')],
  ])('there is no place %s', (_title, text, change) => {
    expect(() => changed(text, change)).toThrow(DomicileError);
  });
});

const name = fc.constantFrom('a', 'b', 'tools', '__proto__', 'toString', 'é"', '0');
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, true, 7, 'x', 'é😀\n"'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.uniqueArray(fc.tuple(name, tie('tree')), { maxLength: 5, selector: ([key]) => key }).map(objectOf),
  ),
}));
const root = fc
  .uniqueArray(fc.tuple(name, tree), { maxLength: 5, selector: ([key]) => key })
  .map(objectOf) as fc.Arbitrary<object>;
const step = fc.oneof(name, fc.nat(4));
const change: fc.Arbitrary<BodyChange> = fc.oneof(
  fc.record({
    kind: fc.constant('remove' as const),
    path: fc.array(step, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('set' as const),
    path: fc.array(step, { minLength: 1, maxLength: 3 }),
    json: tree.map((value) => JSON.stringify(value)),
  }),
);

/** An object that may have a member `__proto__` of its own, as JSON does. */
function objectOf(members: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(
    `{${members.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`,
  );
}

const gone = Symbol('gone');

/** Without what another change of the same place, or of a whole around it, makes void. */
function decisive(changes: readonly BodyChange[]): readonly BodyChange[] {
  const keys = changes.map(({ path }) => path.map((one) => JSON.stringify(one)));
  return changes.filter((_, index) => {
    const own = keys[index] ?? [];
    return keys.every((other, position) => {
      const around = other.length <= own.length && other.every((one, depth) => one === own[depth]);
      return !around || position === index || (other.length === own.length && position < index);
    });
  });
}

/** What the changes mean, in terms of `JSON.parse`; `undefined` where a change leads nowhere. */
function meant(value: unknown, changes: readonly BodyChange[]): unknown {
  const whole = changes.find(({ path }) => path.length === 0);
  if (whole !== undefined) return whole.kind === 'remove' ? gone : JSON.parse(whole.json);
  if (changes.length === 0) return value;
  const at = (step: string | number) =>
    changes.filter(({ path }) => path[0] === step).map((one) => ({ ...one, path: one.path.slice(1) }));
  if (Array.isArray(value)) {
    if (changes.some((one) => one.kind === 'set' && !(Number(indexOf(one.path)) < value.length)))
      throw new RangeError();
    return value.map((item, index) => meant(item, at(index))).filter((item) => item !== gone);
  }
  if (typeof value !== 'object' || value === null) {
    if (changes.some(({ kind }) => kind === 'set')) throw new RangeError();
    return value;
  }
  return meantObject(value as Readonly<Record<string, unknown>>, changes, at);
}

const indexOf = ([first]: BodyPath): number => (typeof first === 'number' ? first : Number.NaN);

function meantObject(
  value: Readonly<Record<string, unknown>>,
  changes: readonly BodyChange[],
  at: (step: string | number) => readonly BodyChange[],
): unknown {
  const members = Object.entries(value).map(([key, item]) => [key, meant(item, at(key))] as const);
  const missing = new Set(changes.map(({ path }) => path[0] ?? '').filter((key) => !isOwn(value, key)));
  const added = [...missing].flatMap((key) => {
    const set = at(key).find(({ kind }) => kind === 'set');
    if (set?.kind !== 'set') return [];
    if (set.path.length > 0 || typeof key === 'number') throw new RangeError();
    return [[key, JSON.parse(set.json) as unknown] as const];
  });
  return objectOf([...members, ...added].filter(([, item]) => item !== gone));
}

const isOwn = (value: object, key: string | number): boolean =>
  typeof key === 'string' && Object.hasOwn(value, key);

describe('laws of changing a body', () => {
  test('the change means what it says, and leaves no key twice', () => {
    fc.assert(
      fc.property(
        root,
        fc.array(change, { maxLength: 5 }),
        fc.constantFrom(0, 2),
        (body, changes, indent) => {
          const text = JSON.stringify(body, null, indent);
          let expected: unknown;
          try {
            expected = meant(body, decisive(changes));
          } catch {
            expect(() => changed(text, ...changes)).toThrow(DomicileError);
            return;
          }
          const result = changed(text, ...changes);
          expect(() => parseJsonNow(Buffer.from(result))).not.toThrow();
          expect(JSON.parse(result)).toEqual(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('bytes before and behind a change of one member are those of the body', () => {
    fc.assert(
      fc.property(root, name, fc.constantFrom(0, 1, 4), (body, key, indent) => {
        const bytes = Buffer.from(JSON.stringify({ ...body, zz: 1 }, null, indent));
        const document = parseJsonNow(bytes);
        const node = document.get(document.root, key);
        fc.pre(node !== -1);
        const result = Buffer.from(changed(bytes.toString(), set([key], '"other"')));
        const [start, end] = [document.start(node), document.end(node)];
        expect(result.subarray(0, start)).toEqual(bytes.subarray(0, start));
        expect(result.subarray(start + '"other"'.length)).toEqual(bytes.subarray(end));
      }),
    );
  });
});
