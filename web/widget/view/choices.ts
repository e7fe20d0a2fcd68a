import { type Action, type Extras, type Press, pressOf } from '../../direct-line/activity';
import { el, unseen } from '../../shared/el';

/** What is sent when something is chosen. */
export interface Chosen {
  readonly text: string;
  readonly value: unknown;
}

export interface ChoiceLabels {
  readonly 'page-done': string;
  readonly 'page-chosen': string;
}

/**
 * The answers offered under a message: buttons, or boxes to tick where several may be chosen. Once one
 * is sent they stay to be read, but do nothing any more.
 */
export class Choices {
  readonly element: HTMLElement;
  #closed = false;
  readonly #ticks: readonly Tick[];
  readonly #buttons: readonly HTMLButtonElement[];

  /**
   * @param named id of the element that says what is being chosen
   * @param choose called with what the person chose, or nothing when Done is pressed without a tick
   */
  constructor(
    actions: readonly Action[],
    private readonly extras: Extras | undefined,
    private readonly labels: ChoiceLabels,
    named: string,
    private readonly choose: (chosen: Chosen | undefined) => void,
  ) {
    const isTick = (action: Action) =>
      extras?.choose === 'many' && !isMinor(action) && answersOf(action).length > 0;
    const pressed = actions.filter((action) => !isTick(action));
    this.#ticks = actions.filter(isTick).map(tick);
    this.#buttons = pressed.map((action) => this.#button(action));
    const small = this.#buttons.filter((_, at) => isMinor(pressed[at]));
    const large = this.#buttons.filter((button) => !small.includes(button));
    this.element = el(
      'div',
      { class: 'choices', role: 'group', 'aria-labelledby': named },
      ...this.#ticks.map(({ row }) => row),
      ...(this.#ticks.length ? [this.#done()] : []),
      ...large,
      el('div', { class: 'minor' }, ...small),
    );
  }

  /** Nothing can be chosen any more. @param value what was sent, to mark it */
  close(value?: unknown): void {
    if (this.#closed) return;
    this.#closed = true;
    this.element.classList.add('closed');
    const press = pressOf(value);
    const ids = press?.kind === 'answer' ? press.answer : [];
    for (const button of this.#buttons) this.#shut(button, button.value === JSON.stringify(press));
    for (const { action, box } of this.#ticks) {
      box.disabled = true;
      box.checked = answersOf(action).some((id) => ids.includes(id));
    }
  }

  #button(action: Action): HTMLButtonElement {
    const value = JSON.stringify(pressOf(action.value) ?? action.value);
    const button = el('button', { class: isMinor(action) ? 'quiet' : 'choice', value }, action.title);
    button.addEventListener('click', () => {
      if (!this.#closed) this.choose({ text: action.title, value: action.value });
    });
    return button;
  }

  /** It keeps the focus, so that Tab goes on from here to the next question. */
  #shut(button: HTMLButtonElement, chosen: boolean): void {
    button.setAttribute('aria-disabled', 'true');
    if (button !== document.activeElement) button.tabIndex = -1;
    if (!chosen) return;
    button.classList.add('chosen');
    button.append(unseen(` ${this.labels['page-chosen']}`));
  }

  #done(): HTMLButtonElement {
    const button = el('button', { class: 'done primary' }, this.labels['page-done']);
    button.addEventListener('click', () => {
      const chosen = this.#ticks.filter(({ box }) => box.checked).map(({ action }) => action);
      const question = this.extras?.question ?? '';
      const value: Press = { kind: 'answer', question, answer: chosen.flatMap(answersOf) };
      if (this.#closed) return;
      this.choose(chosen.length ? { text: chosen.map(({ title }) => title).join(', '), value } : undefined);
    });
    return button;
  }
}

/** One of several answers that may be chosen together. */
interface Tick {
  readonly action: Action;
  readonly box: HTMLInputElement;
  readonly row: HTMLElement;
}

function tick(action: Action): Tick {
  const box = el('input', { type: 'checkbox' });
  return { action, box, row: el('label', { class: 'choice' }, box, el('span', {}, action.title)) };
}

function isMinor(action: Action | undefined): boolean {
  return action?.channelData?.minor === true;
}

function answersOf(action: Action): readonly string[] {
  const press = pressOf(action.value);
  return press?.kind === 'answer' ? press.answer : [];
}
