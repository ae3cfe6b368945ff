import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { admissionPoliciesOf, usualSettings } from '../../cmd/domicile/check/settings.ts';
import { nodePath, productImages } from '../../images/contents.ts';
import { version } from '../../pkg/api/release.ts';
import { webhookBounds } from '../../pkg/operator/webhook-server.ts';
import { root } from '../run/domicile.ts';
import { chart, helm, operatorNamespace, render, type Values } from './chart.ts';
import type { Part } from './workloads.ts';

interface Resource {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

async function rendered(values: Values = {}): Promise<readonly Resource[]> {
  const documents = parseAllDocuments(await render(values));
  return [...documents].flatMap((one) => (one.contents === null ? [] : [one.toJS() as Resource]));
}

const ofKind = async (kind: string, values: Values = {}): Promise<readonly Resource[]> =>
  (await rendered(values)).filter((one) => one.kind === kind);

const only = <T>(items: readonly T[]): T => {
  const [first, ...rest] = items;
  if (first === undefined || rest.length > 0) throw new Error(`${items.length} where one was expected`);
  return first;
};

interface Webhook {
  readonly name: string;
  readonly failurePolicy: string;
  readonly timeoutSeconds: number;
  readonly reinvocationPolicy?: string;
  readonly clientConfig: Part;
  readonly matchConditions?: readonly { readonly expression: string }[];
  readonly namespaceSelector?: { readonly matchLabels?: Part; readonly matchExpressions: readonly Part[] };
}

const webhooksOf = ({ webhooks }: Resource): readonly Webhook[] => webhooks as readonly Webhook[];

describe('with cert-manager, the chart', () => {
  const enabled = { 'certManager.enabled': true };

  test('has it issue the certificate of the webhooks, by an authority of its own, and trust it', async () => {
    const certificates = await ofKind('Certificate', enabled);
    expect(certificates.map(({ metadata, spec }) => [metadata.name, spec])).toEqual([
      ['domicile-webhook-authority', expect.objectContaining({ isCA: true })],
      [
        'domicile-webhook',
        expect.objectContaining({
          secretName: 'domicile-webhook-tls',
          dnsNames: expect.arrayContaining(['domicile-operator.domicile-system.svc']) as unknown,
          duration: '168h',
          issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'domicile-webhook' },
        }),
      ],
    ]);
    for (const kind of ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'])
      expect(only(await ofKind(kind, enabled)).metadata).toMatchObject({
        annotations: { 'cert-manager.io/inject-ca-from': 'domicile-system/domicile-webhook' },
      });
    const config = (await ofKind('ConfigMap', enabled)).find(
      ({ metadata }) => metadata.name === 'domicile-operator',
    );
    expect(JSON.stringify(config)).toContain('webhookSecret: domicile-webhook-tls');
    const roles = await ofKind('Role', enabled);
    const own = roles.find(({ metadata }) => metadata.namespace === 'domicile-system');
    expect(own?.['rules']).toContainEqual({
      apiGroups: [''],
      resources: ['secrets'],
      resourceNames: ['domicile-webhook-tls'],
      verbs: ['get'],
    });
  });

  test('takes an issuer of yours instead', async () => {
    const issuer = {
      'certManager.issuerRef.kind': 'ClusterIssuer',
      'certManager.issuerRef.name': 'corporate',
    };
    const all = await rendered({ ...enabled, ...issuer });
    expect(all.filter(({ kind }) => kind === 'Issuer')).toEqual([]);
    const { spec } = only(all.filter(({ kind }) => kind === 'Certificate'));
    expect(spec).toMatchObject({ issuerRef: { kind: 'ClusterIssuer', name: 'corporate' } });
  });

  test('and without it, nothing of it is there', async () => {
    expect(await render()).not.toMatch(/cert-manager\.io|webhookSecret|domicile-webhook-tls/);
  });
});

describe('the chart', () => {
  test('has the definitions of the project, byte for byte', () => {
    const files = readdirSync(join(root, 'crds'));
    expect(readdirSync(join(chart, 'crds'))).toEqual(files);
    const read = (folder: string): readonly string[] =>
      files.map((file) => readFileSync(join(folder, 'crds', file), 'utf8'));
    expect(read(chart)).toEqual(read(root));
  });

  test('injects by two entries that fail closed, never where the operator or the cluster itself starts', async () => {
    const all = webhooksOf(only(await ofKind('MutatingWebhookConfiguration')));
    const conditions = (webhook: Webhook | undefined): readonly string[] =>
      (webhook?.matchConditions ?? []).map(({ expression }) => expression.replaceAll(/\s+/g, ' '));
    expect([conditions(all[0]), conditions(all[1])]).toEqual([
      [],
      [
        "has(object.metadata.annotations) && 'domicile.dev/inject' in object.metadata.annotations && " +
          "object.metadata.annotations['domicile.dev/inject'] == 'enabled'",
      ],
    ]);
    // The last is for no namespace: it stands only so that helm can upgrade 0.1.0.
    expect(all.map(({ name, failurePolicy }) => [name, failurePolicy])).toEqual([
      ['enforce.domicile.dev', 'Fail'],
      ['optin.domicile.dev', 'Fail'],
      ['optout.domicile.dev', 'Ignore'],
    ]);
    const webhooks = all.filter(({ failurePolicy }) => failurePolicy === 'Fail');
    const never = {
      key: 'kubernetes.io/metadata.name',
      operator: 'NotIn',
      values: ['domicile-system', 'kube-system'],
    };
    for (const webhook of webhooks) {
      expect(webhook.reinvocationPolicy).toBe('IfNeeded');
      expect(webhook.namespaceSelector?.matchExpressions).toContainEqual(never);
    }
    expect(webhooks.map(({ namespaceSelector }) => namespaceSelector?.matchLabels)).toEqual([
      { 'domicile.dev/inject': 'enabled' },
      undefined,
    ]);
  });

  test('gives no webhook a bundle of authorities, and none more than 5 seconds', async () => {
    const all = await rendered();
    const webhooks = all.filter(({ kind }) => kind.endsWith('WebhookConfiguration')).flatMap(webhooksOf);
    expect(webhooks).toHaveLength(4);
    for (const { clientConfig, timeoutSeconds } of webhooks) {
      expect(Object.keys(clientConfig)).toEqual(['service']);
      expect(timeoutSeconds).toBeLessThanOrEqual(5);
    }
    await expect(render({ 'webhook.timeoutSeconds': 6 })).rejects.toThrow('maximum');
  });

  test('enforces every admission policy that it has', async () => {
    const policies = await ofKind('ValidatingAdmissionPolicy');
    const bindings = await ofKind('ValidatingAdmissionPolicyBinding');
    const bound = bindings.map(({ spec }) => (spec as { readonly policyName: string }).policyName);
    expect(bound.toSorted()).toEqual(policies.map(({ metadata }) => metadata.name).toSorted());
    for (const { spec } of policies) expect(spec).toMatchObject({ failurePolicy: 'Fail' });
    for (const { spec } of bindings) expect(spec).toMatchObject({ validationActions: ['Deny'] });
  });

  test('has the admission policies that domicile check looks for, and no others', async () => {
    const names = async (canary: boolean): Promise<readonly string[]> =>
      (await ofKind('ValidatingAdmissionPolicy', { 'canary.enabled': canary })).map(
        ({ metadata }) => metadata.name,
      );
    for (const canary of [true, false])
      expect((await names(canary)).toSorted()).toEqual(
        admissionPoliciesOf({ ...usualSettings, canary }).toSorted(),
      );
  });

  test('has a start-up check where asked: by the command that is in the image, as an account that only looks', async () => {
    const ofCheck = async (values: Values): Promise<readonly Resource[]> =>
      (await rendered(values)).filter(({ metadata }) => metadata.name === 'domicile-check');
    expect(await ofCheck({})).toEqual([]);
    const all = await ofCheck({ 'startupCheck.enabled': true, 'startupCheck.waitSeconds': 7 });
    const job = only(all.filter(({ kind }) => kind === 'Job'));
    type Pods = { readonly template: { readonly spec: Part & { readonly containers: readonly Part[] } } };
    const { template } = job['spec'] as Pods;
    expect(template.spec['serviceAccountName']).toBe('domicile-check');
    const { command, args } = only(template.spec.containers) as {
      readonly command: readonly string[];
      readonly args: readonly string[];
    };
    const image = productImages.find(({ stage }) => stage === 'operator');
    expect(command).toEqual([nodePath, image?.copies.find(({ to }) => to.endsWith('/domicile.mjs'))?.to]);
    expect(args).toEqual([
      'check',
      '--operator-namespace=domicile-system',
      '--namespace=domicile-system-canary',
      '--wait=7',
    ]);
    type Rule = { readonly resources: readonly string[]; readonly verbs: readonly string[] };
    const rules = all.flatMap(({ rules: some = [] }) => some as readonly Rule[]);
    expect(rules.flatMap(({ resources }) => resources)).not.toContain('secrets');
    const writing = rules.filter(({ verbs }) => verbs.some((verb) => !['get', 'list'].includes(verb)));
    expect(writing.map(({ resources, verbs }) => [resources, verbs])).toEqual([
      [['subjectaccessreviews'], ['create']],
    ]);
    await expect(render({ 'startupCheck.waitSeconds': 3_601 })).rejects.toThrow('maximum');
  });

  test('names images by digest where one is given', async () => {
    const digest = `sha256:${'0a'.repeat(32)}`;
    const image = async (values: Values): Promise<unknown> => {
      const { spec } = only(await ofKind('Deployment', values));
      type Pods = { readonly template: { readonly spec: { readonly containers: readonly Part[] } } };
      return only((spec as Pods).template.spec.containers)['image'];
    };
    expect(await image({})).toBe(`ghcr.io/domicile/domicile-operator:${version}`);
    expect(await image({ 'images.operator.tag': 'next' })).toBe('ghcr.io/domicile/domicile-operator:next');
    expect(await image({ 'images.operator.digest': digest })).toBe(
      `ghcr.io/domicile/domicile-operator@${digest}`,
    );
    await expect(render({ 'images.operator.digest': 'sha256:short' })).rejects.toThrow('digest');
    const injected = await rendered({ 'images.proxy.digest': digest, 'images.capture.digest': digest });
    for (const kind of ['ConfigMap', 'ValidatingAdmissionPolicy'])
      for (const image of ['proxy', 'capture']) {
        const texts = injected.filter((one) => one.kind === kind).map((one) => JSON.stringify(one));
        expect(texts.join()).toContain(`ghcr.io/domicile/domicile-${image}@${digest}`);
        expect(texts.join()).not.toContain(`domicile-${image}:${version}`);
      }
  });

  test('lets an operator that ends answer until API servers have heard of it, and then what has begun', async () => {
    const { spec } = only(await ofKind('Deployment'));
    type Ending = {
      readonly terminationGracePeriodSeconds: number;
      readonly containers: readonly {
        readonly lifecycle: { readonly preStop: { readonly sleep: { seconds: number } } };
      }[];
    };
    const pods = (spec as { readonly template: { readonly spec: Ending } }).template.spec;
    const { seconds } = only(pods.containers).lifecycle.preStop.sleep;
    expect(seconds).toBeGreaterThan(0);
    expect(pods.terminationGracePeriodSeconds).toBeGreaterThan(seconds + webhookBounds.drainMs / 1000);
  });

  test('runs the operator twice behind one Service, of which a drain takes one at a time', async () => {
    const deployment = only(await ofKind('Deployment'))['spec'] as {
      readonly replicas: number;
      readonly selector: { readonly matchLabels: Part };
    };
    const budget = only(await ofKind('PodDisruptionBudget'))['spec'];
    const service = only(await ofKind('Service'))['spec'] as { readonly selector: Part };
    expect(deployment.replicas).toBe(2);
    expect(budget).toEqual({ maxUnavailable: 1, selector: deployment.selector });
    expect(service.selector).toEqual(deployment.selector.matchLabels);
  });

  test('says after an installation what to do next, and how it was checked where it was', async () => {
    const notes = async (...more: readonly string[]): Promise<string> => {
      const dry = ['install', 'domicile', chart, '--namespace', operatorNamespace, '--dry-run=client'];
      const said = await helm(...dry, '--set', 'clusterResolvers={10.96.0.10}', ...more);
      return said.slice(said.lastIndexOf('NOTES:'));
    };
    expect(await notes()).toContain('kubectl label namespace agents domicile.dev/inject=enabled');
    expect(await notes()).not.toContain('helm test domicile');
    expect(await notes('--set', 'startupCheck.enabled=true')).toContain('helm test domicile');
  });

  test('has monitors only where asked', async () => {
    expect(await ofKind('PodMonitor')).toEqual([]);
    expect(await ofKind('PodMonitor', { 'podMonitor.enabled': true })).toHaveLength(2);
  });

  test('evicts nothing without a canary', async () => {
    const without = { 'canary.enabled': false };
    await expect(render({ ...without, 'drift.evictPerMinute': 1 })).rejects.toThrow('enable the canary');
    expect(await ofKind('ConfigMap', without)).not.toEqual([]);
    expect(await ofKind('ConfigMap', { 'drift.evictPerMinute': 60 })).not.toEqual([]);
  });

  test('refuses a value that it does not know', async () => {
    await expect(render({ 'operator.replica': 3 })).rejects.toThrow('replica');
    await expect(render({ 'operator.resources.limit.memory': '1Gi' })).rejects.toThrow('limit');
    await expect(render({ 'operator.resources.limits.memory': 'much' })).rejects.toThrow('memory');
    expect(await render({ 'operator.resources.limits.cpu': 2 })).toContain('cpu: 2');
  });

  test('takes authorities in PEM, and nothing that would end the text in which admission compares them', async () => {
    const pem = (body: string): Values => ({
      trustedAuthorities: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
    });
    expect(await render(pem('MIIB+/=='))).toContain('MIIB+/==');
    await expect(render(pem("MIIB') || ('"))).rejects.toThrow('trustedAuthorities');
  });

  test('takes authorities whichever system ended their lines', async () => {
    const lines = ['-----BEGIN CERTIFICATE-----', 'MIIB', '-----END CERTIFICATE-----', ''];
    const values = { trustedAuthorities: lines.join('\r\n') };
    const policies = (await ofKind('ValidatingAdmissionPolicy', values)).map((one) => JSON.stringify(one));
    const compared = JSON.stringify(lines.join(String.raw`\r\n`)).slice(1, -1);
    expect(policies.filter((one) => one.includes(compared))).toHaveLength(4);
  });

  test('gives who may edit or administer a namespace no right at all, and who may view it that to look at policies', async () => {
    const aggregated = (await ofKind('ClusterRole')).flatMap(({ metadata, rules }) =>
      Object.keys(metadata.labels ?? {})
        .filter((label) => label.startsWith('rbac.authorization.k8s.io/aggregate-to-'))
        .map((label) => [label, rules]),
    );
    expect(aggregated).toEqual([
      [
        'rbac.authorization.k8s.io/aggregate-to-view',
        [
          {
            apiGroups: ['domicile.dev'],
            resources: ['residencypolicies'],
            verbs: ['get', 'list', 'watch'],
          },
        ],
      ],
    ]);
    const bindings = [...(await ofKind('ClusterRoleBinding')), ...(await ofKind('RoleBinding'))];
    const subjects = bindings.flatMap(
      (binding) => binding['subjects'] as readonly { readonly kind: string }[],
    );
    expect(new Set(subjects.map(({ kind }) => kind))).toEqual(new Set(['ServiceAccount']));
  });

  test('lets the operator write nothing but its own, and read no Secret of others', async () => {
    type Rule = {
      readonly resources: readonly string[];
      readonly verbs: readonly string[];
      readonly resourceNames?: readonly string[];
    };
    const roles = [...(await ofKind('ClusterRole')), ...(await ofKind('Role'))];
    const rules = roles.flatMap(({ rules: all }) => all as readonly Rule[]);
    for (const { resources, verbs, resourceNames } of rules) {
      expect([...resources, ...verbs]).not.toContain('*');
      const secret = resources.includes('secrets') || resources.some((one) => one.endsWith('configurations'));
      if (secret) expect(resourceNames?.every((name) => name.startsWith('domicile-'))).toBe(true);
    }
    const writing = ['create', 'update', 'patch', 'delete'];
    const ofCanary = roles.filter(({ metadata: { name } }) => name === 'domicile-canary');
    expect(ofCanary.map(({ metadata: { namespace }, rules: all }) => [namespace, all])).toEqual(
      ['domicile-system-canary', 'domicile-system-canary-enforced'].map((namespace) => [
        namespace,
        [{ apiGroups: [''], resources: ['pods'], verbs: ['create'] }],
      ]),
    );
    const others = roles.filter((role) => !ofCanary.includes(role));
    const written = others
      .flatMap(({ rules: all }) => all as readonly Rule[])
      .filter(({ verbs }) => verbs.some((verb) => writing.includes(verb)));
    expect([...new Set(written.flatMap(({ resources }) => resources))].toSorted()).toEqual([
      'clusterresidencypolicies/status',
      'configmaps',
      'events',
      'leases',
      'mutatingwebhookconfigurations',
      'residencypolicies/status',
      'secrets',
      'tokenreviews',
      'validatingwebhookconfigurations',
    ]);
  });
});
