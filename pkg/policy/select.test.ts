import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LabelSelectorSpec, PolicyDocument } from '../api/generated/policy-document.ts';
import { matches, selects } from './select.ts';

const labels = { app: 'support', tier: 'gold' };

describe('a selector', () => {
  test.each<readonly [LabelSelectorSpec | undefined, boolean]>([
    [undefined, true],
    [{}, true],
    [{ matchLabels: {} }, true],
    [{ matchLabels: { app: 'support' } }, true],
    [{ matchLabels: { app: 'support', tier: 'silver' } }, false],
    [{ matchLabels: { constructor: 'x' } }, false],
    [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'support'] }] }, true],
    [{ matchExpressions: [{ key: 'none', operator: 'In', values: ['a'] }] }, false],
    [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['support'] }] }, false],
    [{ matchExpressions: [{ key: 'none', operator: 'NotIn', values: ['a'] }] }, true],
    [{ matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'toString', operator: 'Exists' }] }, false],
    [{ matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, false],
    [{ matchLabels: { app: 'support' }, matchExpressions: [{ key: 'x', operator: 'Exists' }] }, false],
  ])('%j -> %j', (selector, expected) => {
    expect(matches(selector, labels)).toBe(expected);
  });

  const key = fc.constantFrom('a', 'b', 'c');
  const values = fc.array(fc.constantFrom('1', '2'), { minLength: 1, maxLength: 2 });
  test('In and NotIn, Exists and DoesNotExist are opposites', () => {
    fc.assert(
      fc.property(key, values, fc.dictionary(key, fc.constantFrom('1', '2', '3')), (name, listed, own) => {
        const one = (operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist') =>
          matches(
            { matchExpressions: [{ key: name, operator, ...(/In/.test(operator) && { values: listed }) }] },
            own,
          );
        expect(one('In')).toBe(!one('NotIn'));
        expect(one('Exists')).toBe(!one('DoesNotExist'));
      }),
    );
  });
});

describe('a policy', () => {
  const pod = { namespace: 'agents', labels, namespaceLabels: { team: 'blue' } };
  const policy = (
    kind: PolicyDocument['kind'],
    namespace: string | undefined,
    spec: object,
  ): PolicyDocument => ({ kind, metadata: { name: 'p', namespace }, spec }) as PolicyDocument;

  test.each<readonly [PolicyDocument['kind'], string | undefined, object, boolean]>([
    ['ResidencyPolicy', 'agents', {}, true],
    ['ResidencyPolicy', 'others', {}, false],
    ['ResidencyPolicy', undefined, {}, false],
    ['ResidencyPolicy', 'agents', { selector: { matchLabels: { app: 'x' } } }, false],
    ['ClusterResidencyPolicy', undefined, {}, true],
    ['ClusterResidencyPolicy', undefined, { namespaceSelector: { matchLabels: { team: 'blue' } } }, true],
    ['ClusterResidencyPolicy', undefined, { namespaceSelector: { matchLabels: { team: 'red' } } }, false],
    ['ClusterResidencyPolicy', undefined, { selector: { matchLabels: { app: 'x' } } }, false],
  ])('%s of %s with %j: %j', (kind, namespace, spec, expected) => {
    expect(selects(policy(kind, namespace, spec), pod)).toBe(expected);
  });
});
