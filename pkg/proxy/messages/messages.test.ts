import { describe, expect, test } from '@jest/globals';
import { type ErrorCode, statuses } from '../../errors/domicile-error.ts';
import { startRig } from '../rig.fixture.ts';
import { policyRows } from './policy-rows.fixture.ts';
import { canaryParts, policyName, readError, type Row, type Rows } from './provoke.fixture.ts';
import { proxyRows } from './proxy-rows.fixture.ts';
import { requestRows } from './request-rows.fixture.ts';

const table: Readonly<Record<ErrorCode, Rows>> = { ...policyRows, ...requestRows, ...proxyRows };

const rows = Object.entries(table).flatMap(([code, found]) =>
  typeof found === 'string' ? [] : found.map((row): readonly [string, string, Row] => [code, row.name, row]),
);

test('every code is provoked, or it is said why it cannot be', () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(statuses).sort());
  for (const found of Object.values(table)) expect(found.length).toBeGreaterThan(0);
});

describe('the message', () => {
  test.each(rows)('of %s, %s, says who refused, what was found and what to do', async (code, _name, row) => {
    await using rig = await startRig(row.rig);
    const text = await row.provoke(rig);
    const told = readError(text);
    if (told.code === undefined) {
      // Other exchanges of the provocation may be recorded before or behind it.
      await rig.proxy.drain();
      expect(rig.records()).toContainEqual(expect.objectContaining({ type: 'close', code }));
    } else expect(told.code).toBe(code);
    expect(told.message).toMatch(/^Domicile (refused|allowed|ended) this (request|answer)/);
    expect(told.message).toMatch(row.found);
    expect(told.message).toMatch(row.way);
    if (row.by !== undefined) expect(told.message).toContain(` by ${policyName}${row.by && `, ${row.by}`}: `);
    expect(told.message).not.toMatch(canaryParts);
    expect(told.message).not.toMatch(/undefined|NaN|\[object/);
  });
});
