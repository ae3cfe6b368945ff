import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { testContext } from './context.fixture.ts';
import { loadPolicies } from './load-policies.ts';

const examples = new URL('../../examples/policies/', import.meta.url);
const files = readdirSync(examples)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, text: readFileSync(new URL(file, examples), 'utf8') }));

describe('the example policies', () => {
  test.each(files)('$file loads without a warning', (file) => {
    const { snapshot, warnings } = loadPolicies([file], testContext);
    expect(warnings).toEqual([]);
    expect(snapshot.policies).toHaveLength(1);
  });
});
