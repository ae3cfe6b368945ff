import { type KubeObject, type Place, pathOf, type Resource } from './resource.ts';
import type { Transport } from './transport.ts';

export type Selection = Pick<Place, 'namespace'> & {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Only metadata is sent: for caches of kinds whose bodies we do not need. */
  readonly metadataOnly?: boolean;
};

export interface Page {
  readonly items: readonly KubeObject[];
  readonly resourceVersion: string;
  /** Where the next page begins; empty on the last. */
  readonly next: string;
}

/** What an object must hold so that it can be created: the API server may name it, by `generateName`. */
export interface Created {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name?: string;
    readonly namespace?: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** What an object must hold so that it can be applied or written. */
export interface Written extends Created {
  readonly metadata: Created['metadata'] & { readonly name: string };
}

export interface KubeClient {
  readonly get: (resource: Resource, place: Place) => Promise<KubeObject>;
  readonly page: (resource: Resource, selection: Selection, limit: number, next: string) => Promise<Page>;
  /** `dryRun`: judged and answered as if it were stored, and not stored. */
  readonly create: (
    resource: Resource,
    object: Created,
    options?: { readonly dryRun: boolean },
  ) => Promise<KubeObject>;
  /** Needs `metadata.resourceVersion`; rejects with status 409 where somebody was faster. */
  readonly replace: (resource: Resource, object: Written, subresource?: string) => Promise<KubeObject>;
  readonly merge: (resource: Resource, place: Place, patch: unknown) => Promise<KubeObject>;
  /** Server-side apply: we own the fields that are given, take them from others, and give back those left out. */
  readonly apply: (
    resource: Resource,
    object: Written,
    manager: string,
    subresource?: string,
  ) => Promise<KubeObject>;
  /** Of a pod, as disruption budgets permit: rejects with status 429 where they do not, 409 where it is another now. */
  readonly evict: (
    pod: { readonly namespace: string; readonly name: string },
    preconditions: { readonly uid: string; readonly resourceVersion: string },
  ) => Promise<void>;
  readonly remove: (resource: Resource, place: Place, preconditions?: object) => Promise<void>;
}

const metadataAs = (kind: string): string => `application/json;as=${kind};g=meta.k8s.io;v=v1`;
export const acceptOf = ({ metadataOnly }: Selection, list: boolean): string =>
  metadataOnly
    ? metadataAs(list ? 'PartialObjectMetadataList' : 'PartialObjectMetadata')
    : 'application/json';

export function kubeClient({ json }: Pick<Transport, 'json'>): KubeClient {
  const object = async (request: Parameters<typeof json>[0]): Promise<KubeObject> =>
    (await json(request)) as KubeObject;
  const placeOf = ({ metadata }: Written, subresource?: string): Place => ({
    name: metadata.name,
    namespace: metadata.namespace,
    ...(subresource !== undefined && { subresource }),
  });
  return {
    get: (resource, place) => object({ method: 'GET', path: pathOf(resource, place) }),
    page: async (resource, selection, limit, next) => {
      const { namespace, labelSelector, fieldSelector } = selection;
      const query = { labelSelector, fieldSelector, limit, continue: next || undefined };
      const path = pathOf(resource, { namespace });
      return pageOf(await json({ method: 'GET', path, query, accept: acceptOf(selection, true) }));
    },
    create: (resource, written, { dryRun } = { dryRun: false }) =>
      object({
        method: 'POST',
        path: pathOf(resource, { namespace: written.metadata.namespace }),
        ...(dryRun && { query: { dryRun: 'All' } }),
        body: written,
      }),
    replace: (resource, written, subresource) =>
      object({ method: 'PUT', path: pathOf(resource, placeOf(written, subresource)), body: written }),
    merge: (resource, place, patch) =>
      object({
        method: 'PATCH',
        path: pathOf(resource, place),
        body: patch,
        contentType: 'application/merge-patch+json',
      }),
    apply: (resource, written, fieldManager, subresource) =>
      object({
        method: 'PATCH',
        path: pathOf(resource, placeOf(written, subresource)),
        query: { fieldManager, force: true },
        body: written,
        contentType: 'application/apply-patch+yaml',
      }),
    evict: async (pod, preconditions) => {
      const place = { ...pod, subresource: 'eviction' };
      await json({
        method: 'POST',
        path: pathOf({ group: '', version: 'v1', plural: 'pods' }, place),
        body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: pod, deleteOptions: { preconditions } },
      });
    },
    remove: async (resource, place, preconditions) => {
      const body = preconditions && { apiVersion: 'v1', kind: 'DeleteOptions', preconditions };
      await json({ method: 'DELETE', path: pathOf(resource, place), ...(body && { body }) });
    },
  };
}

/** Items of a list have neither `apiVersion` nor `kind`. */
function pageOf(body: unknown): Page {
  const { items, metadata } = body as {
    readonly items: readonly KubeObject[] | null;
    readonly metadata: { readonly resourceVersion?: string; readonly continue?: string };
  };
  return {
    items: items ?? [],
    resourceVersion: metadata.resourceVersion ?? '',
    next: metadata.continue ?? '',
  };
}
