import type { Compiler } from '../compile.ts';
import { validPolicies } from '../valid-policies.ts';
import type { Injection } from '../webhooks.ts';
import type { World } from '../world.ts';
import { type Auditor, type AuditorOptions, startAuditor } from './auditor.ts';

export interface AuditingOptions extends Omit<AuditorOptions, 'world' | 'driftOf' | 'settings'> {
  readonly world: World;
  readonly compiler: Pick<Compiler, 'problemOf'>;
  readonly injection: () => Injection;
}

/** The auditor, judging pods by what injection would make of them now. */
export function startAuditing({ world, compiler, injection, ...rest }: AuditingOptions): Auditor {
  return startAuditor({
    ...rest,
    world,
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
