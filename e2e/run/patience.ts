import { jest } from '@jest/globals';

/** Real programs on a busy machine: how long a test may take before it counts as stuck. Nothing is measured by it. */
jest.setTimeout(90_000);
