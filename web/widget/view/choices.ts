import type { Labels } from '../../../model/textIds';
import { type ButtonPayload, type CardAction, type Extras, parsePayload } from '../../direct-line/activity';
import { el, visuallyHidden } from '../../shared/el';

/** The message that is sent when something is chosen. */
export interface ChoiceMessage {
  readonly text: string;
  readonly value?: unknown;
}

/**
 * The answers offered under a message: buttons, or tick boxes where several may be chosen. Once one
 * is sent they stay readable, but are disabled.
 */
export class Choices {
  readonly element: HTMLElement;
  #closed = false;
  readonly #ticks: readonly { readonly action: CardAction; readonly box: HTMLInputElement }[];
  readonly #buttons: readonly HTMLButtonElement[];

  /**
   * @param named the id of the element that labels the group
   * @param choose called with what the person chose, or nothing when Done is pressed without a tick
   */
  constructor(
    actions: readonly CardAction[],
    private readonly extras: Extras | undefined,
    private readonly labels: Labels['page'],
    named: string,
    private readonly choose: (chosen: ChoiceMessage | undefined) => void,
  ) {
    const isTick = (action: CardAction) =>
      extras?.choose === 'many' && !isMinor(action) && answersOf(action.value).length > 0;
    const ticked = actions.filter(isTick);
    this.#ticks = ticked.map((action) => ({ action, box: el('input', { type: 'checkbox' }) }));
    const large = actions.filter((action) => !isTick(action) && !isMinor(action));
    const largeButtons = large.map((action) => this.#button(action, 'choice'));
    const small = actions.filter(isMinor).map((action) => this.#button(action, 'quiet'));
    this.#buttons = [...largeButtons, ...small];
    const done = () => this.#done();
    this.element = el(
      'div',
      { class: 'choices', role: 'group', 'aria-labelledby': named },
      ...this.#ticks.map(({ action, box }) => el('label', { class: 'choice' }, box, el('span', {}, action.title))),
      ticked.length > 0 && el('button', { class: 'done primary', click: done }, labels.done),
      ...largeButtons,
      el('div', { class: 'minor' }, ...small),
    );
  }

  /** Disables all choices. @param value the payload that was sent, to mark it */
  close(value?: unknown): void {
    if (this.#closed) return;
    this.#closed = true;
    this.element.classList.add('closed');
    const press = JSON.stringify(parsePayload(value));
    const ids = answersOf(value);
    for (const button of this.#buttons) this.#disable(button, button.value === press);
    for (const { action, box } of this.#ticks) {
      box.disabled = true;
      box.checked = answersOf(action.value).some((id) => ids.includes(id));
    }
  }

  #button({ title, value }: CardAction, kind: string): HTMLButtonElement {
    const click = () => this.#closed || this.choose({ text: title, value });
    const pressed = JSON.stringify(parsePayload(value) ?? value);
    return el('button', { class: kind, value: pressed, click }, title);
  }

  /** The button keeps the focus, so that Tab goes from here to the next question. */
  #disable(button: HTMLButtonElement, chosen: boolean): void {
    button.setAttribute('aria-disabled', 'true');
    if (button !== document.activeElement) button.tabIndex = -1;
    if (!chosen) return;
    button.classList.add('chosen');
    button.append(visuallyHidden(` ${this.labels.chosen}`));
  }

  #done(): void {
    if (this.#closed) return;
    const chosen = this.#ticks.filter(({ box }) => box.checked).map(({ action }) => action);
    const question = this.extras?.question ?? '';
    const answer = chosen.flatMap(({ value }) => answersOf(value));
    const value: ButtonPayload = { kind: 'answer', question, answer };
    this.choose(chosen.length ? { text: chosen.map(({ title }) => title).join(', '), value } : undefined);
  }
}

function isMinor({ channelData }: CardAction): boolean {
  return channelData?.minor === true;
}

function answersOf(value: unknown): readonly string[] {
  const press = parsePayload(value);
  return press?.kind === 'answer' ? press.answer : [];
}
