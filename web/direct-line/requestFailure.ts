/** Why a request failed, as far as it matters to the person. */
export type RequestFailure =
  /** No response, or a gateway failed: worth retrying. */
  | { readonly kind: 'lost' }
  /** Too many requests: worth retrying after this many seconds. */
  | { readonly kind: 'busy'; readonly seconds: number }
  /** The conversation no longer exists: it has expired or was deleted. */
  | { readonly kind: 'ended' }
  /** For the desk: the sign-in has expired. The conversation waits until they sign in again. */
  | { readonly kind: 'signed-out' }
  /** The server rejects it; retrying would not help. */
  | { readonly kind: 'refused' };

/** Thrown on any status but 2xx. */
export class ResponseError extends Error {
  constructor(
    readonly status: number,
    readonly seconds: number,
    readonly signedOut = false,
  ) {
    super(`Direct Line answered ${status}`);
  }
}

/** Anything but a response from the server (no network, a timeout, invalid JSON) counts as lost. */
export function classifyFailure(error: unknown): RequestFailure {
  if (!(error instanceof ResponseError)) return { kind: 'lost' };
  const { status, seconds, signedOut } = error;
  if (signedOut) return { kind: 'signed-out' };
  if (status === 429) return { kind: 'busy', seconds };
  if (status === 401 || status === 403 || status === 404) return { kind: 'ended' };
  return status >= 500 || status === 408 ? { kind: 'lost' } : { kind: 'refused' };
}

/** Exponential backoff with jitter, so that not everyone retries at once: from half a second to half a minute. */
export function retryDelay(failures: number): number {
  return Math.min(30_000, 250 * 2 ** failures) * (0.85 + Math.random() * 0.3);
}
