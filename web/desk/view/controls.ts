import { el, visuallyHidden } from '../../shared/el';
import { choiceKey, type DeskChoice } from '../screenContent';

/** Replaces an element's content, and restores the focus to the element with the same data-at. */
export function redraw(place: HTMLElement, ...children: readonly (Node | string)[]): void {
  const { activeElement } = document;
  const held = place.contains(activeElement) ? activeElement?.getAttribute('data-at') : undefined;
  place.replaceChildren(...children);
  if (held) place.querySelector<HTMLElement>(`[data-at="${CSS.escape(held)}"]`)?.focus();
}

export function keyCap(name: string): HTMLElement {
  return el('kbd', {}, name);
}

/** Paragraphs to read aloud. */
export function spokenParagraphs(says: readonly string[]): HTMLElement[] {
  return says.map((one) => el('p', {}, one));
}

/** Buttons with their number keys. @param now marks the current answer for a screen reader */
export function choiceList(choices: readonly DeskChoice[], now: string): HTMLElement {
  const items = choices.map((choice, place) => el('li', {}, choiceButton(choice, place, now)));
  const columns =
    choices.length > 12 || choices.some(({ more }) => more && choices.length > 6)
      ? 'three'
      : choices.length > 5
        ? 'two'
        : 'one';
  return el('ol', { class: `choices ${columns}` }, ...items);
}

function choiceButton(
  { label, more, pressed, current, act }: DeskChoice,
  place: number,
  now: string,
): HTMLElement {
  const button = el(
    'button',
    { type: 'button', 'data-at': `choice ${place}`, 'aria-keyshortcuts': shortcut(place) },
    keyCap(choiceKey(place)),
    el('span', { class: 'label' }, label, ...(more ? [el('small', {}, more)] : [])),
  );
  if (pressed !== undefined) button.setAttribute('aria-pressed', String(pressed));
  if (current) button.classList.add('current');
  if (current && pressed === undefined) button.append(visuallyHidden(now));
  button.addEventListener('click', act);
  return button;
}

function shortcut(place: number): string {
  const digit = String((place + 1) % 10);
  return place < 10 ? digit : `Shift+${digit}`;
}

/** @param shown its words, and the key that does the same */
export function actionButton(
  shown: readonly (Node | string)[],
  act: () => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const made = el('button', { type: 'button', ...attributes }, ...shown);
  made.addEventListener('click', act);
  return made;
}
