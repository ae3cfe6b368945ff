import { parse } from 'yaml';

/** The part of a CRD's schema language (OpenAPI v3, structural) that the policy uses. */
export interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly format?: string;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-validations'?: readonly CelRule[];
}

export interface CelRule {
  readonly rule: string;
  readonly message: string;
}

export interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly [
      { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } },
    ];
  };
}

export const readCrd = (text: string): Crd => parse(text) as Crd;

/** The schema of `spec`, with its Kubernetes extensions. */
export function specSchema(crd: Crd): Schema {
  const spec = crd.spec.versions[0].schema.openAPIV3Schema.properties?.['spec'];
  if (spec === undefined) throw new Error('the CRD has no spec');
  return spec;
}

/** Applies `change` to a schema and everything below it, from the leaves up. */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const properties =
    schema.properties &&
    Object.fromEntries(
      Object.entries(schema.properties).map(([name, below]) => [name, mapSchema(below, change)]),
    );
  const items = schema.items && mapSchema(schema.items, change);
  return change({ ...schema, ...(properties && { properties }), ...(items && { items }) });
}
