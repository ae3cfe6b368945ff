/** What is started in front of the double. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What a contender is given to be started with. */
export interface Setting {
  readonly port: number;
  readonly upstreamPort: number;
  /** An empty folder of the run's own. */
  readonly folder: string;
}

export interface Contender {
  /** What `--contenders` calls it. */
  readonly id: ContenderId;
  /** What the table calls it. */
  readonly title: string;
  /** Values must reach the double as tokens, and the load process as they were. */
  readonly masks: boolean;
  /** Why it cannot take part, or `undefined`. May install it. */
  readonly missing: () => Promise<string | undefined>;
  /** Writes what the contender needs into the folder; `undefined` where nothing stands in front of the double. */
  readonly command: (setting: Setting) => Promise<Command | undefined>;
  readonly path: string;
  readonly headers: (setting: Setting) => Readonly<Record<string, string>>;
}

export const CONTENDER_IDS = [
  'direct',
  'node-http',
  'undici',
  'domicile-off',
  'domicile-on',
  'envoy',
  'portkey',
] as const;
export type ContenderId = (typeof CONTENDER_IDS)[number];

export const MESSAGES_PATH = '/v1/messages';
export const NO_HEADERS = (): Readonly<Record<string, string>> => ({});
export const ALWAYS_PRESENT = (): Promise<undefined> => Promise.resolve(undefined);

/** The memory knobs of every other Node contender: young generation decides the tail, old the resident memory. */
export const NODE_MEMORY_FLAGS: readonly string[] = ['--max-semi-space-size=16', '--max-old-space-size=96'];
