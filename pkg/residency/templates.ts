/** What one label or segment is held against: a literal, or text around one captured part. */
export type PartPattern =
  | { readonly literal: string }
  | { readonly param: string; readonly before: string; readonly after: string };

/** Compiles `{name}-aiplatform`; a part holds one `{name}` at most. */
export function partPattern(template: string): PartPattern {
  const open = template.indexOf('{');
  const close = template.indexOf('}', open);
  if (open === -1 || close === -1) return { literal: template };
  return {
    param: template.slice(open + 1, close),
    before: template.slice(0, open),
    after: template.slice(close + 1),
  };
}

/** The captured text, an empty string for a matching literal, `undefined` where the part does not match. */
export function matchPart(part: string, pattern: PartPattern): string | undefined {
  if ('literal' in pattern) return part === pattern.literal ? '' : undefined;
  const { before, after } = pattern;
  if (part.length <= before.length + after.length) return undefined;
  if (!part.startsWith(before) || !part.endsWith(after)) return undefined;
  return part.slice(before.length, part.length - after.length);
}

/** Puts parameters into a template; `undefined` where one is missing. */
export function fillTemplate(template: string, params: Readonly<Record<string, string>>): string | undefined {
  let missing = false;
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) missing = true;
    return value ?? '';
  });
  return missing ? undefined : filled;
}

/** Globs know `*` alone. Linear: the parts between the stars are looked for from left to right. */
export function matchesGlob(text: string, glob: string): boolean {
  const parts = glob.split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return text === glob;
  const last = parts[parts.length - 1] ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= end;
}
