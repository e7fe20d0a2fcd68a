const VISIT = 'waymark-visit';

/** The state of the chat in this tab: never opened, open, opened and hidden again, or left by Exit. */
export type VisitState = 'new' | 'open' | 'hidden' | 'left';

let unstoredState: VisitState = 'new';

/** Stored for this tab alone; where the browser blocks storage, for this page alone. */
export function visitState(): VisitState {
  try {
    const stored = sessionStorage.getItem(VISIT);
    return stored === 'open' || stored === 'hidden' || stored === 'left' ? stored : unstoredState;
  } catch {
    return unstoredState;
  }
}

export function setVisitState(now: VisitState): void {
  unstoredState = now;
  try {
    sessionStorage.setItem(VISIT, now);
  } catch {
    // Storage is blocked: the variable is used instead.
  }
}

/**
 * Hides everything readable before the task that calls it ends, the tab's title included.
 * A cover would hide it from view; a root without boxes also leaves nothing to a screen reader, nor
 * in the browser's top layer, where a cover would lie underneath.
 */
export function blankPage(title: string): void {
  document.title = title;
  hideAll();
}

function hideAll(): void {
  document.documentElement.style.setProperty('display', 'none', 'important');
}

/**
 * Replaces this page with the neutral one, so that Back does not return here. While that page
 * is loading, the address bar shows only the site's front page, and a reload leaves again.
 */
export function leave(url: string): void {
  setVisitState('left');
  // The neutral page must not learn where the person came from.
  const referrer = document.createElement('meta');
  referrer.name = 'referrer';
  referrer.content = 'no-referrer';
  document.head.append(referrer);
  try {
    history.replaceState({ [VISIT]: 'left' }, '', '/');
  } catch {
    // The address cannot be changed (a file, a sandbox): leaving matters more.
  }
  // Nor may the host page ask for confirmation before leaving.
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
  location.replace(url);
}

/**
 * Whether this page is shown because someone went back, or reloaded, after an exit. Someone who types
 * the address or follows a link again wants the page, and gets it.
 */
export function returnedAfterExit(): boolean {
  if (visitState() !== 'left') return false;
  const [entry] = performance.getEntriesByType('navigation');
  const type = (entry as PerformanceNavigationTiming | undefined)?.type;
  const marked = (history.state as Record<string, unknown> | null)?.[VISIT] === 'left';
  if (marked || type === 'back_forward') return true;
  setVisitState('new');
  return false;
}

/**
 * Calls `again` when the browser restores this page from its back/forward cache after an exit.
 * Once the chat has been open the page is hidden as it unloads, so that not even its first frame can be read.
 */
export function onReturnAfterExit(again: () => void): void {
  addEventListener('pagehide', () => {
    if (visitState() !== 'new') hideAll();
  });
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    if (visitState() === 'left') again();
    else document.documentElement.style.display = '';
  });
}
