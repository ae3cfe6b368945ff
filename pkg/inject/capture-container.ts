import { captureContainer, type InjectionConfig, proxyUid } from '../api/bootstrap.ts';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { lockdownRuleset } from '../capture/ruleset.ts';
import { addressRange } from '../policy/address-range.ts';
import type { Container } from './pod.ts';
import { noAccount } from './sidecar.ts';

const resources = { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '100m', memory: '64Mi' } };

/**
 * Runs before everything else in the pod, loads the rules and ends; where they cannot be loaded the pod does not start.
 * It runs as root because only root is given a capability in effect, and it is given one.
 */
export function captureInit(config: InjectionConfig, policies: readonly PolicyDocument[]): Container {
  const ranges = policies
    .flatMap(({ spec }) => spec.reachableRanges ?? [])
    .flatMap((text) => addressRange(text) ?? []);
  return {
    name: captureContainer,
    image: config.images.capture,
    imagePullPolicy: config.imagePullPolicy,
    command: ['nft'],
    args: [lockdownRuleset({ proxyUid, resolvers: config.resolvers, ranges })],
    resources,
    securityContext: {
      runAsUser: 0,
      runAsGroup: 0,
      runAsNonRoot: false,
      privileged: false,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { add: ['NET_ADMIN'], drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
    volumeMounts: [noAccount],
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'FallbackToLogsOnError',
  } as Container;
}
