const KEY = 'waymark-line';

/** All that is needed to resume a conversation after a reload. It holds nothing that was said. */
export interface TabSession {
  readonly token: string;
  readonly id: string;
}

/** Stored by the browser for this tab only, until it is closed; not at all if storage is blocked. */
export function loadTabSession(): TabSession | undefined {
  try {
    const saved = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Partial<TabSession> | null;
    return saved?.token && saved.id ? { token: saved.token, id: saved.id } : undefined;
  } catch {
    return undefined;
  }
}

export function saveTabSession(session: TabSession | undefined): void {
  try {
    if (session) sessionStorage.setItem(KEY, JSON.stringify({ token: session.token, id: session.id }));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is blocked: a reload then starts a new conversation.
  }
}
