import { createSocket } from 'node:dgram';
import { request } from 'node:https';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A hostile agent: dials the provider past every proxy, by every way there is, for ever. Arguments: who it is, the name
 * and the addresses of the provider. Says how often it has tried everything.
 */
const [who = '', name = '', ...addresses] = process.argv.slice(2);
const patienceMs = 1_000;
process.once('SIGTERM', () => process.exit(0));

function overTls(host: string, way: string): Promise<void> {
  return new Promise((resolve) => {
    const path = `/intruder/${who}/${way}`;
    const options = { host, path, servername: name, rejectUnauthorized: false, agent: false } as const;
    const asked = request({ ...options, timeout: patienceMs }, (response) => response.resume());
    asked.once('timeout', () => asked.destroy());
    asked.on('error', () => undefined);
    asked.once('close', resolve);
    asked.end();
  });
}

function byDatagram(host: string, way: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    socket.on('error', () => undefined);
    socket.send(`/intruder/${who}/${way}`, 443, host, () => socket.close(() => resolve()));
  });
}

for (let round = 1; ; round += 1) {
  await Promise.all([
    overTls(name, 'name'),
    ...addresses.flatMap((address) => {
      const family = address.includes(':') ? 6 : 4;
      return [overTls(address, `tcp${family}`), byDatagram(address, `udp${family}`)];
    }),
  ]);
  process.stdout.write(`${round}\n`);
  await delay(20);
}
