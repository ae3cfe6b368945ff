import type { ErrorShape, ProviderData } from './catalog-shape.ts';
import { type HeaderList, headerList } from './header-list.ts';
import { createOperationIndex, type OperationIndex } from './operation-index.ts';
import { createPathLocations, type PathLocations } from './path-locations.ts';
import type { Places } from './places.ts';
import { createProfileTable, type ProfileTable } from './profiles.ts';
import type { Circumstances } from './circumstances.ts';
import { statementCondition } from './statement-condition.ts';
import { createStatementTable, type StatementTable } from './statements.ts';

/** One provider's data. Each part is compiled when it is first asked for: most providers are never asked. */
export interface Provider {
  readonly data: ProviderData;
  readonly operations: OperationIndex;
  readonly statements: StatementTable;
  /** What it keeps of a request that does not ask for it. */
  readonly keeps: readonly { readonly what: string; readonly holds: (one: Circumstances) => boolean }[];
  readonly profiles: ProfileTable | undefined;
  readonly pathLocations: PathLocations | undefined;
  readonly requestHeaders: HeaderList;
  /** Header -> why a request with it is refused. */
  readonly refusedHeaders: ReadonlyMap<string, string>;
  readonly responseHeaders: HeaderList;
  readonly query: ReadonlySet<string>;
  /** How errors are written to whoever asked for an operation. */
  errorShape(service: string | undefined, operation: string | undefined): ErrorShape;
}

export function compileProvider(data: ProviderData, places: Places): Provider {
  let compiled: Provider | undefined;
  const parts = (): Provider => {
    compiled ??= compile(data, places);
    return compiled;
  };
  return {
    data,
    get operations() {
      return parts().operations;
    },
    get statements() {
      return parts().statements;
    },
    get keeps() {
      return parts().keeps;
    },
    get profiles() {
      return parts().profiles;
    },
    get pathLocations() {
      return parts().pathLocations;
    },
    get requestHeaders() {
      return parts().requestHeaders;
    },
    get refusedHeaders() {
      return parts().refusedHeaders;
    },
    get responseHeaders() {
      return parts().responseHeaders;
    },
    get query() {
      return parts().query;
    },
    errorShape: (service, operation) => parts().errorShape(service, operation),
  };
}

function compile(data: ProviderData, places: Places): Provider {
  const shapes = data.operations.flatMap(({ id, service, errorShape }) =>
    errorShape === undefined ? [] : [{ id, service, errorShape }],
  );
  return {
    data,
    operations: createOperationIndex(data.operations),
    statements: createStatementTable(data, places),
    keeps: (data.keeps ?? []).map(({ what, when }) => ({ what, holds: statementCondition(when) })),
    profiles: data.profiles && createProfileTable(data, data.profiles, places),
    pathLocations: data.pathLocation && createPathLocations(data, data.pathLocation, places),
    requestHeaders: headerList(data.headers.request),
    refusedHeaders: new Map(Object.entries(data.headers.refused)),
    responseHeaders: headerList(data.headers.response),
    query: new Set(data.query),
    errorShape: (service, operation) =>
      shapes.find((one) => one.id === operation && one.service === service)?.errorShape ?? data.errorShape,
  };
}
