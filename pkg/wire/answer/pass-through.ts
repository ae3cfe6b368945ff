/** Output in which untouched stretches that touch one another in memory leave as one Buffer. */
export class PassThrough {
  #out: Buffer[] = [];
  #bytes: Buffer | undefined;
  #start = 0;
  #end = 0;

  pass(bytes: Buffer, start: number, end: number): void {
    if (this.#bytes === bytes && this.#end === start) {
      this.#end = end;
      return;
    }
    this.#settle();
    this.#bytes = bytes;
    this.#start = start;
    this.#end = end;
  }

  write(bytes: Buffer): void {
    this.#settle();
    this.#out.push(bytes);
  }

  take(): readonly Buffer[] {
    this.#settle();
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #settle(): void {
    if (this.#bytes !== undefined && this.#end > this.#start) {
      const whole = this.#start === 0 && this.#end === this.#bytes.length;
      this.#out.push(whole ? this.#bytes : this.#bytes.subarray(this.#start, this.#end));
    }
    this.#bytes = undefined;
  }
}
