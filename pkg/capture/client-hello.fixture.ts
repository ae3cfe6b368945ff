import { Duplex } from 'node:stream';
import { connect } from 'node:tls';

/** The bytes that Node's own TLS client would send first; without a name no `server_name` is sent. */
export function helloOf(servername?: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const socket = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _encoding, done) => {
        resolve(chunk);
        done();
      },
    });
    const client = connect({ socket, ...(servername === undefined ? {} : { servername }) });
    client.on('error', () => undefined);
  });
}

/** Where the extensions of a hello begin (their length field), for taking it apart. */
function extensionsAt(hello: Buffer): number {
  let at = 5 + 4 + 2 + 32;
  at += 1 + hello.readUInt8(at);
  at += 2 + hello.readUInt16BE(at);
  return at + 1 + hello.readUInt8(at);
}

/** The same hello with one more extension behind the others, every length set right. */
export function withExtension(hello: Buffer, type: number, content: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(content.length, 2);
  const longer = Buffer.concat([hello, head, content]);
  const added = head.length + content.length;
  const at = extensionsAt(hello);
  longer.writeUInt16BE(hello.readUInt16BE(at) + added, at);
  longer.writeUInt16BE(hello.readUInt16BE(3) + added, 3);
  longer.writeUIntBE(hello.readUIntBE(6, 3) + added, 6, 3);
  return longer;
}

/** The content of a `server_name` extension. */
export function serverNames(names: readonly string[], type = 0): Buffer {
  const entries = names.map((name) => {
    const entry = Buffer.alloc(3);
    entry.writeUInt8(type, 0);
    entry.writeUInt16BE(name.length, 1);
    return Buffer.concat([entry, Buffer.from(name, 'latin1')]);
  });
  const list = Buffer.concat(entries);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(list.length, 0);
  return Buffer.concat([length, list]);
}
