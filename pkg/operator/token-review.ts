import { channelAudience } from '../api/bootstrap.ts';
import type { PodIdentity } from '../api/configuration.ts';
import type { KubeRequest } from '../kube/transport.ts';

interface TokenReviewStatus {
  readonly authenticated?: boolean;
  readonly audiences?: readonly string[];
  readonly user?: {
    readonly username?: string;
    readonly extra?: Readonly<Record<string, readonly string[] | undefined>>;
  };
}

/** Which pod a token was projected into, by the API server's word; `undefined`: into none, or for another audience. */
export async function reviewToken(
  send: (request: KubeRequest) => Promise<unknown>,
  token: string,
): Promise<PodIdentity | undefined> {
  const body = {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenReview',
    spec: { token, audiences: [channelAudience] },
  };
  const answer = await send({ method: 'POST', path: '/apis/authentication.k8s.io/v1/tokenreviews', body });
  return podOf((answer as { readonly status?: TokenReviewStatus }).status);
}

const account = /^system:serviceaccount:([a-z0-9-]+):[a-z0-9.-]+$/;

function podOf(status: TokenReviewStatus | undefined): PodIdentity | undefined {
  const { authenticated, audiences = [], user = {} } = status ?? {};
  return authenticated === true && audiences.includes(channelAudience) ? boundTo(user) : undefined;
}

function boundTo({
  username = '',
  extra = {},
}: NonNullable<TokenReviewStatus['user']>): PodIdentity | undefined {
  const [, namespace] = account.exec(username) ?? [];
  const [uid] = extra['authentication.kubernetes.io/pod-uid'] ?? [];
  const [name] = extra['authentication.kubernetes.io/pod-name'] ?? [];
  if (namespace === undefined || uid === undefined || name === undefined) return undefined;
  return { uid, name, namespace };
}
