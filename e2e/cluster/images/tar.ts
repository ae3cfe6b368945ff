export interface Entry {
  /** Without a slash in front. */
  readonly path: string;
  readonly content?: Buffer;
  /** Where a symbolic link leads; an entry with neither is a folder. */
  readonly link?: string;
  readonly mode: number;
}

const block = 512;

/** A ustar archive of files, links and folders that belong to root, dated 1970 so that equal content is equal bytes. */
export function tar(entries: readonly Entry[]): Buffer {
  const parts = entries.flatMap((entry) => {
    const { content = Buffer.alloc(0) } = entry;
    return [header(entry, content.length), content, Buffer.alloc(-content.length & (block - 1))];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

function header({ path, content, link, mode }: Entry, size: number): Buffer {
  const kind = link !== undefined ? '2' : content !== undefined ? '0' : '5';
  const name = kind === '5' ? `${path}/` : path;
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long for a name of ustar`);
  const bytes = Buffer.alloc(block);
  const octal = (value: number, at: number, length: number): void => {
    bytes.write(value.toString(8).padStart(length - 1, '0'), at);
  };
  bytes.write(name, 0);
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  bytes.write(' '.repeat(8), 148);
  bytes.write(kind, 156);
  bytes.write(link ?? '', 157);
  bytes.write('ustar\u000000', 257);
  octal(
    bytes.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  );
  return bytes;
}
