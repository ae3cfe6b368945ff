import { expect, test } from '@jest/globals';
import { admissionPolicyNames } from '../../../pkg/api/admission-policies.ts';
import { admissionPoliciesOf, settingsOf, usualSettings } from './settings.ts';

test.each([
  ['canary: {optin: a, enforced: b}\nwebhookSecret: tls\n', { webhookSecret: 'tls', canary: true }],
  ['namespace: domicile-system\n', { webhookSecret: undefined, canary: false }],
  ['webhookSecret: ""\nof-a-later-release: [1]\n', { webhookSecret: undefined, canary: false }],
  ['', { webhookSecret: undefined, canary: false }],
  ['- nonsense\n', { webhookSecret: undefined, canary: false }],
])('of %j', (text, settings) => {
  expect(settingsOf(text)).toEqual(settings);
});

test('the canary has an admission policy of its own', () => {
  expect(admissionPoliciesOf({ ...usualSettings, canary: false })).toEqual(admissionPolicyNames);
  expect(admissionPoliciesOf(usualSettings)).toEqual([...admissionPolicyNames, 'domicile-canary']);
});
