import type { Labels } from '../../../model/textIds';
import { type ButtonPayload, type CardAction, type Extras, parsePayload } from '../../direct-line/activity';
import { el, visuallyHidden } from '../../shared/el';

/** The message that is sent when something is chosen. */
export interface ChoiceMessage {
  readonly text: string;
  readonly value?: unknown;
}

/**
 * The answers offered under a message: buttons, or tick boxes where several may be chosen, with what was heard
 * already ticked. Once one is sent they stay readable, but are disabled.
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
    this.#ticks = ticked.map((action) => ({
      action,
      box: el('input', { type: 'checkbox', change: () => this.#unticks(action) }),
    }));
    this.#tick(extras?.chosen);
    const large = actions.filter((action) => !isTick(action) && !isMinor(action));
    const largeButtons = large.map((action) => this.#button(action, 'choice'));
    const small = actions.filter(isMinor);
    const usual = small.filter((action) => !shortOf(action)).map((action) => this.#button(action, 'quiet'));
    const alike = small.filter(shortOf);
    const alikeButtons = alike.map((action) => this.#button(action, 'quiet'));
    this.#buttons = [...largeButtons, ...usual, ...alikeButtons];
    const done = () => this.#done();
    this.element = el(
      'div',
      { class: 'choices', role: 'group', 'aria-labelledby': named },
      ...this.#ticks.map(({ action, box }) => el('label', { class: 'choice' }, box, el('span', {}, action.title))),
      ticked.length > 0 && el('button', { class: 'done primary', click: done }, labels.done),
      ...largeButtons,
      el('div', { class: 'minor' }, ...usual),
      alike[0] && el('div', { class: 'minor' }, el('span', { class: 'small' }, leadOf(alike[0])), ...alikeButtons),
    );
  }

  /** Disables all choices. @param value the payload that was sent, to mark it */
  close(value?: unknown): void {
    if (this.#closed) return;
    this.#closed = true;
    this.element.classList.add('closed');
    const press = JSON.stringify(parsePayload(value));
    for (const button of this.#buttons) this.#disable(button, button.value === press);
    for (const { box } of this.#ticks) box.disabled = true;
    this.#tick(answersOf(value));
  }

  #tick(ids: readonly string[] = []): void {
    for (const { action, box } of this.#ticks) box.checked = ids.includes(idOf(action));
  }

  /** "None of these" and all the others take each other back. */
  #unticks(changed: CardAction): void {
    for (const { action, box } of this.#ticks) if (isAlone(action) !== isAlone(changed)) box.checked = false;
  }

  #button(action: CardAction, kind: string): HTMLButtonElement {
    const { title, value } = action;
    const short = shortOf(action);
    const click = () => this.#closed || this.choose({ text: title, value });
    const pressed = JSON.stringify(parsePayload(value) ?? value);
    return el('button', { class: kind, value: pressed, click, 'aria-label': short && title }, short ?? title);
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
    const answer = chosen.map(idOf);
    const value: ButtonPayload = { kind: 'answer', question, answer };
    this.choose(chosen.length ? { text: chosen.map(({ title }) => title).join(', '), value } : undefined);
  }
}

function isMinor({ channelData }: CardAction): boolean {
  return channelData?.minor === true;
}

function isAlone({ channelData }: CardAction): boolean {
  return channelData?.alone === true;
}

function shortOf({ channelData }: CardAction): string | undefined {
  return channelData?.short;
}

/** What the titles of buttons that are alike have in common, said once before them. */
function leadOf(action: CardAction): string {
  return action.title.replace(shortOf(action) ?? '', '');
}

/** Its own answer stands first. */
function idOf({ value }: CardAction): string {
  return answersOf(value)[0] ?? '';
}

function answersOf(value: unknown): readonly string[] {
  const press = parsePayload(value);
  return press?.kind === 'answer' ? press.answer : [];
}
