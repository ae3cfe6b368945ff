/** A file or folder of the project, and where it is in the image. */
export interface Copy {
  readonly from: string;
  readonly to: string;
}

/** What an image of the product holds beside its base. `Containerfile` says the same, which a test compares. */
export interface ProductImage {
  /** The stage of `Containerfile`, and the end of the image's name. */
  readonly stage: string;
  readonly copies: readonly Copy[];
  /** A program of the system with the shared libraries that it loads, each where it looks for it. */
  readonly program?: string;
  readonly entrypoint: readonly string[];
  /** Variables of the image beside its base's own. A pod's own come on top. */
  readonly environment: Readonly<Record<string, string>>;
  readonly uid: number;
}

/** Where the base image, distroless, has its Node. */
export const nodePath = '/nodejs/bin/node';

/** A bundle, and the chunks beside it that it loads when a policy needs them. */
const bundle = (name: string): readonly Copy[] => [
  { from: `dist/${name}.mjs`, to: `/domicile/${name}.mjs` },
  { from: `dist/${name}`, to: `/domicile/${name}` },
];

/**
 * A young generation that is collected in short pauses, two tiers of compiled code, no snapshot: less memory. Without
 * pretenuring nothing is allocated old because it outlived a few collections while the process was starting: what is
 * old keeps alive whatever it names, and full collections came five times as often. What is young is collected by
 * the thread whose it is, alone: V8's own threads give way to it, so it must not wait for them. No function has the
 * name in the filter: nothing is optimized while the proxy starts, which takes the filter away then
 * (`cmd/sidecar/after-start.ts`), and collects. Without a reducer that is the last time that the heap is made as small
 * as it can be: after each pause of 8 s it would be again, and the next requests would take three times as long.
 * DEP0060 (`util._extend`) is told of http-proxy at its first relayed request: nobody who runs the image can act on it.
 */
export const sidecarFlags: readonly string[] = [
  '--disable-warning=DEP0060',
  '--max-semi-space-size=8',
  '--max-old-space-size=256',
  '--no-maglev',
  '--no-node-snapshot',
  '--no-allocation-site-pretenuring',
  '--no-parallel-scavenge',
  '--turbo-filter=none-at-start',
  '--no-memory-reducer',
];

/**
 * One pool of native memory for all threads, instead of one for each: what one gives back another can take. An operator
 * that has started among 2,000 pods takes 10 MiB less of 138.
 */
const onePool: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '1' };

export const sidecarEnvironment = onePool;

/**
 * A heap with room for thousands of pods and connected proxies, below what the chart gives the operator. At its bound
 * the process ends and another replica goes on.
 */
const operatorFlags = ['--max-semi-space-size=8', '--max-old-space-size=256'];

export const productImages: readonly ProductImage[] = [
  {
    stage: 'proxy',
    copies: bundle('sidecar'),
    entrypoint: [nodePath, ...sidecarFlags, '/domicile/sidecar.mjs'],
    environment: sidecarEnvironment,
    uid: 15_021,
  },
  {
    stage: 'operator',
    // With the command line, whose check the chart's Job runs.
    copies: [...bundle('operator'), ...bundle('domicile')],
    entrypoint: [nodePath, ...operatorFlags, '/domicile/operator.mjs'],
    environment: onePool,
    uid: 65_532,
  },
  {
    stage: 'capture',
    copies: [],
    program: '/usr/sbin/nft',
    entrypoint: ['/usr/sbin/nft'],
    environment: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    // Of root alone a capability is in effect; the pod gives it one.
    uid: 0,
  },
];
