/** Holds a stream where a test wants it held: frames pass until `holdAfter`, the rest wait for `release`. */
export interface Gate {
  /** Resolves when the frame of this index may leave. */
  pass(index: number): Promise<void>;
  /** Resolves when a frame is being held. */
  readonly held: Promise<void>;
  /** Lets everything pass from now on. */
  release(): void;
}

export function holdAfter(frames: number): Gate {
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  return {
    pass: async (index) => {
      if (index < frames) return;
      held.resolve();
      await released.promise;
    },
    held: held.promise,
    release: () => released.resolve(),
  };
}

/** A fixed time before every frame: for people who watch the demo, never for tests. */
export function paced(milliseconds: number): Gate {
  return {
    pass: () => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    held: Promise.resolve(),
    release: () => undefined,
  };
}
