/**
 * Short sentences, and one thing on the screen, by a button on the first screen and below the chat. It holds for the page:
 * nothing is kept of it.
 */
export function setUpEasyRead(): void {
  const buttons = document.querySelectorAll('button.easy');
  for (const each of buttons)
    each.addEventListener('click', () => {
      const isOn = document.documentElement.toggleAttribute('data-easy');
      for (const one of buttons) one.setAttribute('aria-pressed', String(isOn));
    });
}

export function isEasy(): boolean {
  return document.documentElement.hasAttribute('data-easy');
}
