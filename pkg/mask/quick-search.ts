/**
 * Strings of up to so many UTF-16 units are looked for at the speed of memory, longer ones at a tenth of that: V8
 * prepares Boyer-Moore-Horspool for them (`kBMMinPatternLength` in its `string-search.h`).
 */
export const MAX_QUICK = 6;
