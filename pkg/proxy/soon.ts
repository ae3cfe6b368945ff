/** The result of work that may be over already. */
export type Soon<T> = T | Promise<T>;

/**
 * Goes on with a result: at once where it is there, for a promise costs a small request as much as a step of its work.
 */
export function after<T, U>(result: Soon<T>, next: (value: T) => U): Soon<U> {
  return result instanceof Promise ? result.then(next) : next(result);
}
