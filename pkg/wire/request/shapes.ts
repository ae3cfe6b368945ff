/**
 * What the value of an exempt field must look like to pass unscanned. Anything else at the same place is text.
 * None of them admits spaces or an `@` with a domain behind it, so that prose and addresses cannot hide in an id.
 */

/** What no shape is longer than, in UTF-16 units. */
export const MAX_EXEMPT_UNITS = 4096;

/** Constants, roles, identifiers of calls and items, names of tools: starts with a letter, no long run of digits. */
export const nameShape = /^(?!.*\d{9})[A-Za-z_][A-Za-z0-9_.-]{0,127}$/;

/** Identifiers that providers issue; they may hold long runs of digits, and stay opaque either way. */
export const idShape = /^(?=.*[A-Za-z])[A-Za-z0-9_-]{1,128}$/;

/** Model ids, profile ids and ARNs; `@` only first (`@cf/meta`) or before a version (`claude-opus-4@20250514`). */
export const modelShape = /^@?[A-Za-z0-9][A-Za-z0-9_.:/#+-]{0,255}(@[a-z0-9-]{1,32})?$/;

/** `image/png`, `application/vnd.ms-excel`. */
export const mediaTypeShape = /^[a-z]{1,32}\/[a-z0-9.+-]{1,96}$/;

/** References inside a JSON schema: `#/$defs/Name`. */
export const referenceShape = /^#(\/[A-Za-z0-9_$.-]{1,128}){0,16}$/;

/** `https://json-schema.org/draft/2020-12/schema`. */
export const schemaVersionShape = /^https?:\/\/json-schema\.org\/[A-Za-z0-9/#._-]{1,128}$/;
