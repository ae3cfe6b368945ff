import type { CredentialRequest } from '../api/policy.ts';
import type { ClientModeData, CredentialData } from '../residency/catalog-shape.ts';
import type { CredentialSources } from './credentials.ts';
import type { Environment } from './environment.ts';

/** Stands where a credential was. Long enough for clients that check a length, and plainly not a key. */
export const placeholder = 'domicile-keeps-the-real-credential';

export interface ProxyAddress {
  /** `127.0.0.1:4711` */
  readonly authority: string;
  readonly secret: string;
}

/** The environment of the agent: its clients pointed at the proxy, credentials in custody replaced. */
export function childEnvironment(
  parent: Environment,
  proxy: ProxyAddress,
  modes: readonly ClientModeData[],
  custody: readonly CredentialRequest[],
  sources: CredentialSources,
): Record<string, string> {
  const given = Object.entries(parent).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  // As its own, whatever its name: to set `__proto__` would leave it out.
  const child: Record<string, string> = Object.fromEntries(given);
  for (const mode of byPrecedence(modes, parent)) pointAtProxy(child, mode, proxy);
  for (const request of custody) replaceCredentials(child, parent, request, sources(request.provider));
  hideValues(child, valuesIn(parent, custody, sources));
  return { ...child, ...proxyVariables(proxy), ...clientSettings };
}

/** Shorter values would be found by chance in what has nothing to do with them. */
const minHiddenLength = 8;

function valuesIn(
  parent: Environment,
  custody: readonly CredentialRequest[],
  sources: CredentialSources,
): ReadonlySet<string> {
  const names = custody.flatMap(({ provider }) => sources(provider).flatMap(({ env }) => env));
  const values = names.map((name) => parent[name] ?? '');
  return new Set(values.filter((value) => value.length >= minHiddenLength && !placeholder.includes(value)));
}

/** A credential may stand elsewhere too: in `ANTHROPIC_CUSTOM_HEADERS`, in a variable of the user's own. */
function hideValues(child: Record<string, string>, values: ReadonlySet<string>): void {
  for (const [name, text] of Object.entries(child)) {
    let hidden = text;
    for (const value of values) hidden = hidden.replaceAll(value, placeholder);
    child[name] = hidden;
  }
}

/** Calls that only tell a vendor about the client, and a line that changes every prompt, are switched off. */
const clientSettings = {
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  CLAUDE_CODE_ATTRIBUTION_HEADER: '0',
};

/** Two modes may share a variable: the one that is switched on has it, else the one that needs no switch. */
function byPrecedence(modes: readonly ClientModeData[], parent: Environment): readonly ClientModeData[] {
  const rank = (mode: ClientModeData): number => {
    if (mode.switch === null) return 1;
    return parent[mode.switch] === undefined || parent[mode.switch] === '' ? 0 : 2;
  };
  return modes.toSorted((a, b) => rank(a) - rank(b));
}

/** Variables that say which host is meant, and that the client does not take beside a base URL. */
export const excludedByBaseUrl = ({ hostParams }: ClientModeData): readonly string[] =>
  Object.values(hostParams).flatMap((param) => (param.excludedByBaseUrl === true ? param.env : []));

function pointAtProxy(child: Record<string, string>, mode: ClientModeData, proxy: ProxyAddress): void {
  for (const name of [...mode.clears, ...excludedByBaseUrl(mode)]) delete child[name];
  const url = `http://${proxy.authority}/${proxy.secret}/${mode.prefix}`;
  for (const name of mode.env) child[name] = url;
}

function replaceCredentials(
  child: Record<string, string>,
  parent: Environment,
  request: CredentialRequest,
  sources: ReturnType<CredentialSources>,
): void {
  for (const source of sources) {
    for (const name of [...fileVariables(source), ...(source.hides ?? [])]) delete child[name];
    const expected = source.kind === request.kind ? source.env[0] : undefined;
    for (const name of source.env)
      if (parent[name] !== undefined || name === expected) child[name] = placeholder;
    if (source.kind === 'sigv4') replaceAws(child);
    if (source.kind === 'gcp') child.CLAUDE_CODE_SKIP_VERTEX_AUTH = '1';
  }
}

function fileVariables(source: CredentialData): readonly string[] {
  const named = source.env.map((variable) => `${variable}_FILE`);
  return source.kind === 'sigv4' ? named : [...named, ...(source.fileEnv ?? [])];
}

/** Everything else an AWS client would look for credentials in. */
const awsElsewhere = [
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
];

function replaceAws(child: Record<string, string>): void {
  for (const name of awsElsewhere) delete child[name];
  child.AWS_ACCESS_KEY_ID = placeholder;
  child.AWS_SECRET_ACCESS_KEY = placeholder;
}

function proxyVariables(proxy: ProxyAddress): Record<string, string> {
  const url = `http://domicile:${proxy.secret}@${proxy.authority}`;
  const none = '127.0.0.1,localhost,::1';
  return {
    HTTP_PROXY: url,
    http_proxy: url,
    HTTPS_PROXY: url,
    https_proxy: url,
    NO_PROXY: none,
    no_proxy: none,
  };
}
