import { byId } from '../shared/byId';

const SCREENS = ['notice', 'chat', 'ended', 'refused'] as const;

/** @param focus whether to move the focus to the start of the screen */
export function showScreen(screen: (typeof SCREENS)[number], focus: boolean): void {
  for (const name of SCREENS) byId(name).hidden = name !== screen;
  if (focus) focusScreen();
}

/** Moves the focus to the start of the visible screen. */
export function focusScreen(): void {
  const heading = document.querySelector<HTMLElement>('main:not([hidden]) h2[tabindex]');
  (heading ?? byId('log')).focus();
}
