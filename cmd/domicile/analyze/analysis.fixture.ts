import { defaultResources } from '../../../pkg/config/operator-config.ts';
import { policyContext } from '../../../pkg/config/policies.ts';
import { dictionaryReader } from '../../../pkg/config/dictionary-file.ts';
import { clientsOf } from '../../../pkg/inject/clients.ts';
import { builtInCatalog } from '../../../pkg/residency/catalog.ts';
import { type Analysis, analyze } from './analysis.ts';
import type { Around } from './facts.ts';
import { type ManifestFile, readManifests } from './read-manifests.ts';

/** Of all examples: what ends in January 2027 ends soon. */
export const testNow = Date.parse('2027-01-10T00:00:00Z');

const clients = clientsOf(builtInCatalog);

export const testAround: Around = {
  catalog: builtInCatalog,
  clients,
  config: {
    version: 'test',
    images: { proxy: 'proxy', capture: 'capture' },
    imagePullPolicy: 'IfNotPresent',
    channel: { url: 'https://operator', ca: '' },
    resources: defaultResources,
    resolvers: [],
    trustedAuthorities: '',
  },
  context: { ...policyContext(builtInCatalog, testNow), readDictionary: dictionaryReader() },
  enforce: false,
  namespace: 'default',
  complete: false,
};

export function analysisOf(files: readonly ManifestFile[], given: Partial<Around> = {}): Analysis {
  const read = files.map(readManifests);
  return analyze(
    read.flatMap(({ manifests }) => manifests),
    read.flatMap(({ findings }) => findings),
    { ...testAround, ...given },
    new Set(),
  );
}
