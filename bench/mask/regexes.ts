import { allDetectors } from '../../pkg/mask/detectors/all.ts';

/** What people write instead: a regular expression for each kind, without checksums and context. */
const SHAPES: readonly string[] = [
  String.raw`[\w.!$%'*+^{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}`,
  String.raw`\+\d{1,3}[ .()-]?\d{2,4}(?:[ .()/-]?\d{2,4}){1,4}`,
  String.raw`\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b`,
  String.raw`\b(?:\d[ -]?){12,18}\d\b`,
  String.raw`\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b`,
  String.raw`\b(?:[0-9a-fA-F]{1,4}:){2,7}(?::?[0-9a-fA-F]{1,4}){1,6}\b`,
  String.raw`\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b`,
  String.raw`\b\w+:\/\/[^\s:/@]+:[^\s@/]+@`,
  String.raw`\beyJ[\w-]{10,}\.eyJ[\w-]+(?:\.[\w-]+)?`,
  String.raw`-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*-----END [A-Z ]*PRIVATE KEY-----`,
  String.raw`\b(?:bc1[a-z0-9]{25,62}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\b`,
  String.raw`\b0x[0-9a-fA-F]{40}\b`,
  String.raw`\b[A-CEGHJ-PR-TW-Z]{2}\d{6}[A-D]\b`,
  String.raw`\b[XYZ]?\d{7,8}[A-Z]\b`,
  String.raw`\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b`,
  String.raw`\b[12] ?\d{2} ?\d{2} ?\d{2} ?\d{3} ?\d{3} ?\d{2}\b`,
  String.raw`\b\d{6}[-+A]\d{3}[0-9A-Z]\b`,
  String.raw`\b[A-Z]{5}\d{4}[A-Z]\b`,
  String.raw`\b\d{2}[A-Z]{5}\d{4}[A-Z]\d[A-Z][0-9A-Z]\b`,
  String.raw`\b\d{3}\.\d{3}\.\d{3}-\d{2}\b`,
  String.raw`\b\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}\b`,
  String.raw`\b\d{17}[0-9X]\b`,
  String.raw`\b[A-Z]{4}\d{6}[HM][A-Z]{5}[0-9A-Z]\d\b`,
  String.raw`\b[STFGM]\d{7}[A-Z]\b`,
  String.raw`\b\d{3}-\d{2}-\d{4}\b`,
];

/** A word within reach before the number, as Presidio and its likes ask for it. */
const LABELLED = (label: string): string => String.raw`\b${label}\b[^\d\n]{0,20}\d[\d .-]{5,14}\d\b`;

const words = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1[ _-]?$2');

/** One per detector: the shapes, the prefixes of keys, and a label for what needs one. */
export const sources = (): readonly string[] => {
  const literals = allDetectors.flatMap(({ name, anchors }) =>
    name === 'ApiKey' ? (anchors.literals ?? []) : [],
  );
  const keys = literals.map((prefix) => `\\b${prefix.replaceAll(/[^\w]/g, String.raw`\$&`)}[\\w+/=.-]{16,}`);
  const labels = allDetectors.filter(({ tier }) => tier === 'B').map(({ name }) => LABELLED(words(name)));
  return [...SHAPES, ...keys, ...labels];
};
