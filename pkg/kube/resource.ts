/** A kind of object, by where the API has it. */
export interface Resource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
}

export interface Place {
  /** Absent: of the cluster, or, for a list, of all namespaces. */
  readonly namespace?: string | undefined;
  readonly name?: string;
  /** `status` */
  readonly subresource?: string;
}

/** The metadata that every object has; the rest is the kind's own. */
export interface KubeObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly generation?: number;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly [field: string]: unknown;
  };
}

export const pathOf = ({ group, version, plural }: Resource, place: Place = {}): string => {
  const { namespace, name, subresource } = place;
  const base = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const parts = [
    namespace === undefined ? [] : ['namespaces', namespace],
    plural,
    name ?? [],
    subresource ?? [],
  ];
  return [base, ...parts.flat().map(encodeURIComponent)].join('/');
};

/** `namespace/name`, or `name` of an object of the cluster: what queues hold. */
export const keyOf = ({ metadata: { namespace, name } }: KubeObject): string =>
  namespace === undefined ? name : `${namespace}/${name}`;
