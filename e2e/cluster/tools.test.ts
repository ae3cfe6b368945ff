import { appendFile, cp } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../run/temporary.ts';
import { root } from '../run/domicile.ts';
import './patience.ts';
import { hashOfPins, toolsFolder } from './tools/cache.ts';

test('programs are kept outside of the tree, in another folder for each set of pins and flags', async () => {
  expect(relative(root, toolsFolder())).toMatch(/^\.\./);
  expect(toolsFolder()).toContain(hashOfPins());
  const folder = await temporaryFolder();
  for (const part of ['pins', 'tools'])
    await cp(join(import.meta.dirname, part), join(folder, part), { recursive: true });
  const hashes = [hashOfPins(folder)];
  expect(hashes).toEqual([hashOfPins()]);
  for (const file of ['pins/kubernetes/go.mod', 'pins/helm/go.sum', 'tools/binaries.ts']) {
    await appendFile(join(folder, file), ' ');
    hashes.push(hashOfPins(folder));
  }
  expect(new Set(hashes).size).toBe(4);
});
