import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { leftOut } from './left-out.ts';

describe('what is left out where the heavy clients are not installed', () => {
  test('is nothing where they are, or where everything is required', () => {
    expect(leftOut({}, true)).toEqual({ patterns: [], names: [] });
    expect(leftOut({ REQUIRE_ALL: '1' }, false)).toEqual({ patterns: [], names: [] });
  });

  test('is named, test by test', () => {
    const { names } = leftOut({}, false);
    expect(names).toContain('vertex.test.ts: is denied in %s');
    expect(names).toContain('agent-sdk.test.ts: is shown a denial once, and does not try again');
  });

  test('is every file that runs a heavy client, and no other', () => {
    const patterns = leftOut({}, false).patterns.map((pattern) => new RegExp(pattern));
    const files = readdirSync(import.meta.dirname).filter(
      (name) => name.endsWith('.test.ts') && name !== 'left-out.test.ts',
    );
    const heavy = files.filter((name) =>
      /'(agent-sdk|bedrock-invoke|bedrock-converse|vertex)'/.test(
        readFileSync(join(import.meta.dirname, name), 'utf8'),
      ),
    );
    const left = files.filter((name) => patterns.some((pattern) => pattern.test(`/somewhere/e2e/${name}`)));
    expect(left).toEqual(heavy);
    expect(heavy.length).toBeGreaterThan(0);
  });
});
