import type { Location } from '../../pkg/api/location.ts';
import type { AddressEvidence } from '../../pkg/proxy/address-evidence.ts';
import { type ResolveAll, refusedKind } from '../../pkg/proxy/addresses.ts';

/** One address of the host: evidence of its front door, never of the place of processing. */
export interface FoundAddress {
  readonly address: string;
  /** Why the proxy would not dial it, in a word; `null` where it would. */
  readonly refused: string | null;
  /** Where a database says that it is, ISO 3166-1 alpha-2; `null` where nobody says. */
  readonly country: string | null;
  /** Whether that country is none of those that the request was located in. */
  readonly contradicts: boolean;
}

export type Resolved =
  | { readonly kind: 'addresses'; readonly addresses: readonly FoundAddress[] }
  | { readonly kind: 'problem'; readonly problem: string };

/** Resolves a host as the proxy does before it dials. Nothing is sent but the question to the resolver. */
export async function addressesOf(
  host: string,
  processing: Location,
  resolve: ResolveAll,
  evidence: AddressEvidence | undefined,
): Promise<Resolved> {
  const found = await resolve(host).catch((error: unknown) => error);
  if (!Array.isArray(found)) return { kind: 'problem', problem: `${host} cannot be resolved` };
  const addresses = (found as Awaited<ReturnType<ResolveAll>>).map(({ address }) => {
    const country = evidence?.countryOf(address) ?? null;
    const contradicts =
      country !== null && processing.kind === 'countries' && !processing.countries.includes(country);
    return { address, refused: refusedKind(address) ?? null, country, contradicts };
  });
  return { kind: 'addresses', addresses };
}

/** One line a finding, for people. */
export function addressLines(resolved: Resolved): readonly string[] {
  if (resolved.kind === 'problem') return [resolved.problem];
  return resolved.addresses.map(({ address, refused, country, contradicts }) => {
    const said = country === null ? '' : `, registered in ${country}`;
    const against = contradicts ? ', which is not where the request was located' : '';
    return `${address}${said}${against}${refused === null ? '' : `; not dialled: ${refused}`}`;
  });
}
