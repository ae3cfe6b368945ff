/** What an API server answered instead of success. */
export class KubeError extends Error {
  override readonly name = 'KubeError';
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** The server's own word: `NotFound`, `Conflict`, `AlreadyExists`, `Expired`. Empty where it gave none. */
  readonly reason: string;

  constructor(status: number, reason: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.reason = reason;
  }
}

export const isStatus = (error: unknown, ...statuses: readonly number[]): boolean =>
  error instanceof KubeError && statuses.includes(error.status);

/** What was watched from is forgotten: everything must be listed anew. */
export const isExpired = (error: unknown): boolean => isStatus(error, 410);

/** The error that a `Status` object of the API means. */
export function errorOf(status: number, body: unknown): KubeError {
  const said = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  const code = typeof said['code'] === 'number' ? said['code'] : status;
  const reason = typeof said['reason'] === 'string' ? said['reason'] : '';
  const message = typeof said['message'] === 'string' ? said['message'] : `the API server answered ${status}`;
  return new KubeError(code, reason, message);
}
