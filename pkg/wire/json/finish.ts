import type { Slices } from '../../api/text.ts';

/** Drives sliced work to its end without giving way: for small inputs. */
export function finish<T>(slices: Slices<T>): T {
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
  }
}
