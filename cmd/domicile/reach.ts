import process from 'node:process';
import { loadPolicyFiles } from '../../pkg/config/policies.ts';
import { openCatalog } from '../open-catalog.ts';
import { clock } from '../process.ts';
import { type Admitted, type Feature, type Reach, reachOf } from './reach-survey.ts';

export interface ReachOptions {
  readonly policy: readonly string[];
  readonly dataClass?: readonly string[];
  readonly catalog?: readonly string[];
  readonly json?: boolean;
}

/** Prints which providers, families of models and features policies admit, and what is nearest to the rest. */
export async function reach(options: ReachOptions): Promise<void> {
  const now = clock.now();
  const catalog = await openCatalog(options.catalog ?? []);
  const { snapshot } = await loadPolicyFiles(options.policy, catalog, now, options.dataClass);
  const found = reachOf({ snapshot, catalog, now });
  process.stdout.write(options.json === true ? `${JSON.stringify(found, null, 2)}\n` : reachText(found));
}

/** For people; ends in a line break. */
export function reachText(found: readonly Reach[]): string {
  return `${found.map(providerText).join('\n\n')}\n`;
}

function providerText({ provider, name, admitted, blocked, nearest, features }: Reach): string {
  const ways = admitted.length === 0 ? 'not admitted' : `${plural(admitted.length, 'way')} admitted`;
  const others = blocked === 1 ? '1 other is not: it' : `${blocked} others are not, the nearest`;
  const rest = admitted.length === 0 ? 'nearest blocker' : others;
  return [
    `${name} (${provider}): ${ways}`,
    ...admitted.map(wayText),
    ...featureTexts(features),
    ...(nearest === undefined
      ? []
      : [`  ${rest}: ${nearest.policy}, ${nearest.rule}: ${nearest.message} ${nearest.fix}`]),
  ].join('\n');
}

const plural = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

function wayText({ way, place, families }: Admitted): string {
  return `  ${place}: ${way} (${families.join(', ')})`;
}

function featureTexts(features: readonly Feature[]): readonly string[] {
  const admitted = features.filter(({ blocker }) => blocker === undefined).map(({ feature }) => feature);
  const blocked = new Map<string, string[]>();
  for (const { feature, blocker } of features) {
    if (blocker === undefined) continue;
    blocked.set(blocker.rule, [...(blocked.get(blocker.rule) ?? []), feature]);
  }
  return [
    ...(admitted.length === 0 ? [] : [`  features admitted: ${admitted.join(', ')}`]),
    ...[...blocked].map(([rule, names]) => `  features denied by ${rule}: ${names.join(', ')}`),
  ];
}
