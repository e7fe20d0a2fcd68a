const VISIT = 'waymark-visit';

/** The state of the chat in this tab: never opened, open, opened and hidden again, or left by Exit. */
export type VisitState = 'new' | 'open' | 'hidden' | 'left';

let unstoredState: VisitState = 'new';

/** Stored for this tab alone; where the browser blocks storage, for this page alone. */
export function visitState(): VisitState {
  const stored = read();
  return stored === 'open' || stored === 'hidden' || stored === 'left' ? stored : unstoredState;
}

export function setVisitState(now: VisitState): void {
  unstoredState = now;
  try {
    sessionStorage.setItem(VISIT, now);
  } catch {
    // Storage is blocked: the variable is used instead.
  }
}

/** Whether the browser keeps nothing for this tab: then the pages before this one do not know of an exit. */
export function isStorageBlocked(): boolean {
  return read() === undefined;
}

/** @returns undefined where the browser blocks storage */
function read(): string | null | undefined {
  try {
    return sessionStorage.getItem(VISIT);
  } catch {
    return undefined;
  }
}

/** Marks the present entry of the browser's history as left, under the address of the site's front page. */
export function markEntryLeft(): void {
  try {
    history.replaceState({ [VISIT]: 'left' }, '', `${location.origin}/`);
  } catch {
    // The address cannot be changed (a file, a sandbox): leaving matters more.
  }
}

/**
 * Whether this page is shown because someone went back, or reloaded, after an exit. Someone who types
 * the address or follows a link again wants the page, and gets it.
 */
export function returnedAfterExit(): boolean {
  const state = visitState();
  const [entry] = performance.getEntriesByType('navigation');
  const type = (entry as PerformanceNavigationTiming | undefined)?.type;
  // A new tab with the state of another is a copy, made by window.open: the chat is to stay shut in it.
  if (state !== 'left') {
    if (type === 'navigate' && history.length === 1 && state !== 'new') setVisitState('new');
    return false;
  }
  const marked = (history.state as Record<string, unknown> | null)?.[VISIT] === 'left';
  if (marked || type === 'back_forward' || type === 'reload') return true;
  setVisitState('new');
  return false;
}
