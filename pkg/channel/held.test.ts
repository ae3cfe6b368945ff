import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ConfigurationLine, SidecarConfiguration } from '../api/configuration.ts';
import { testCertificates } from './certificates.fixture.ts';
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
/** In the order in which they were made. */
let [authority, successor] = ['', ''];
beforeAll(async () => {
  const now = Date.now();
  [authority, successor] = [
    (await testCertificates(now - 1_000)).authority,
    (await testCertificates(now)).authority,
  ];
});
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

  test('does not go back to names that were replaced, as lines or heartbeats have told', () => {
    const named = (dictionariesRevision: number, name: string) => ({
      ...lineOf(2, name),
      dictionariesRevision,
    });
    const held = open();
    held.take(named(5, 'new'));
    expect(open().take(named(4, 'old'))).toBe(false);
    held.confirm({ hash: lineOf(2, 'new').hash, issuedAt: 1, revision: [2], dictionariesRevision: 8 });
    expect(open().take(named(7, 'old'))).toBe(false);
    expect(open().current()).toEqual({ ...named(8, 'new'), issuedAt: 1 });
    expect(open().take(named(8, 'newer'))).toBe(true);
  });

  test('does not go back to keys that were replaced, not even after a restart', () => {
    const line = lineOf(2, 'one');
    expect(open().take(withKeys(line, 3))).toBe(true);
    const again = open();
    expect(again.take(withKeys(line, 2))).toBe(false);
    expect(again.take(withKeys(lineOf(1, 'one'), 4))).toBe(false);
    expect(again.current()).toEqual(withKeys(line, 3));
    expect(again.take(withKeys(line, 4))).toBe(true);
    expect(again.take(withKeys(line, undefined))).toBe(true);
  });

  test('of a replica that lags takes what policies say, and neither its keys nor its authorities', () => {
    const [keysOf, trustOf] = [
      (held: ConfigurationLine | undefined) => held?.config.keys.current,
      (held: ConfigurationLine | undefined) => held?.config.authorities,
    ];
    const lineWith = (
      revision: number,
      name: string,
      epoch: number,
      authorities: string,
    ): ConfigurationLine => {
      const line = withKeys(lineOf(revision, name), epoch);
      const config = { ...line.config, authorities };
      return { ...line, config, hash: hashOf(config) };
    };
    const both = `${authority}\n${successor}`;
    open().take(lineWith(2, 'loose', 5, both));
    const lagging = lineWith(3, 'tight', 4, authority);
    expect(open().take(lagging)).toBe(true);
    for (const held of [open().current(), open().current()]) {
      expect([held?.hash, held?.config.policies, held?.keysRevision]).toEqual([lagging.hash, ['tight'], 5]);
      expect(keysOf(held)).toBe(keysOf(lineWith(1, '', 5, both)));
      expect(trustOf(held)).toBe(both);
    }
    const held = open();
    held.confirm({ hash: lagging.hash, issuedAt: agedMs });
    expect(keysOf(open().current())).toBe(keysOf(lineWith(1, '', 5, both)));
    expect(held.take(lineWith(3, 'tight', 5, successor))).toBe(true);
    expect(held.take(lineWith(4, 'tight', 5, both))).toBe(true);
    expect(trustOf(open().current())).toBe(successor);
    expect(held.take({ ...lineWith(1, 'anew', 0, authority), lineage: 'another' })).toBe(true);
    expect([keysOf(held.current()), trustOf(held.current())]).toEqual([
      keysOf(lineWith(1, '', 0, '')),
      authority,
    ]);
  });

  test('goes on trusting whom it was told of, where an older operator says nothing of that', () => {
    const line = lineOf(1, 'one');
    const config = { ...line.config, authorities: authority };
    open().take({ ...line, config, hash: hashOf(config) });
    open().take(lineOf(2, 'two'));
    expect(open().current()?.config.authorities).toBe(authority);
  });

  test('whatever order the lines of replicas come in, is never older than it was', () => {
    const told = fc.record({ revision: fc.nat(3), epoch: fc.nat(3), trust: fc.nat(2) });
    const steps = [authority, `${authority}\n${successor}`, successor];
    fc.assert(
      fc.property(fc.array(told, { maxLength: 8 }), (lines) => {
        folder = mkdtempSync(join(tmpdir(), 'held-'));
        const seen = lines.map((one) => {
          const line = withKeys(lineOf(one.revision, `${one.revision}`), one.epoch);
          const config = { ...line.config, authorities: steps[one.trust] ?? '' };
          open().take({ ...line, config, hash: hashOf(config) });
          const is = open().current() ?? line;
          expect(is.config.keys).toEqual(withKeys(line, is.keysRevision).config.keys);
          return [...is.revision, is.keysRevision ?? -1, steps.indexOf(is.config.authorities ?? '')];
        });
        for (const [index, now] of seen.slice(1).entries())
          expect(now.map((value, at) => value >= (seen[index]?.[at] ?? 0))).toEqual([true, true, true]);
      }),
      { numRuns: 50 },
    );
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
