/** Whether what leaves is what came, of texts that are never held whole: what was held back may leave later. */
export class Sameness {
  /** What came and has not left. */
  #ahead = '';
  #differs = false;

  get isSame(): boolean {
    return !this.#differs && this.#ahead === '';
  }

  step(came: string, left: string): void {
    if (this.#differs) return;
    const ahead = this.#ahead + came;
    this.#differs = !ahead.startsWith(left);
    this.#ahead = ahead.slice(left.length);
  }
}
