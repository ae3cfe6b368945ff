import { channelAudience, hostsFile, tokenFile, tokenSeconds, volumes } from '../api/bootstrap.ts';
import type { Custody } from './credentials.ts';
import { fieldOf, type Volume } from './pod.ts';

/** Over it the kubelet evicts the pod: the last good configuration is far smaller. */
const stateLimit = '16Mi';
const journalLimit = '1Gi';

export const ownVolumes = (custody: Custody): readonly Volume[] => [
  {
    name: volumes.token,
    projected: {
      defaultMode: 0o444,
      sources: [
        {
          serviceAccountToken: {
            audience: channelAudience,
            expirationSeconds: tokenSeconds,
            path: tokenFile,
          },
        },
        // No line of hosts, and nothing that anybody chooses.
        { downwardAPI: { items: [{ path: hostsFile, fieldRef: fieldOf('metadata.uid') }] } },
      ],
    },
  },
  { name: volumes.state, emptyDir: { medium: 'Memory', sizeLimit: stateLimit } },
  { name: volumes.journal, emptyDir: { sizeLimit: journalLimit } },
  { name: volumes.noAccount, emptyDir: {} },
  ...custody.volumes,
];
