// One part of winston: its entry loads file and HTTP transports too. The part has no declarations of its own.
declare module 'winston/lib/winston/create-logger.js' {
  import { createLogger } from 'winston';
  export { createLogger as default };
}
