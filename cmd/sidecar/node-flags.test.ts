import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { sidecarFlags } from '../../images/contents.ts';

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

test('a relayed request makes Node say nothing where the image starts it', async () => {
  const { stderr } = await promisify(execFile)(process.execPath, [...sidecarFlags, '-e', relayed], {
    cwd: import.meta.dirname,
  });
  expect([sidecarFlags.length > 0, stderr]).toEqual([true, '']);
});
