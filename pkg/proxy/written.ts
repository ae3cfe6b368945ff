import type { Locality, SecondHop } from '../api/location.ts';
import type { OpenBody } from '../api/record.ts';
import type { Destination } from '../api/request.ts';
import { hostOfHop } from '../residency/second-hops.ts';
import type { CleanTexts } from './clean-texts.ts';
import { maskedUrlText } from './url-text.ts';

/** UTF-16 units of one name, message or path in a record; of a longer one only its length is told. */
export const maxWrittenLength = 4096;
/** Ids that are looked into for one record, of up to 256 characters each; further ones are not shown. */
export const maxShownIds = 64;

/**
 * What may be written of exchanges under one policy. Clients and providers choose hosts, paths, models, ids and what
 * messages quote of them: all of it is masked by all detectors. An address that the request goes to stays: it is where
 * it went.
 */
export class Written {
  readonly #texts: CleanTexts;
  readonly #known = new WeakMap<object, unknown>();
  readonly #localities = new WeakMap<Locality, Locality>();

  constructor(texts: CleanTexts) {
    this.#texts = texts;
  }

  /** `host`: where the request goes. */
  text(text: string, host: string | undefined): string {
    const masked = this.#texts.masked(text);
    if (masked === text || host === undefined || !address.test(host)) return masked;
    return text
      .split(host)
      .map((part) => this.#texts.masked(part))
      .join(host);
  }

  /** A path or query, also where it hides what it holds by percent-encoding. */
  urlText(text: string): string {
    return maskedUrlText(text, (part) => this.#texts.masked(part));
  }

  destination(destination: Destination): OpenBody['destination'] {
    return once(this.#known, destination, () => this.asked(destination));
  }

  /** The same of what is no destination, as a client wrote it. */
  asked({ provider, host, method, path }: OpenBody['destination']): OpenBody['destination'] {
    const written = short(host, () => this.text(host, host));
    return { provider, host: written, method, path: short(path, () => this.urlText(path)) };
  }

  /**
   * A locality as it may be shown and decided on: ids in bodies may be anything, and are masked. Hosts stay as they
   * are, for policies judge them by name; so does what is known of each place. The same object where nothing changes.
   */
  locality(locality: Locality): Locality {
    const { secondHops } = locality;
    if (secondHops.length === 0) return locality;
    return once(this.#localities, locality, () => {
      const shown = this.#hops(secondHops);
      return shown.every((hop, index) => hop === secondHops[index])
        ? locality
        : { ...locality, secondHops: shown };
    });
  }

  #hops(hops: readonly SecondHop[]): readonly SecondHop[] {
    let ids = 0;
    return hops.map((hop) => {
      if (hostOfHop(hop) !== undefined) return hop;
      ids += 1;
      const target = ids > maxShownIds ? 'unreadable id' : this.#texts.masked(hop.target);
      return target === hop.target ? hop : { ...hop, target };
    });
  }

  /** Every text in what is told of one request; the same object where nothing changes. */
  all<T extends object>(value: T, host: string | undefined): T {
    return withTexts(value, (text) => short(text, () => this.text(text, host)));
  }

  /** The same of what comes again, as the same object, with every request of a kind. */
  recurring<T extends object>(value: T, host: string | undefined): T {
    return once(this.#known, value, () => this.all(value, host));
  }
}

function once<Key extends object, T>(known: WeakMap<Key, unknown>, key: Key, make: () => T): T {
  const earlier = known.get(key);
  if (earlier !== undefined) return earlier as T;
  const made = make();
  known.set(key, made);
  return made;
}

/** As hosts are spelled: IPv4, or IPv6 in brackets. */
const address = /^(?:\d+(?:\.\d+){3}|\[[\da-f:.]+\])$/;

function short(text: string, show: () => string): string {
  return text.length > maxWrittenLength ? `(${text.length} characters)` : show();
}

function withTexts<T>(value: T, mask: (text: string) => string): T;
function withTexts(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => withTexts(item, mask));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const members = value as Readonly<Record<string, unknown>>;
  let changed: Record<string, unknown> | undefined;
  for (const name in members) {
    const masked = withTexts(members[name], mask);
    if (masked !== members[name]) (changed ??= { ...members })[name] = masked;
  }
  return changed ?? value;
}
