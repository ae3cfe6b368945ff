import { isKnownBaseUrl } from '../config/host-params.ts';
import type { Catalog } from '../residency/catalog.ts';
import type { Clients } from './request.ts';

export const clientsOf = (catalog: Catalog): Clients => ({
  modes: [...catalog.modes.values()].map(({ data }) => data),
  sources: (provider) => catalog.providers.get(provider)?.data.credentials ?? [],
  providers: [...catalog.providers.keys()],
  isKnownBaseUrl: (url) => isKnownBaseUrl(url, catalog),
});
