import type { Container, Pod } from '../../pkg/inject/pod.ts';
import { idle } from './unattended.ts';

/** What somebody makes of a pod as it would be injected. */
export type Change = (pod: Pod) => Pod;

const spec =
  (change: (spec: NonNullable<Pod['spec']>) => object): Change =>
  (given) => ({
    ...given,
    spec: { ...given.spec, ...change(given.spec ?? {}) },
  });
const first = (change: (containers: readonly Container[]) => readonly object[]): Change =>
  spec(({ initContainers = [] }) => ({ initContainers: change(initContainers) }));
const named =
  (name: string) =>
  (change: object | ((container: Container) => object)): Change =>
    first((all) =>
      all.map((one) =>
        one.name === name ? { ...one, ...(typeof change === 'function' ? change(one) : change) } : one,
      ),
    );
const proxy = named('domicile-proxy');
const capture = named('domicile-capture');
export const without = (name: string): Change => first((all) => all.filter((one) => one.name !== name));
const app = (change: (container: Container) => object): Change =>
  spec(({ containers = [] }) => ({ containers: containers.map((one) => ({ ...one, ...change(one) })) }));
const secured = (fields: object): Change =>
  app(({ securityContext }) => ({ securityContext: { ...securityContext, ...fields } }));
const volume = (name: string, change: object): Change =>
  spec(({ volumes = [] }) => ({
    volumes: volumes.map((one) => (one.name === name ? { name, ...change } : one)),
  }));
const more = (added: object): Change => spec(({ volumes = [] }) => ({ volumes: [...volumes, added] }));
const token = { serviceAccountToken: { audience: 'domicile.dev/channel', path: 'token' } };
const file = { fileKeyRef: { volumeName: 'domicile-journal', path: 'x', key: 'X' } };
const variable =
  (name: string, value: string) =>
  ({ env = [] }: Container): object => ({
    env: [...env.filter((one) => one.name !== name), { name, value }],
  });

