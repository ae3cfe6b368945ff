/** One fenced block of a Markdown text. */
export interface Block {
  /** `sh`, `yaml`, `text`; empty where the fence names none. */
  readonly language: string;
  /** What follows the language: `spec` in "```yaml spec". */
  readonly tag: string;
  readonly text: string;
}

const fence = /^```(\w*) ?([^\n]*)\n([\s\S]*?)^```$/gm;

export function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(fence)].map(([, language = '', tag = '', text = '']) => ({
    language,
    tag,
    text,
  }));
}

export function proseOf(markdown: string): string {
  return markdown.replaceAll(fence, '');
}

/** Targets of inline links, in order. */
export function linksOf(markdown: string): readonly string[] {
  return [...proseOf(markdown).matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** What links to headings are called, as code hosts make it: lower case, no punctuation, hyphens for spaces. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const headings = [...proseOf(markdown).matchAll(/^#{1,6} (.+)$/gm)].map(([, text = '']) => text);
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Rows of tables, cell by cell; heads and rules left out. */
export function rowsOf(markdown: string): readonly (readonly string[])[] {
  const lines = proseOf(markdown).split('\n');
  return lines
    .filter((line, index) => line.startsWith('|') && !isRule(line) && !isRule(lines[index + 1] ?? ''))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

const isRule = (line: string): boolean => /^\|(-+\|)+$/.test(line);

/** The rows whose first cell is code, by that code. */
export function rowsByCode(markdown: string): ReadonlyMap<string, readonly string[]> {
  const named = rowsOf(markdown).flatMap(([first = '', ...rest]) => {
    const code = /^`([^`]+)`$/.exec(first)?.[1];
    return code === undefined ? [] : [[code, rest] as const];
  });
  return new Map(named);
}

/** Every piece of inline code. */
export function codesOf(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** The text below a heading, up to the next one of the same or a higher level. */
export function sectionOf(markdown: string, heading: string): string {
  const [, marks = ''] = /^(#+)/.exec(heading) ?? [];
  const start = markdown.indexOf(`\n${heading}\n`);
  if (start < 0) return '';
  const body = markdown.slice(start + heading.length + 2);
  const end = body.search(new RegExp(`^#{1,${marks.length}} `, 'm'));
  return end < 0 ? body : body.slice(0, end);
}
