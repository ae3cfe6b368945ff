import { jest } from '@jest/globals';

/** A whole cluster starts on a machine that may be busy: how long before a test counts as stuck. */
jest.setTimeout(300_000);
