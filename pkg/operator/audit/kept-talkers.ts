import type { KubeClient } from '../../kube/client.ts';
import { isStatus } from '../../kube/kube-error.ts';
import type { WithData } from '../../kube/data.ts';
import { configMaps, names } from '../resources.ts';
import type { TalkersStore } from './silence.ts';

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
