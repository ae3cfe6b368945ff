/** The part of `undici` that the package does not publish types for under its own path. */
declare module 'undici/lib/dispatcher/pool.js' {
  import { Pool } from 'undici';

  export default Pool;
}
