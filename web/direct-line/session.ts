const KEY = 'waymark-line';

/** All that is needed to find a conversation again after the tab is reloaded. No words are in it. */
export interface Session {
  readonly token: string;
  readonly id: string;
}

/** Kept by the browser for this tab only, until it is closed; nowhere, if the browser forbids it. */
export function savedSession(): Session | undefined {
  try {
    const saved = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Partial<Session> | null;
    return saved?.token && saved.id ? { token: saved.token, id: saved.id } : undefined;
  } catch {
    return undefined;
  }
}

export function saveSession(session: Session | undefined): void {
  try {
    if (session) sessionStorage.setItem(KEY, JSON.stringify({ token: session.token, id: session.id }));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Forbidden: a reload then begins anew.
  }
}
