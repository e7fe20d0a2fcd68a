import { Refusal } from './trouble';

/** How long a request may take before it counts as lost, in milliseconds. */
const PATIENCE = 15_000;
/** How long to wait when the server is busy but does not say for how long, in seconds. */
const BUSY = 10;

export interface Asking {
  readonly method?: 'GET' | 'POST';
  readonly token?: string | undefined;
  readonly body?: unknown;
  /** Whether it is to say who is signed in. */
  readonly cookies?: boolean | undefined;
  /** Finishes even when the page goes away. */
  readonly keepalive?: boolean;
}

/**
 * Asks the server, and gives what it answered as JSON.
 * @throws Refusal when it answers with anything but success; any other error when it does not answer
 */
export async function request<T>(url: string, asking: Asking = {}): Promise<T> {
  const { method = 'GET', token, body, cookies, keepalive = false } = asking;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
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
      const seconds = Number(response.headers.get('Retry-After')) || BUSY;
      throw new Refusal(response.status, seconds, cookies && response.status === 401);
    }
    return (await response.json()) as T;
  } finally {
    clearTimeout(timer);
  }
}
