import { createHash } from 'node:crypto';
import { canonicalJson } from '../policy/canonical-json.ts';
import type { PolicyObject } from './world.ts';

/** By the object, which another takes the place of with each change. */
const known = new WeakMap<PolicyObject, string>();

/** What a policy says, whichever ConfigMaps its dictionaries have names from: another text for another policy. */
export function besideNames(policy: PolicyObject): string {
  const told = known.get(policy) ?? digestOf(policy);
  known.set(policy, told);
  return told;
}

function digestOf({ object, document: { spec } }: PolicyObject): string {
  const dictionaries = spec.masking?.dictionaries?.map((one) => ({ ...one, configMaps: undefined }));
  const said = dictionaries === undefined ? spec : { ...spec, masking: { ...spec.masking, dictionaries } };
  return createHash('sha256')
    .update(canonicalJson([object.metadata.uid, said]))
    .digest('base64');
}
