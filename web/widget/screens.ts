import { byId } from '../shared/byId';

/** @param focus whether to move the focus to the start of the screen */
export function showScreen(screen: 'notice' | 'chat' | 'ended', focus: boolean): void {
  for (const name of ['notice', 'chat', 'ended']) byId(name).hidden = name !== screen;
  if (focus) focusScreen();
}

/** Moves the focus to the start of the visible screen. */
export function focusScreen(): void {
  const heading = document.querySelector<HTMLElement>('main:not([hidden]) h2[tabindex]');
  (heading ?? byId('log')).focus();
}
