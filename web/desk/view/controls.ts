import { byId } from '../../shared/byId';
import { el, visuallyHidden } from '../../shared/el';

/** An option that can be chosen by a key, a click or a tap. */
export interface DeskChoice {
  readonly label: string;
  readonly act: () => void;
  /** Set for an option that can be ticked and unticked. */
  readonly pressed?: boolean;
  /** Shown smaller, below the label. */
  readonly more?: string;
  /** Whether it is the current answer. */
  readonly current?: boolean;
}

/** Replaces an element's content, and restores the focus to the element with the same data-at. */
export function redraw(id: string, ...children: readonly (Node | string)[]): void {
  const place = byId(id);
  const { activeElement } = document;
  const held = place.contains(activeElement) ? activeElement?.getAttribute('data-at') : undefined;
  place.replaceChildren(...children);
  if (held) place.querySelector<HTMLElement>(`[data-at="${CSS.escape(held)}"]`)?.focus();
}

/** Paragraphs to read aloud. */
export function spokenParagraphs(says: readonly string[]): HTMLElement[] {
  return says.map((one) => el('p', {}, one));
}

/** A button with the key that does the same. */
export function keyButton(key: string, label: string, click: () => void, look = 'quiet'): HTMLButtonElement {
  const shown = [el('kbd', {}, key), label];
  if (look === 'primary') shown.reverse();
  return el('button', { type: 'button', class: look, 'data-at': key, click }, ...shown);
}

/** Buttons with their number keys. @param now marks the current answer for a screen reader */
export function choiceList(choices: readonly DeskChoice[], now: string): HTMLElement {
  const items = choices.map((choice, place) => el('li', {}, choiceButton(choice, place, now)));
  const tall = choices.some(({ more }) => more);
  const columns = choices.length > (tall ? 6 : 12) ? 'three' : choices.length > 5 ? 'two' : 'one';
  return el('ol', { class: `choices ${columns}` }, ...items);
}

function choiceButton(choice: DeskChoice, place: number, now: string): HTMLElement {
  const { label, more, pressed, current, act } = choice;
  const key = choiceKey(place);
  return el(
    'button',
    {
      type: 'button',
      class: current ? 'current' : undefined,
      'data-at': `choice ${place}`,
      'aria-keyshortcuts': key.replace('⇧', 'Shift+'),
      'aria-pressed': pressed === undefined ? undefined : String(pressed),
      click: act,
    },
    el('kbd', {}, key),
    el('span', { class: 'label' }, label, more && el('small', {}, more)),
    current && pressed === undefined && visuallyHidden(now),
  );
}

/** The key of a choice, as it is shown. The second ten are reached with Shift. */
function choiceKey(place: number): string {
  const digit = String((place + 1) % 10);
  return place < 10 ? digit : `⇧${digit}`;
}

/** The index of the choice that a key stands for, by its position on the keyboard. */
export function choiceIndex({ code, shiftKey }: KeyboardEvent): number | undefined {
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  if (digit === undefined) return undefined;
  return ((Number(digit) + 9) % 10) + (shiftKey ? 10 : 0);
}
