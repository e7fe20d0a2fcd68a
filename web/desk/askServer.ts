/** What the server answered; undefined where it cannot be reached. `wait`: seconds until it may be asked again. */
export interface ServerAnswer {
  readonly status: number;
  readonly json: unknown;
  readonly wait: number;
}

export type AskServer = (path: string, body: object) => Promise<ServerAnswer | undefined>;

/** Milliseconds: opening a code takes most of a second, and others may wait before it. */
const TIMEOUT = 20_000;

/** Posts to the server. No answer: there is no connection. */
export const askServer: AskServer = async (path, body) => {
  const headers = { 'Content-Type': 'application/json' };
  const signal = AbortSignal.timeout(TIMEOUT);
  try {
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
    const json: unknown = await response.json();
    return { status: response.status, json, wait: Number(response.headers.get('Retry-After')) };
  } catch {
    return undefined;
  }
};
