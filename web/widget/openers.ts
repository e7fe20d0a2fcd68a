/** The host page's own links and buttons that open the chat. */
const OPENERS = '[data-waymark-open], a[href="#waymark"]';
/** After the address of a page: it is loaded with the chat open. */
export const OPEN_HASH = '#waymark';

/** Calls `open` when one of the page's own links or buttons for that is pressed, also one that is added later. */
export function onOpenerPressed(open: () => void): void {
  // In the capture phase, so that the page's own handlers cannot stop it first.
  document.addEventListener(
    'click',
    (event) => {
      const [target] = event.composedPath();
      if (!(target instanceof Element && target.closest(OPENERS)) || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      open();
    },
    true,
  );
}

/** Whether this page's address asks for the chat. The address forgets it, so that nothing is left to see. */
export function isOpenAskedFor(): boolean {
  if (location.hash !== OPEN_HASH) return false;
  history.replaceState(history.state, '', location.href.replace(OPEN_HASH, ''));
  return true;
}
