import type { OperationData } from './catalog-shape.ts';
import type { PathSegment } from './request-path.ts';
import { matchPart, type PartPattern, partPattern } from './templates.ts';

export interface OperationMatch {
  readonly operation: OperationData;
  readonly params: Readonly<Record<string, string>>;
  /** The path in the one spelling that is sent. */
  readonly path: string;
}

export interface OperationIndex {
  /** Searches all services where `service` is `undefined`. */
  find(
    service: string | undefined,
    method: string,
    segments: readonly PathSegment[],
  ): OperationMatch | undefined;
}

interface TemplateOperation {
  readonly operation: OperationData;
  readonly parts: readonly PartPattern[];
  /** Ends in `/**`. */
  readonly open: boolean;
}

const plainParam = /^[A-Za-z0-9._:~-]+$/;
/** Model ids and ARNs; slashes only between names. */
const modelParam = /^[A-Za-z0-9._:@-]+(?:\/[A-Za-z0-9._:@-]+)*$/;

/** Tried in the order of the file: what is listed first wins. */
export function createOperationIndex(operations: readonly OperationData[]): OperationIndex {
  const compiled = operations.map(compileOperation);
  return {
    find(service, method, segments) {
      for (const template of compiled) {
        const { operation } = template;
        if (service !== undefined && operation.service !== service) continue;
        if (operation.method !== method && operation.method !== '*') continue;
        const found = matchSegments(template, segments);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

function compileOperation(operation: OperationData): TemplateOperation {
  const open = operation.path.endsWith('/**');
  const path = open ? operation.path.slice(0, -3) : operation.path;
  return {
    operation,
    parts: path === '/' || path === '' ? [] : path.slice(1).split('/').map(partPattern),
    open,
  };
}

function matchSegments(
  { operation, parts, open }: TemplateOperation,
  segments: readonly PathSegment[],
): OperationMatch | undefined {
  if (open ? segments.length < parts.length : segments.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  let path = '';
  for (const [index, segment] of segments.entries()) {
    const pattern = parts[index];
    const spelled = pattern === undefined ? segment.raw : matchSegment(segment, pattern, params);
    if (spelled === undefined) return undefined;
    path += `/${spelled}`;
  }
  return { operation, params, path: path === '' ? '/' : path };
}

/** The segment as it is sent, its parameter put into `params`; `undefined` where it does not match. */
function matchSegment(
  segment: PathSegment,
  pattern: PartPattern,
  params: Record<string, string>,
): string | undefined {
  const encoded = segment.raw !== segment.text;
  const captured = matchPart(segment.text, pattern);
  if (captured === undefined) return undefined;
  if ('literal' in pattern) return encoded ? undefined : segment.raw;
  const isModel = pattern.param === 'model';
  if (encoded && !isModel) return undefined;
  if (!(isModel ? modelParam : plainParam).test(captured) || hasDotSegment(captured)) return undefined;
  params[pattern.param] = captured;
  return encoded ? `${pattern.before}${encodeURIComponent(captured)}${pattern.after}` : segment.raw;
}

function hasDotSegment(text: string): boolean {
  return text.includes('..') || text.startsWith('./') || text.includes('/./');
}
