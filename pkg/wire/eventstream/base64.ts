/** Bytes that are encoded at a time: whole groups of three. */
export const encodedAtATime = 48 * 1024;

const nothing: Buffer = Buffer.alloc(0);
const digits = /^[A-Za-z0-9+/]*$/;
const padded = /^[A-Za-z0-9+/]*={0,2}$/;

/** Base64 as RFC 4648 has it, section 4, stretch by stretch. What others may read otherwise is none. */
export class Base64Reader {
  readonly #bytes: Buffer;
  #written = 0;
  /** Characters that do not make a group yet. */
  #rest = '';
  #isOver = false;
  #isValid = true;

  /** `characters`: as many as may come. */
  constructor(characters: number) {
    this.#bytes = characters === 0 ? nothing : Buffer.allocUnsafe(Math.ceil(characters / 4) * 3);
  }

  add(stretch: string): void {
    const text = this.#rest + stretch;
    const whole = text.length - (text.length % 4);
    this.#rest = text.slice(whole);
    const groups = text.slice(0, whole);
    if (groups === '') return;
    this.#isValid &&= !this.#isOver && padded.test(groups);
    if (!this.#isValid) return;
    this.#isOver = !digits.test(groups.slice(-2));
    this.#written += this.#bytes.write(groups, this.#written, 'base64');
  }

  /** The bytes of all that came; `undefined` where it was no Base64. */
  end(): Buffer | undefined {
    return this.#isValid && this.#rest === '' ? this.#bytes.subarray(0, this.#written) : undefined;
  }
}

/** Base64 of bytes, stretch by stretch. */
export function* base64Of(bytes: Buffer): Generator<string> {
  for (let from = 0; from < bytes.length; from += encodedAtATime) {
    yield bytes.toString('base64', from, Math.min(from + encodedAtATime, bytes.length));
  }
}
