import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { goldenPath, goldenPods, goldenText } from './golden.fixture.ts';

test.each(Object.keys(goldenPods))(
  'golden/%s.yaml becomes its .injected.yaml (scripts/golden-pods.ts writes it)',
  (name) => {
    expect(goldenText(name)).toBe(readFileSync(goldenPath(name), 'utf8'));
  },
);
