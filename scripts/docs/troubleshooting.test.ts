import { globSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { read, root } from './files.ts';
import { codesOf, rowsOf } from './markdown.ts';

/** What the API server says, not we. */
const ofKubernetes =
  /^(failed calling webhook|violates PodSecurity|admission webhook|ValidatingAdmissionPolicy)/;
/** Names, and values of fields. */
const isMessage = (code: string): boolean => / /.test(code) && !/^(kubectl|domicile|mode:|\/)/.test(code);

const sources = globSync('{cmd,pkg}/**/*.ts', { cwd: root, exclude: (name) => name.includes('generated') })
  .filter((file) => !file.endsWith('.test.ts'))
  .map(read)
  .join('\n');

const symptoms = rowsOf(read('docs/troubleshooting.md')).flatMap(([symptom = '']) =>
  codesOf(symptom).filter((code) => isMessage(code) && !ofKubernetes.test(code)),
);

test('docs/troubleshooting.md names messages that there are', () => {
  expect(symptoms.length).toBeGreaterThan(4);
  const parts = symptoms.flatMap((text) => text.split('...').map((part) => part.trim()));
  const said = parts.map((part) => part.replace(/ \d+$/, '')).filter((part) => part.length > 3);
  expect(said.filter((part) => !sources.includes(part))).toEqual([]);
});
