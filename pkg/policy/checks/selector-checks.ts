import type { LabelSelectorSpec } from '../../api/generated/policy-document.ts';
import { addressRange } from '../address-range.ts';
import { quote } from '../describe.ts';
import type { Path } from '../problem.ts';
import type { Check, CheckFinding } from './section.ts';

const labelName = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const labelPrefix = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

function isLabelKey(key: string): boolean {
  const [name = '', prefix] = key.split('/').toReversed();
  return (
    key.split('/').length <= 2 && labelName.test(name) && (prefix === undefined || labelPrefix.test(prefix))
  );
}

const isLabelValue = (value: string): boolean => value === '' || labelName.test(value);

const keyFinding = (path: Path, key: string, atKey: boolean): readonly CheckFinding[] =>
  isLabelKey(key)
    ? []
    : [{ path, atKey, found: quote(key), allowed: 'a label such as app or example.com/team' }];

const valueFinding = (path: Path, value: string): readonly CheckFinding[] =>
  isLabelValue(value)
    ? []
    : [{ path, found: quote(value), allowed: 'a value that a label can have: letters, digits, -, _ and .' }];

function* selectorFindings(field: string, selector: LabelSelectorSpec | undefined): Iterable<CheckFinding> {
  for (const [key, value] of Object.entries(selector?.matchLabels ?? {})) {
    const path = ['spec', field, 'matchLabels', key];
    yield* keyFinding(path, key, true);
    yield* valueFinding(path, value);
  }
  for (const [index, { key, values = [] }] of (selector?.matchExpressions ?? []).entries()) {
    const path = ['spec', field, 'matchExpressions', index];
    yield* keyFinding([...path, 'key'], key, false);
    for (const [at, value] of values.entries()) yield* valueFinding([...path, 'values', at], value);
  }
}

/** A selector that no label can meet would leave its policy without pods. */
export const selectorLabels: Check = {
  code: 'selector',
  needs: ['selector', 'namespaceSelector'],
  *run({ selector, namespaceSelector }) {
    yield* selectorFindings('selector', selector);
    yield* selectorFindings('namespaceSelector', namespaceSelector);
  },
};

/** Leading bits at least; anything shorter is a large part of the internet. */
export const minRangeBits = { 4: 8, 6: 16 } as const;

export const reachableRanges: Check = {
  code: 'range',
  needs: ['reachableRanges'],
  *run({ reachableRanges: ranges = [] }) {
    for (const [index, text] of ranges.entries()) {
      const range = addressRange(text);
      if (range !== undefined && range.bits >= minRangeBits[range.family]) continue;
      yield {
        path: ['spec', 'reachableRanges', index],
        found: quote(text),
        allowed: `a range of the cluster's own such as 10.96.0.0/12 or fd00:1::/32, at least /${minRangeBits[4]} or, for IPv6, /${minRangeBits[6]} long`,
      };
    }
  },
};
