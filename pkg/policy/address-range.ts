/** Addresses that begin with the same bits, as policies write them: `10.96.0.0/12`, `fd00::/16`. */
export interface AddressRange {
  readonly family: 4 | 6;
  /** As written, without the length: every reader of ranges takes it so. */
  readonly address: string;
  /** How many leading bits are fixed. */
  readonly bits: number;
}

/** `undefined` for what is no range. */
export function addressRange(text: string): AddressRange | undefined {
  const slash = text.indexOf('/');
  const address = text.slice(0, slash);
  const length = text.slice(slash + 1);
  if (slash === -1 || !/^(0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const bits = Number(length);
  if (isIpv4(address) && bits <= 32) return { family: 4, address, bits };
  return isIpv6(address) && bits <= 128 ? { family: 6, address, bits } : undefined;
}

const isIpv4 = (text: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(text) &&
  text.split('.').every((part) => Number(part) <= 255 && (part === '0' || !part.startsWith('0')));

/** Eight groups, or fewer around one `::`; no dotted tail, which nobody needs in a range. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const enough = halves.length === 2 ? groups.length <= 7 : groups.length === 8;
  return enough && groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group));
}
