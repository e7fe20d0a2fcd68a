import { byId } from '../../shared/byId';
import { el, visuallyHidden } from '../../shared/el';

/** An option that can be chosen by a key, a click or a tap. */
export interface DeskChoice {
  readonly label: string;
  readonly act: () => void;
  /** Whether a single key is not enough: danger, reports, ending. With Alt, a click or a tap it is chosen. */
  readonly guarded?: boolean;
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

/** A button with the key that does the same. @param guarded whether only with Alt */
export function keyButton(
  key: string,
  label: string,
  click: () => void,
  look = 'quiet',
  guarded = false,
): HTMLButtonElement {
  const shown = [keyShown(key, guarded), label];
  if (look === 'primary') shown.reverse();
  return el('button', { type: 'button', class: look, 'data-at': key, click }, ...shown);
}

/** A key that needs Alt always says so; the style adds that to the others while something is being typed. */
function keyShown(key: string, guarded = false): HTMLElement {
  return el('kbd', { class: guarded ? 'with-alt' : key.length > 2 ? 'named' : undefined }, key);
}

/** Buttons with their number keys. @param now marks the current answer for a screen reader */
export function choiceList(choices: readonly DeskChoice[], now: string): HTMLElement {
  const items = choices.map((choice, place) => el('li', {}, choiceButton(choice, place, now)));
  const tall = choices.some(({ more }) => more);
  const columns = choices.length > (tall ? 6 : 12) ? 'three' : choices.length > 5 ? 'two' : 'one';
  return el('ol', { class: `choices ${columns}` }, ...items);
}

function choiceButton(choice: DeskChoice, place: number, now: string): HTMLElement {
  const { label, more, pressed, current, guarded = false, act } = choice;
  const key = choiceKey(place);
  const shortcut = key.replace('⇧', 'Shift+');
  return el(
    'button',
    {
      type: 'button',
      class: current ? 'current' : undefined,
      'data-at': `choice ${place}`,
      'aria-keyshortcuts': `${guarded ? '' : `${shortcut} `}Alt+${shortcut}`,
      'aria-pressed': pressed === undefined ? undefined : String(pressed),
      click: act,
    },
    keyShown(key, guarded),
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
export function choiceIndex({ code, shiftKey }: Pick<KeyboardEvent, 'code' | 'shiftKey'>): number | undefined {
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  if (digit === undefined) return undefined;
  return ((Number(digit) + 9) % 10) + (shiftKey ? 10 : 0);
}
