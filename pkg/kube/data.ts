import type { KubeObject } from './resource.ts';

/** A ConfigMap, whose fields are text, or a Secret, whose fields are bytes in base64. */
export interface WithData extends KubeObject {
  readonly data?: Readonly<Record<string, string>>;
}

/** A field of a Secret; empty where it is not there. */
export const secretBytes = ({ data }: Pick<WithData, 'data'>, field: string): Buffer =>
  Buffer.from(data?.[field] ?? '', 'base64');

/** A field of a Secret that is text; empty where it is not there. */
export const secretText = (secret: Pick<WithData, 'data'>, field: string): string =>
  secretBytes(secret, field).toString('utf8');

/** Fields as a Secret has them. */
export const secretData = (
  fields: Readonly<Record<string, string | Buffer>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  );
