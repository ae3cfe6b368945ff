import type { Locality, SecondHop } from '../api/location.ts';
import { hostOfHop } from '../residency/second-hops.ts';
import type { CleanTexts } from './clean-texts.ts';

/** Ids that are looked into for one record, of up to 256 characters each; further ones are not shown. */
export const maxShownIds = 64;

const shown = new WeakMap<Locality, Locality>();

/**
 * A locality as it may be written: an id in a body may be anything, so what any detector finds in it is redacted. Hosts stay
 * as they are, for policies judge them by name; so does what is known of each place. The same object where nothing changes.
 */
export function shownLocality(locality: Locality, texts: CleanTexts): Locality {
  if (locality.secondHops.length === 0) return locality;
  const known = shown.get(locality);
  if (known !== undefined) return known;
  const secondHops = shownHops(locality.secondHops, texts);
  const isSame = secondHops.every((hop, index) => hop === locality.secondHops[index]);
  const made = isSame ? locality : { ...locality, secondHops };
  shown.set(locality, made);
  return made;
}

function shownHops(hops: readonly SecondHop[], texts: CleanTexts): readonly SecondHop[] {
  let ids = 0;
  return hops.map((hop) => {
    if (hostOfHop(hop) !== undefined) return hop;
    ids += 1;
    const target = ids > maxShownIds ? 'unreadable id' : texts.masked(hop.target);
    return target === hop.target ? hop : { ...hop, target };
  });
}
