import { ResponseError } from './requestFailure';

/** Timeout of a request, in milliseconds. */
const TIMEOUT = 15_000;
/** Delay when the server is busy but sends no Retry-After, in seconds. */
const DEFAULT_RETRY_AFTER = 10;

export interface RequestOptions {
  readonly method?: 'GET' | 'POST';
  readonly token?: string | undefined;
  readonly body?: unknown;
  /** Whether to send cookies, and with them the sign-in. */
  readonly cookies?: boolean | undefined;
  /** Completes even if the page unloads. */
  readonly keepalive?: boolean;
}

/**
 * Sends a request and returns the JSON of the response.
 * @throws ResponseError on any status but 2xx; any other error when there is no response
 */
export async function request<T>(url: string, asking: RequestOptions = {}): Promise<T> {
  const { method = 'GET', token, body, cookies, keepalive = false } = asking;
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
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) {
      const seconds = Number(response.headers.get('Retry-After')) || DEFAULT_RETRY_AFTER;
      throw new ResponseError(response.status, seconds, cookies && response.status === 401);
    }
    return (await response.json()) as T;
  } finally {
    clearTimeout(timer);
  }
}
