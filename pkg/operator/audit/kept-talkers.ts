import type { KubeClient } from '../../kube/client.ts';
import { isStatus } from '../../kube/kube-error.ts';
import type { KubeObject } from '../../kube/resource.ts';
import { configMaps, names } from '../resources.ts';
import type { TalkersStore } from './silence.ts';

type WithData = KubeObject & { readonly data?: Readonly<Record<string, string>> };

/** In a ConfigMap that the chart creates: whoever leads next goes on from it. */
export const keptTalkers = (client: Pick<KubeClient, 'get' | 'merge'>, namespace: string): TalkersStore => {
  const place = { namespace, name: names.talkers };
  return {
    read: async () => {
      try {
        const { data = {} }: WithData = await client.get(configMaps, place);
        return data['talked'] ?? '';
      } catch (error) {
        // A chart from before there was one.
        if (isStatus(error, 404)) return '';
        throw error;
      }
    },
    write: async (talked) => {
      await client.merge(configMaps, place, { data: { talked } });
    },
  };
};
