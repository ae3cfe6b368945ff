/** What a sentence tells by what something is (`the password is ...`), in thirteen languages. */
export const tellingVerbs: readonly string[] = [
  'is',
  'was',
  'ist',
  'war',
  'lautet',
  'est',
  'était',
  'es',
  'era',
  'è',
  'é',
  'är',
  'var',
  'er',
  'on',
  'oli',
  'to',
  'by\u0142o',
  'je',
  'este',
];

/** One of them, in a regular expression. */
export const tellingVerb = `(?:${tellingVerbs.join('|')})`;
