import type { PatchOperation } from './patch.ts';

type Holder = Record<string, unknown> | unknown[];

/** What an API server does with a patch (RFC 6902), for the operations that are used. */
export function applyPatch(target: unknown, patch: readonly PatchOperation[]): unknown {
  const root: Record<string, unknown> = { root: structuredClone(target) };
  for (const operation of patch) apply(root, operation);
  return root['root'];
}

function apply(root: Record<string, unknown>, operation: PatchOperation): void {
  const keys = ['root', ...operation.path.split('/').slice(1)].map((key) =>
    key.replaceAll('~1', '/').replaceAll('~0', '~'),
  );
  const last = keys.pop() ?? '';
  const holder = keys.reduce<unknown>(
    (value, key) => (value as Record<string, unknown>)[key],
    root,
  ) as Holder;
  if (!Array.isArray(holder)) {
    if (operation.op === 'remove') delete holder[last];
    else define(holder, last, structuredClone(operation.value));
  } else if (operation.op === 'add') holder.splice(Number(last), 0, structuredClone(operation.value));
  else if (operation.op === 'replace') holder[Number(last)] = structuredClone(operation.value);
  else holder.splice(Number(last), 1);
}

/** As JSON means it, `__proto__` included. */
function define(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, enumerable: true, writable: true, configurable: true });
}
