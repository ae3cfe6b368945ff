import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ConfigurationLine, SidecarConfiguration } from '../api/configuration.ts';
import { agedMs, holdConfiguration } from './held.ts';
import { hashOf } from './line.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const lineOf = (revision: number, name: string, issuedAt = 0): ConfigurationLine => {
  const config: SidecarConfiguration = {
    policies: [name],
    refused: '',
    keys: { current: key },
    dataClasses: [],
    staleMs: 1,
  };
  return { lineage: 'l', revision: [revision], issuedAt, hash: hashOf(config), config };
};
/** The same of a later epoch: other keys. */
const withKeys = (line: ConfigurationLine, keysRevision: number | undefined): ConfigurationLine => {
  const config = {
    ...line.config,
    keys: { current: Buffer.alloc(32, keysRevision ?? 99).toString('base64') },
  };
  return {
    ...line,
    hash: hashOf(config),
    config,
    ...(keysRevision !== undefined && { keysRevision }),
  };
};
const fail = (error: unknown): never => {
  throw error;
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'held-'));
});
const open = () => holdConfiguration(folder, fail);

describe('what a sidecar holds', () => {
  test('outlives it, readable by nobody else', () => {
    expect(open().current()).toBeUndefined();
    expect(open().take(lineOf(2, 'new'))).toBe(true);
    expect(open().current()).toEqual(lineOf(2, 'new'));
    expect(statSync(join(folder, 'configuration.json')).mode & 0o777).toBe(0o600);
  });

  test('does not go back, not even after a restart', () => {
    open().take(lineOf(2, 'tight'));
    const again = open();
    expect(again.take(lineOf(1, 'loose'))).toBe(false);
    expect(again.current()).toEqual(lineOf(2, 'tight'));
    expect(open().current()).toEqual(lineOf(2, 'tight'));
  });

  test('does not go back to keys that were replaced, not even after a restart, unless policies have changed', () => {
    const line = lineOf(2, 'one');
    expect(open().take(withKeys(line, 3))).toBe(true);
    const again = open();
    expect(again.take(withKeys(line, 2))).toBe(false);
    expect(again.take(withKeys(lineOf(1, 'one'), 4))).toBe(false);
    expect(again.current()).toEqual(withKeys(line, 3));
    expect(again.take(withKeys(line, 4))).toBe(true);
    expect(again.take(withKeys(lineOf(3, 'tight'), 2))).toBe(true);
    expect(again.take(withKeys(lineOf(3, 'tight'), 4))).toBe(true);
    expect(again.take(withKeys(line, undefined))).toBe(false);
    expect(again.take(withKeys(lineOf(3, 'tight'), undefined))).toBe(true);
  });

  test('ages with heartbeats about itself alone, and its age is written down now and then', () => {
    const held = open();
    held.take(lineOf(1, 'one', 1_000));
    held.confirm({ hash: 'of another', issuedAt: 5_000 });
    expect(held.current()?.issuedAt).toBe(1_000);
    held.confirm({ hash: lineOf(1, 'one').hash, issuedAt: 500 });
    expect(held.current()?.issuedAt).toBe(1_000);
    held.confirm({ hash: lineOf(1, 'one').hash, issuedAt: 999 + agedMs });
    expect([held.current()?.issuedAt, open().current()?.issuedAt]).toEqual([999 + agedMs, 1_000]);
    held.confirm({ hash: lineOf(1, 'one').hash, issuedAt: 1_000 + agedMs });
    expect(open().current()?.issuedAt).toBe(1_000 + agedMs);
  });

  test('does not go back behind the revision of a heartbeat, not even after a restart', () => {
    const held = open();
    const { hash } = lineOf(1, 'one');
    held.take(lineOf(1, 'one', 1_000));
    held.confirm({ hash: 'of another', issuedAt: 1_001, revision: [7] });
    expect(held.take(lineOf(2, 'two'))).toBe(true);
    held.confirm({ hash, issuedAt: 1_001, revision: [7] });
    expect(held.current()?.revision).toEqual([2]);
    held.confirm({ hash: lineOf(2, 'two').hash, issuedAt: 1_001, revision: [5] });
    held.confirm({ hash: lineOf(2, 'two').hash, issuedAt: 1_002, revision: [4] });
    expect(held.current()?.revision).toEqual([5]);
    expect([open().take(lineOf(4, 'loose')), open().take(lineOf(6, 'new'))]).toEqual([false, true]);
  });

  test('is nothing where the file was cut or changed', () => {
    open().take(lineOf(1, 'one'));
    const path = join(folder, 'configuration.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"one"', '"two"'));
    expect(open().current()).toBeUndefined();
    writeFileSync(path, text.slice(0, -5));
    expect(open().current()).toBeUndefined();
  });

  test('is kept in memory where it cannot be written, and that is told', () => {
    const errors: unknown[] = [];
    const held = holdConfiguration(join(folder, 'missing'), (error) => errors.push(error));
    expect(held.take(lineOf(1, 'one'))).toBe(true);
    expect([held.current(), errors.length]).toEqual([lineOf(1, 'one'), 1]);
  });
});
