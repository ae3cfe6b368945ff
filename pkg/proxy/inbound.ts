import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Route } from '../residency/identify.ts';

/** A request as capture hands it over: its caller admitted, nothing of it judged yet. */
export type Inbound =
  | {
      readonly kind: 'http';
      readonly request: IncomingMessage;
      readonly response: ServerResponse;
      /** Throws `caller.*`; called first on the path, so that a refused caller is metered like everybody else. */
      readonly admit: () => Route;
    }
  | {
      readonly kind: 'connect';
      readonly request: IncomingMessage;
      readonly socket: Duplex;
      /** Bytes that came behind the CONNECT's headers. */
      readonly head: Buffer;
      /** Throws `caller.*`. */
      readonly admit: () => void;
    };
