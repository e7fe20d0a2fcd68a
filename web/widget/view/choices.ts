import type { Labels } from '../../../model/textIds';
import { type ButtonPayload, type CardAction, type Extras, parsePayload } from '../../direct-line/activity';
import { el, visuallyHidden } from '../../shared/el';

/** The message that is sent when something is chosen. */
export interface ChoiceMessage {
  readonly text: string;
  readonly value: unknown;
}

/**
 * The answers offered under a message: buttons, or tick boxes where several may be chosen. Once one
 * is sent they stay readable, but are disabled.
 */
export class Choices {
  readonly element: HTMLElement;
  #closed = false;
  readonly #ticks: readonly TickBox[];
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
      extras?.choose === 'many' && !isMinor(action) && answersOf(action).length > 0;
    const pressed = actions.filter((action) => !isTick(action));
    this.#ticks = actions.filter(isTick).map(tickBox);
    this.#buttons = pressed.map((action) => this.#button(action));
    const small = this.#buttons.filter((_, at) => isMinor(pressed[at]));
    const large = this.#buttons.filter((button) => !small.includes(button));
    this.element = el(
      'div',
      { class: 'choices', role: 'group', 'aria-labelledby': named },
      ...this.#ticks.map(({ row }) => row),
      ...(this.#ticks.length ? [this.#doneButton()] : []),
      ...large,
      el('div', { class: 'minor' }, ...small),
    );
  }

  /** Disables all choices. @param value the payload that was sent, to mark it */
  close(value?: unknown): void {
    if (this.#closed) return;
    this.#closed = true;
    this.element.classList.add('closed');
    const press = parsePayload(value);
    const ids = press?.kind === 'answer' ? press.answer : [];
    for (const button of this.#buttons) this.#disable(button, button.value === JSON.stringify(press));
    for (const { action, box } of this.#ticks) {
      box.disabled = true;
      box.checked = answersOf(action).some((id) => ids.includes(id));
    }
  }

  #button(action: CardAction): HTMLButtonElement {
    const value = JSON.stringify(parsePayload(action.value) ?? action.value);
    const button = el('button', { class: isMinor(action) ? 'quiet' : 'choice', value }, action.title);
    button.addEventListener('click', () => {
      if (!this.#closed) this.choose({ text: action.title, value: action.value });
    });
    return button;
  }

  /** The button keeps the focus, so that Tab goes from here to the next question. */
  #disable(button: HTMLButtonElement, chosen: boolean): void {
    button.setAttribute('aria-disabled', 'true');
    if (button !== document.activeElement) button.tabIndex = -1;
    if (!chosen) return;
    button.classList.add('chosen');
    button.append(visuallyHidden(` ${this.labels.chosen}`));
  }

  #doneButton(): HTMLButtonElement {
    const button = el('button', { class: 'done primary' }, this.labels.done);
    button.addEventListener('click', () => {
      const chosen = this.#ticks.filter(({ box }) => box.checked).map(({ action }) => action);
      const question = this.extras?.question ?? '';
      const value: ButtonPayload = { kind: 'answer', question, answer: chosen.flatMap(answersOf) };
      if (this.#closed) return;
      this.choose(chosen.length ? { text: chosen.map(({ title }) => title).join(', '), value } : undefined);
    });
    return button;
  }
}

/** One of several answers that may be chosen together. */
interface TickBox {
  readonly action: CardAction;
  readonly box: HTMLInputElement;
  readonly row: HTMLElement;
}

function tickBox(action: CardAction): TickBox {
  const box = el('input', { type: 'checkbox' });
  return { action, box, row: el('label', { class: 'choice' }, box, el('span', {}, action.title)) };
}

function isMinor(action: CardAction | undefined): boolean {
  return action?.channelData?.minor === true;
}

function answersOf(action: CardAction): readonly string[] {
  const press = parsePayload(action.value);
  return press?.kind === 'answer' ? press.answer : [];
}
