import { markEntryLeft, setVisitState, visitState } from './visit';

/** Hides everything readable before the task that calls it ends, the tab's title included. */
export function blankPage(title: string): void {
  document.title = title;
  hideAll();
}

/**
 * A cover would hide it from view; a root without boxes also leaves nothing to a screen reader, nor
 * in the browser's top layer, where a cover would lie underneath.
 */
function hideAll(): void {
  document.documentElement.style.setProperty('display', 'none', 'important');
}

/**
 * Replaces this page with the neutral one, so that Back does not return here. While that page
 * is loading, the address bar shows only the site's front page, and a reload leaves again.
 */
export function leave(url: string): void {
  isLeaving = true;
  setVisitState('left');
  markEntryLeft();
  tellOtherPages();
  empty();
  // The neutral page must not learn where the person came from.
  const referrer = document.createElement('meta');
  referrer.name = 'referrer';
  referrer.content = 'no-referrer';
  document.head?.append(referrer);
  location.replace(url);
}

let isLeaving = false;
// A newer way to keep people on a page, which an empty document does not lose. Listening early, this comes first.
window.navigation?.addEventListener('navigate', (event) => {
  if (isLeaving) event.stopImmediatePropagation();
});

/**
 * Takes all content out of the document, and every listener with it (HTML, "document open steps"): those of
 * `beforeunload` too, which would ask "Leave site?", whenever and however the host page added them.
 */
function empty(): void {
  const { title } = document;
  try {
    // Scripts that delay others put their own in its place.
    Reflect.apply(Document.prototype.open, document, []);
    Reflect.apply(Document.prototype.close, document, []);
    blankPage(title);
  } catch {
    // Not possible in XHTML. The page is blank already.
  }
}

/** Heard by this site's other pages in this browser. A page that only listens costs nothing. */
const otherPages = connectPages();

function connectPages(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('waymark');
  } catch {
    // An old browser, or one that blocks storage.
    return undefined;
  }
}

/**
 * Pages that the browser keeps in memory for Back are thrown away when they hear anything, and so have to be loaded
 * again. Without this, Firefox shows them as they were, with a tab's storage as it was: nothing in them knows of
 * the exit.
 */
function tellOtherPages(): void {
  otherPages?.postMessage('left');
}

/** Calls `exit` when the person exits in another tab of this site: a chat that is open here goes with it. */
export function onExitElsewhere(exit: () => void): void {
  otherPages?.addEventListener('message', () => {
    const state = visitState();
    if (state === 'open' || state === 'hidden') exit();
  });
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