/** How each is made, and what the refusal says. */
export const forgedPods: readonly (readonly [how: string, change: Change, message: string])[] = [
  ['without the proxy', without('domicile-proxy'), 'must be injected'],
  [
    'without the word that it is injected',
    (given) => ({
      ...given,
      metadata: { ...given.metadata, annotations: { 'domicile.dev/log-level': 'debug' } },
    }),
    'says so by the annotation domicile.dev/injected',
  ],
  ['without the lockdown', without('domicile-capture'), 'domicile-capture must be there'],
  ['with the lockdown after the proxy', first((all) => all.toReversed()), 'must come before'],
  ['with something before both', first((all) => [{ ...idle, name: 'x' }, ...all]), 'must come before'],
  [
    'with two proxies',
    spec(({ initContainers = [], containers = [] }) => ({
      containers: [
        ...containers,
        {
          ...initContainers[1],
          restartPolicy: undefined,
          startupProbe: undefined,
          livenessProbe: undefined,
          name: 'domicile-proxy2',
        },
      ],
    })),
    'for injection alone',
  ],
  ['with another image', proxy({ image: 'evil' }), 'as released: image'],
  ['with an image that is pulled otherwise', proxy({ imagePullPolicy: 'Always' }), 'as released: imagePull'],
  [
    'with a proxy that is to end',
    proxy({ restartPolicy: undefined, startupProbe: undefined, livenessProbe: undefined }),
    'as released: restartPolicy',
  ],
  ['with another port', proxy({ ports: [{ containerPort: 15_022 }] }), 'as released: ports'],
  ['in another folder', proxy({ workingDir: '/tmp' }), 'a field that this'],
  ['that says when it is ready', proxy({ readinessProbe: { exec: { command: ['true'] } } }), 'a field that'],
  ['with another end', proxy({ livenessProbe: undefined }), 'as released: livenessProbe'],
  ['with another last word', proxy({ terminationMessagePath: '/x' }), 'as released: terminationMessagePath'],
  ['with a command', proxy({ command: ['/bin/true'] }), 'a field that this release does not set'],
  ['with arguments', proxy({ args: ['--config=/x'] }), 'as released: args'],
  ['with variables of a map', proxy({ envFrom: [{ configMapRef: { name: 'x' } }] }), 'a field that this'],
  ['with a hook', proxy({ lifecycle: { preStop: { exec: { command: ['x'] } } } }), 'a field that this'],
  ['with a terminal', proxy({ stdin: true, tty: true }), 'a field that this'],
  [
    'with options of Node',
    proxy(variable('NODE_OPTIONS', '--import=/x')),
    'a variable that injection does not set',
  ],
  [
    'with a state of its own',
    proxy(variable('DOMICILE_STATE', '/tmp')),
    'a variable that injection does not set',
  ],
  [
    'with another operator',
    proxy(variable('DOMICILE_CHANNEL_URL', 'https://evil')),
    'as released: its variables',
  ],
  ['with another authority', proxy(variable('DOMICILE_CHANNEL_CA', 'evil')), 'or the authority among them'],
  [
    'with another authority twice',
    proxy(({ env = [] }) => ({ env: [...env, { name: 'DOMICILE_CHANNEL_CA', value: 'evil' }] })),
    'or the authority among them',
  ],
  [
    'with a credential from elsewhere',
    proxy(variable('ANTHROPIC_API_KEY_FILE', '/tmp/key')),
    'a variable that injection',
  ],
  [
    'with a credential from a path that leads elsewhere',
    proxy(variable('ANTHROPIC_API_KEY_FILE', '/var/run/domicile/credentials/../token/token')),
    'a variable that injection',
  ],
  [
    'with a Secret in place of its program',
    (given) =>
      proxy(({ volumeMounts = [] }) => ({
        volumeMounts: [
          ...volumeMounts,
          {
            name: 'domicile-credentials-9',
            mountPath: '/var/run/domicile/credentials/../../../../domicile',
            readOnly: true,
          },
        ],
      }))(more({ name: 'domicile-credentials-9', secret: { secretName: 'evil' } })(given)),
    'mounts a credential otherwise',
  ],
  [
    'with a host from a file',
    proxy(({ env = [] }) => ({ env: [...env, { name: 'OPENAI_BASE_URL', valueFrom: file }] })),
    'a variable that injection',
  ],
  [
    'with a device',
    (given) =>
      proxy(() => ({ resources: { claims: [{ name: 'x' }] } }))(
        spec(() => ({ resourceClaims: [{ name: 'x', resourceClaimName: 'x' }] }))(given),
      ),
    'claims a device',
  ],
  [
    'with rules for its end',
    proxy({
      restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }],
    }),
    'a field that this',
  ],
  [
    'with the hosts of its node',
    proxy(({ volumeMounts = [] }) => ({
      volumeMounts: volumeMounts.filter(({ mountPath }) => mountPath !== '/etc/hosts'),
    })),
    'as released: volumeMounts',
  ],
  [
    'with another probe',
    proxy({ startupProbe: { exec: { command: ['true'] } } }),
    'as released: startupProbe',
  ],
  ['without a probe', proxy({ startupProbe: undefined }), 'as released: startupProbe'],
  [
    'as another user',
    proxy(({ securityContext }) => ({ securityContext: { ...securityContext, runAsUser: 1 } })),
    'as released: securityContext',
  ],
  [
    'without its state',
    proxy(({ volumeMounts = [] }) => ({
      volumeMounts: volumeMounts.filter(({ name }) => name !== 'domicile-state'),
    })),
    'as released: volumeMounts',
  ],
  [
    'with rules that let pass',
    capture({ args: ['list tables'] }),
    'domicile-capture is not as released: its rules',
  ],
  [
    'with ranges nobody lists',
    capture(({ args = [] }) => ({
      args: [
        args[0]?.replace(
          '    meta l4proto tcp reject',
          '    ip daddr { 0.0.0.0/0 } accept\n    meta l4proto tcp reject',
        ),
      ],
    })),
    'or ranges that no',
  ],
  [
    'with another image of the lockdown',
    capture({ image: 'evil' }),
    'domicile-capture is not as released: image',
  ],
  [
    'with variables of the lockdown',
    capture({ env: [{ name: 'LD_PRELOAD', value: '/x' }] }),
    'domicile-capture has a field that this',
  ],
  [
    'with variables of a map in the lockdown',
    capture({ envFrom: [{ configMapRef: { name: 'x' } }] }),
    'domicile-capture has a field that this',
  ],
  [
    'with files in the lockdown',
    capture(({ volumeMounts = [] }) => ({
      volumeMounts: [...volumeMounts, { name: 'domicile-state', mountPath: '/usr/sbin' }],
    })),
    'domicile-capture is not as released: volumeMounts',
  ],
  [
    'with more rights for the lockdown',
    capture(({ securityContext }) => ({
      securityContext: {
        ...securityContext,
        capabilities: { drop: ['ALL'], add: ['NET_ADMIN', 'SYS_ADMIN'] },
      },
    })),
    'domicile-capture is not as released: securityContext',
  ],
  [
    'with a lockdown that goes on',
    capture({ restartPolicy: 'Always' }),
    'domicile-capture has a field that this',
  ],
  [
    'with a lockdown that does nothing',
    capture({ command: ['true'] }),
    'domicile-capture is not as released: command',
  ],
  ['with another state', volume('domicile-state', { emptyDir: {} }), 'The volume domicile-state'],
  ['with another token', volume('domicile-token', { emptyDir: {} }), 'The volume domicile-token'],
  ['with a volume named like ours', more({ name: 'domicile-x', emptyDir: {} }), 'are for injection alone'],
  [
    'with a token of the channel for the agent',
    more({ name: 'x', projected: { sources: [token] } }),
    'Tokens for domicile.dev/channel',
  ],
  [
    'with our state in the agent',
    app(() => ({ volumeMounts: [{ name: 'domicile-state', mountPath: '/x' }] })),
    'are for the proxy alone',
  ],
  [
    'with our journal in a variable of the agent',
    app(({ env = [] }) => ({ env: [...env, { name: 'X', valueFrom: file }] })),
    'are for the proxy alone',
  ],
  ['with the agent as the proxy', secured({ runAsUser: 15021 }), 'group 15021'],
  ['with the agent in the group of the proxy', secured({ runAsGroup: 15021 }), 'group 15021'],
  ['with user and group by the image', secured({ runAsGroup: undefined }), 'a runAsGroup'],
  ['with the pod as the proxy', spec(() => ({ securityContext: { runAsUser: 15021 } })), 'group 15021'],
  ['with a privileged agent', app(() => ({ securityContext: { privileged: true } })), 'privileged'],
  [
    'with NET_ADMIN',
    app(() => ({
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] },
      },
    })),
    'adds a capability',
  ],
  ['with what the runtime grants', app(() => ({ securityContext: undefined })), 'drops NET_RAW and SETUID'],
  [
    'past the proxy',
    app(variable('ANTHROPIC_BASE_URL', 'https://api.anthropic.com')),
    'does not go through the proxy',
  ],
  [
    'past the proxy by a second value',
    app(({ env = [] }) => ({ env: [...env, { name: 'HTTPS_PROXY', value: '' }] })),
    'does not go through the proxy',
  ],
  ['in the network of its node', spec(() => ({ hostNetwork: true })), 'namespaces of its own'],
  ['with one process table', spec(() => ({ shareProcessNamespace: true })), 'namespaces of its own'],
  [
    'with names of its own',
    spec(() => ({ hostAliases: [{ ip: '192.0.2.1', hostnames: ['x'] }] })),
    'names mean',
  ],
  ['with a path of its node', more({ name: 'x', hostPath: { path: '/' } }), 'hostPath'],
];
