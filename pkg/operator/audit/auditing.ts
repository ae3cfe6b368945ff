import type { PolicyContext } from '../../policy/context.ts';
import { placeOfNode } from '../../policy/placement.ts';
import { policyName } from '../../policy/policy-name.ts';
import { selects } from '../../policy/select.ts';
import type { Compiler } from '../compile.ts';
import { validPolicies } from '../valid-policies.ts';
import type { Injection } from '../webhooks.ts';
import type { World } from '../world.ts';
import { type Auditor, type AuditorOptions, startAuditor } from './auditor.ts';

export interface AuditingOptions extends Omit<AuditorOptions, 'world' | 'driftOf' | 'outside' | 'settings'> {
  readonly world: World;
  readonly compiler: Pick<Compiler, 'problemOf'>;
  readonly injection: () => Injection;
  readonly context: () => PolicyContext;
}

/** The auditor, judging pods by what injection would make of them now. */
export function startAuditing(options: AuditingOptions): Auditor {
  const { world, compiler, injection, context, ...rest } = options;
  return startAuditor({
    ...rest,
    world,
    outside: ({ namespace, labels }, region) => {
      const { places } = context();
      const identity = { namespace, labels, namespaceLabels: world.namespace(namespace)?.labels ?? {} };
      return validPolicies(world, compiler, namespace)
        .filter((policy) => selects(policy, identity))
        .filter(({ spec }) => placeOfNode(spec, region, places) === 'outside')
        .map(policyName);
    },
    settings: () => injection().settings,
    driftOf: (pod, enforced) => {
      const name = pod.metadata.namespace ?? '';
      return injection().driftOf({
        pod,
        namespace: { name, labels: world.namespace(name)?.labels ?? {} },
        mode: enforced ? 'enforce' : 'optin',
        policies: validPolicies(world, compiler, name),
      });
    },
  });
}
