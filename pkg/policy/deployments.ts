import type { DeploymentSpec, PolicyDocument } from '../api/generated/policy-document.ts';
import type { CompiledDeployment } from '../api/policy.ts';
import type { PlaceResolver } from './context.ts';
import { allowedPlaces, outside } from './places.ts';
import { policyName } from './policy-name.ts';

/** Domains that stand behind the name of an Azure resource. */
const azureDomains = ['openai.azure.com', 'services.ai.azure.com', 'cognitiveservices.azure.com'];

/** Microsoft's data zones: a deployment in any of its regions may be processed in all of the zone. */
const dataZones = ['US', 'EU'];

export function compileDeployments(
  document: PolicyDocument,
  places: PlaceResolver,
): readonly CompiledDeployment[] {
  const name = policyName(document);
  return (document.spec.residency.deployments ?? []).map((one, index) => ({
    name: `${name} residency.deployments[${index}]`,
    hosts: hostsOf(one).map((host) => host.toLowerCase()),
    deployment: one.deployment,
    place: placeOf(one, places),
    reason: reasonOf(one, places),
  }));
}

export const hostsOf = ({ host, resource }: DeploymentSpec): readonly string[] =>
  host === undefined ? azureDomains.map((domain) => `${resource}.${domain}`) : [host];

function placeOf({ location, sku = 'Standard' }: DeploymentSpec, places: PlaceResolver) {
  if (isGlobal(sku)) return 'anywhere';
  if (!sku.startsWith('DataZone')) return location;
  const zone = dataZoneOf(location, places);
  return zone === undefined ? 'anywhere' : [zone];
}

/** A developer tier promises no place. */
const isGlobal = (sku: string): boolean => sku.startsWith('Global') || sku === 'DeveloperTier';

/** The data zone that all of a location lies in; `undefined`: none. */
export const dataZoneOf = (location: readonly string[], places: PlaceResolver): string | undefined =>
  dataZones.find((zone) =>
    location.every((one) => outside(one, allowedPlaces([zone], places), places)?.length === 0),
  );

function reasonOf({ location, sku, deployment }: DeploymentSpec, places: PlaceResolver): string {
  const what = deployment === undefined ? 'this host' : `the deployment ${deployment}`;
  const declared = `the policy declares ${what} to be in ${location.join(', ')}`;
  if (sku === undefined) return declared;
  if (isGlobal(sku)) return `${declared} with the sku ${sku}, which may process anywhere`;
  const zone = sku.startsWith('DataZone') ? dataZoneOf(location, places) : undefined;
  return zone === undefined
    ? `${declared} with the sku ${sku}`
    : `${declared} with the sku ${sku}, whose data zone is ${zone}`;
}
