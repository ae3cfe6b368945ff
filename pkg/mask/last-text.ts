const readers: (() => void)[] = [];

/**
 * Says how a reader forgets the text that it read last. Several detectors look at the same digits, so readers keep what
 * they found there; it is looked up by text and place, and decides nothing.
 */
export const forgetsBy = (forget: () => void): void => {
  readers.push(forget);
};

/** Lets go of the text that was swept: it may be megabytes, and nobody asks about it again. */
export const forgetLastText = (): void => {
  for (const forget of readers) forget();
};
