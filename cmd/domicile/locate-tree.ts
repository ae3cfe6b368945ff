import type { Statement } from '../../pkg/api/location.ts';
import { placeName } from '../../pkg/residency/place-label.ts';
import type { Decided, Explanation } from './locate-request.ts';

interface Branch {
  readonly text: string;
  readonly below?: readonly Branch[];
}

/** An explanation as people read it: a small tree, which ends in a line break. */
export function explanationTree(explanation: Explanation, addresses: readonly string[] = []): string {
  const { locality, decided, refused, ways, catalog } = explanation;
  const head = [locality.provider, locality.service, locality.model].filter((one) => one !== undefined);
  const branches: Branch[] = [
    placeBranch('processing', locality.processing),
    placeBranch('storage', locality.storage),
    placeBranch('telemetry', locality.telemetry),
  ];
  if (locality.keepsState.length > 0) {
    branches.push({ text: `keeps state: ${locality.keepsState.join(', ')}` });
  }
  if (locality.secondHops.length > 0) {
    const below = locality.secondHops.map(({ kind, target, processing }) =>
      placeBranch(`${kind} ${target}`, processing),
    );
    branches.push({ text: 'second hops', below });
  }
  if (refused !== undefined) {
    branches.push({
      text: `refused whatever the policy: ${refused.message}`,
      below: [{ text: refused.fix }],
    });
  }
  if (decided !== undefined) branches.push(decisionBranch(decided, catalog));
  if (addresses.length > 0) {
    branches.push({ text: 'addresses of the host', below: addresses.map((text) => ({ text })) });
  }
  if (ways.length > 0) {
    branches.push({ text: 'what would steer it', below: ways.map((text) => ({ text })) });
  }
  return `${[...new Set(head)].join(' · ')}\n${lines(branches, '').join('\n')}\n`;
}

function decisionBranch({ decision, steered }: Decided, catalog: string): Branch {
  const { policy, rule, message, fix } = decision.deciding;
  const rewrite = steered === undefined ? [] : [`sent to ${steered.url}`, ...steered.steering.changes];
  return {
    text: `decision: ${decision.action} by ${policy}, ${rule}`,
    below: [...rewrite, message, fix, `catalog ${catalog}`]
      .filter((text) => text !== '')
      .map((text) => ({ text })),
  };
}

function placeBranch(name: string, statement: Statement): Branch {
  const { location, confidence, source, asOf, reason } = statement;
  const place = placeName(location);
  const countries = location.kind === 'countries' ? location.countries.join(', ') : '';
  const regions = location.kind === 'countries' ? location.regions.join(', ') : '';
  const known = location.kind === 'unknown' ? '' : ` (${confidence})`;
  return {
    text: `${name}: ${place}${known}`,
    below: [
      ...(countries === '' || countries === place ? [] : [{ text: countries }]),
      ...(regions === '' ? [] : [{ text: regions }]),
      { text: reason },
      { text: asOf === '' ? source : `${source}, ${asOf}` },
    ],
  };
}

function lines(branches: readonly Branch[], indent: string): readonly string[] {
  return branches.flatMap(({ text, below = [] }, index) => {
    const isLast = index === branches.length - 1;
    return [
      `${indent}${isLast ? '└─ ' : '├─ '}${text}`,
      ...lines(below, `${indent}${isLast ? '   ' : '│  '}`),
    ];
  });
}
