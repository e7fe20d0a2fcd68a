const VISIT = 'waymark-visit';

/** How this tab stands to the chat: never opened, open, opened and hidden again, or left by Exit. */
export type Visit = 'new' | 'open' | 'hidden' | 'left';

let unstored: Visit = 'new';

/** Kept for this tab alone; where the browser forbids even that, for this page alone. */
export function visit(): Visit {
  try {
    const stored = sessionStorage.getItem(VISIT);
    return stored === 'open' || stored === 'hidden' || stored === 'left' ? stored : unstored;
  } catch {
    return unstored;
  }
}

export function setVisit(now: Visit): void {
  unstored = now;
  try {
    sessionStorage.setItem(VISIT, now);
  } catch {
    // Forbidden: the page's own memory serves.
  }
}

/**
 * Hides everything readable before the task that calls it ends, the tab's title included.
 * A cover would do for the eye; a root without boxes also leaves nothing to a screen reader, nor
 * in the browser's top layer, where a cover would lie underneath.
 */
export function blank(title: string): void {
  document.title = title;
  hideAll();
}

function hideAll(): void {
  document.documentElement.style.setProperty('display', 'none', 'important');
}

/**
 * Goes to the neutral page in place of this one, so that Back does not return here. While that page
 * is slow to come, the address shows the site's front page only, and a reload leaves again.
 */
export function leave(url: string): void {
  setVisit('left');
  // The neutral page need not be told where the person was.
  const referrer = document.createElement('meta');
  referrer.name = 'referrer';
  referrer.content = 'no-referrer';
  document.head.append(referrer);
  try {
    history.replaceState({ [VISIT]: 'left' }, '', '/');
  } catch {
    // No address to change (a file, a sandbox): leaving matters more.
  }
  // Nor may anything on the host page ask whether to leave, really.
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
  location.replace(url);
}

/**
 * Whether this page is shown because someone went back, or reloaded, after an exit. Someone who types
 * the address or follows a link again wants the page, and gets it.
 */
export function cameBack(): boolean {
  if (visit() !== 'left') return false;
  const [entry] = performance.getEntriesByType('navigation');
  const type = (entry as PerformanceNavigationTiming | undefined)?.type;
  const marked = (history.state as Record<string, unknown> | null)?.[VISIT] === 'left';
  if (marked || type === 'back_forward') return true;
  setVisit('new');
  return false;
}

/**
 * Calls `again` when the browser shows this page as it was left, out of its memory, after an exit.
 * It is left blank, once the chat has been open, so that not even its first frame can be read.
 */
export function watchReturn(again: () => void): void {
  addEventListener('pagehide', () => {
    if (visit() !== 'new') hideAll();
  });
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    if (visit() === 'left') again();
    else document.documentElement.style.display = '';
  });
}
