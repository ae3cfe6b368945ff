import { dictionaryReader } from '../../../pkg/config/dictionary-file.ts';
import { defaultResources } from '../../../pkg/config/operator-config.ts';
import { policyContext } from '../../../pkg/config/policies.ts';
import { clientsOf } from '../../../pkg/inject/clients.ts';
import { openCatalog } from '../../open-catalog.ts';
import { version } from '../../../pkg/api/release.ts';
import { clock } from '../../process.ts';
import type { Around } from './facts.ts';

/** What an analysis rests on, as this program has it. */
export async function aroundOf({
  catalog: extra = [],
  enforce = false,
  namespace = 'default',
}: {
  readonly catalog?: readonly string[];
  readonly enforce?: boolean;
  readonly namespace?: string;
}): Promise<Around> {
  const catalog = await openCatalog(extra);
  return {
    catalog,
    clients: clientsOf(catalog),
    config: {
      version,
      images: { proxy: 'domicile-proxy', capture: 'domicile-capture' },
      imagePullPolicy: 'IfNotPresent',
      channel: { url: 'https://domicile-operator', ca: '' },
      resources: defaultResources,
      resolvers: [],
      trustedAuthorities: '',
    },
    context: { ...policyContext(catalog, clock.now()), readDictionary: dictionaryReader() },
    enforce,
    namespace,
    complete: false,
  };
}
