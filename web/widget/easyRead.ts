import { byId, onClick } from '../shared/byId';

/** Short sentences, and one thing on the screen. It holds for the page: nothing is kept of it. */
export function setUpEasyRead(): void {
  const button = byId('easy');
  onClick('easy', () =>
    button.setAttribute('aria-pressed', String(document.documentElement.toggleAttribute('data-easy'))),
  );
}

export function isEasy(): boolean {
  return document.documentElement.hasAttribute('data-easy');
}
