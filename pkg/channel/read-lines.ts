/** Lines as they come, without their ends. Throws where one is longer than the bound, in bytes. */
export async function* readLines(source: AsyncIterable<Buffer>, bound: number): AsyncGenerator<string> {
  let pending: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      if (size + end - from > bound) throw tooLong(bound);
      yield Buffer.concat([...pending, chunk.subarray(from, end)]).toString('utf8');
      pending = [];
      size = 0;
      from = end + 1;
    }
    pending.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > bound) throw tooLong(bound);
  }
}

const tooLong = (bound: number): Error => new Error(`a line of the channel has more than ${bound} bytes`);
