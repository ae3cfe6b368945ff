import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { sidecarFlags } from '../../images/contents.ts';

const [, ...words] =
  readFileSync(join(import.meta.dirname, '../domicile/main.ts'), 'utf8')
    .split('\n', 1)[0]
    ?.split(' ') ?? [];
const ofExec = words.filter((word) => word.startsWith('--'));

/** What Node itself says while a request is relayed: the first one calls what Node would call deprecated. */
const relayed = `
  const { createServer, get } = require('node:http');
  const target = createServer((request, response) => response.end());
  const proxy = require('http-proxy').createProxyServer({});
  const server = createServer((request, response) => proxy.web(request, response, { target: at(target) }));
  const at = (listening) => 'http://127.0.0.1:' + listening.address().port;
  target.listen(0, '127.0.0.1', () => server.listen(0, '127.0.0.1', () => get(at(server), (response) =>
    response.resume().on('end', () => process.exit(response.statusCode === 200 ? 0 : 1)))));
`;

test.each([
  ['the image', sidecarFlags],
  ['exec', ofExec],
])('a relayed request makes Node say nothing where %s starts it', async (_, flags) => {
  const { stderr } = await promisify(execFile)(process.execPath, [...flags, '-e', relayed], {
    cwd: import.meta.dirname,
  });
  expect([flags.length > 0, stderr]).toEqual([true, '']);
});
