/** What a line of a signature says behind a number, one by one: `030 1234567 office`, `030 1234568-Fax`. */
const labels = [
  'office|home|work|desk|direct|mobile|mob|cell|fax|phone|tel|landline|switchboard',
  'b\u00fcro|buero|handy|mobil|privat|dienstlich|zentrale|telefon',
  'bureau|portable|fixe|domicile|travail|standard',
  'oficina|m\u00f3vil|movil|casa|trabajo|fijo|centralita',
  'ufficio|cellulare|lavoro|fisso|centralino',
  'escrit\u00f3rio|telem\u00f3vel|celular|trabalho|fixo',
  'kantoor|mobiel|thuis|werk|vast',
  'biuro|kom\u00f3rka|dom|praca',
  'kontor|hem|jobb|arbete|arbejde|hjem|toimisto|koti|ty\u00f6',
].join('|');

/** Longest label with what stands before it, in UTF-16 units. */
export const MAX_LABEL = 12;
const SPACE = 32;
const HYPHEN = 45;

const label = new RegExp(`^[ -](?:${labels})(?=[\\n\\r,;|\\\\<]|$)`, 'i');

/** `T: 0118 496 0703 | F: 0118 496 0704`: letters alone, as signatures have them. */
const initial = /(?:^|[\n\r|,;] ?)[TMFPDtmf][:.] ?$/;
const MAX_INITIAL = 5;

/** Whether a letter that stands for a phone, mobile or fax stands before a number. */
export const isBehindInitial = (text: string, start: number): boolean => {
  const before = text.charCodeAt(start - 1);
  if (before !== SPACE && before !== 58 && before !== 46) return false;
  return initial.test(text.slice(Math.max(0, start - MAX_INITIAL), start));
};

/** Whether a line, or an item of one, begins at `start`. */
const beginsItem = (text: string, start: number): boolean =>
  start === 0 || '\n\r,>'.includes(text.charAt(start - 1));

/** Whether the number is all that its line has besides a label behind it. */
export const isLabelled = (text: string, start: number, end: number): boolean => {
  const joint = text.charCodeAt(end);
  if ((joint !== SPACE && joint !== HYPHEN) || !beginsItem(text, start)) return false;
  return label.test(text.slice(end, end + MAX_LABEL + 1));
};
