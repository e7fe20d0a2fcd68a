/** Timeout of a request, in milliseconds. */
const TIMEOUT = 15_000;
/** Delay when the server is busy but sends no Retry-After, in seconds. */
const DEFAULT_RETRY_AFTER = 10;
/** A second more than a server may ask for at least: a person is told, in the plural. */
const SHORTEST_RETRY_AFTER = 2;

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

export interface RequestOptions {
  readonly method?: 'GET' | 'POST';
  readonly token?: string | undefined;
  readonly body?: unknown;
  /** Whether to send cookies, and with them the sign-in. */
  readonly cookies?: boolean | undefined;
  /** Completes even if the page unloads. */
  readonly keepalive?: boolean;
}

/** Thrown on any status but 2xx. */
class RequestError extends Error {
  constructor(readonly failure: RequestFailure) {
    super(`Direct Line: ${failure.kind}`);
  }
}

/**
 * Sends a request and returns the JSON of the response.
 * @throws what {@link classifyFailure} understands
 */
export async function request<T>(url: string, asking: RequestOptions): Promise<T> {
  const { method = 'GET', token, body, cookies = false, keepalive = false } = asking;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT);
  try {
    const response = await fetch(url, {
      method,
      keepalive,
      cache: 'no-store',
      credentials: cookies ? 'same-origin' : 'omit',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new RequestError(failureOf(response, cookies));
    return (await response.json()) as T;
  } finally {
    clearTimeout(timer);
  }
}

function failureOf({ status, headers }: Response, signedIn: boolean): RequestFailure {
  if (signedIn && status === 401) return { kind: 'signed-out' };
  if (status === 429) return { kind: 'busy', seconds: retryAfter(headers) };
  if (status === 401 || status === 403 || status === 404) return { kind: 'ended' };
  return status >= 500 || status === 408 ? { kind: 'lost' } : { kind: 'refused' };
}

function retryAfter(headers: Headers): number {
  const asked = Number(headers.get('Retry-After')) || DEFAULT_RETRY_AFTER;
  return Math.max(SHORTEST_RETRY_AFTER, asked);
}

/** Anything but a response from the server (no network, a timeout, invalid JSON) counts as lost. */
export function classifyFailure(error: unknown): RequestFailure {
  return error instanceof RequestError ? error.failure : { kind: 'lost' };
}

/** How long and how often something is tried again. */
export interface Patience {
  /** After so many attempts the person decides. */
  readonly attempts: number;
  /** Between two of them, in milliseconds, before jitter. */
  readonly longestDelay: number;
}

/** With the delays between them, half a minute. */
export const USUAL_PATIENCE: Patience = { attempts: 6, longestDelay: 30_000 };
/** A few handlers with callers on the line: nobody presses "send again", the order is kept, and nobody waits long. */
export const DESK_PATIENCE: Patience = { attempts: Number.POSITIVE_INFINITY, longestDelay: 4_000 };

/** Exponential backoff from half a second, with jitter, so that not everyone retries at once. */
export function retryDelay(failures: number, { longestDelay } = USUAL_PATIENCE): number {
  return Math.min(longestDelay, 250 * 2 ** failures) * (0.85 + Math.random() * 0.3);
}

/** A wait that can be cut short. */
export class Pause {
  end: () => void = () => {};

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
