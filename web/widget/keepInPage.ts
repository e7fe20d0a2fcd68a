import { visitState } from './visit';

/** Two scripts that each put something back must not do so for ever. */
const MAX_RETURNS = 100;

/**
 * Puts an element into the page as soon as that has a body, and back whenever a page that swaps its own content
 * (Turbo, Livewire, htmx) takes it out. It stands beside the body, which may be swapped or moved, and in the
 * browser's top layer, where there is one that takes more than dialogs: nothing can lie over it there.
 * @param returned called when the element is back: what it held has been loaded anew
 */
export function keepInPage(element: HTMLElement, returned: () => void): void {
  let returns = 0;
  const observer = new MutationObserver(keep);
  function keep(): void {
    const root = document.documentElement;
    // The root itself may be another one now.
    if (root) observer.observe(root, { childList: true });
    if (element.isConnected || !document.body || visitState() === 'left' || returns > MAX_RETURNS) return;
    root.append(element);
    element.showPopover?.();
    if (returns++) returned();
  }
  observer.observe(document, { childList: true });
  keep();
}
