import { captureContainer } from '../../api/bootstrap.ts';
import type { KubeObject } from '../../kube/resource.ts';

type WithSpec = KubeObject & {
  readonly spec?: { readonly initContainers?: readonly { readonly name?: string }[] };
};

/** Whether a hostile agent in an injected pod can get round its proxy: nothing in it loads the rules of a lockdown. */
export const isBypassable = (pod: KubeObject): boolean =>
  (pod as WithSpec).spec?.initContainers?.some(({ name }) => name === captureContainer) !== true;
