import type { Slices } from '../../api/text.ts';

/**
 * Work that is done while there is nothing else to do, a slice in each turn of the event loop; what is not done by then
 * is left.
 */
export class IdleWork {
  #next: NodeJS.Immediate | undefined;

  /** In place of what is left of the work before. */
  begin(work: Slices<void>): void {
    this.end();
    const goOn = (): void => {
      this.#next = work.next().done === true ? undefined : setImmediate(goOn);
    };
    this.#next = setImmediate(goOn);
  }

  /** There is something else to do. */
  end(): void {
    clearImmediate(this.#next);
    this.#next = undefined;
  }
}
