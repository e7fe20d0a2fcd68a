import type { Labels } from '../../../model/textIds';
import { type ButtonPayload, type CardAction, type Extras, parsePayload } from '../../direct-line/activity';
import { el, fold } from '../../shared/el';

/** More buttons that are alike than this are folded away: they would take the room of what is asked. */
const MANY = 2;
/** More answers than these, of which one is chosen, stand beside each other: below each other they would be out of sight. */
const LONG = 8;

/** The message that is sent when something is chosen. */
export interface ChoiceMessage {
  readonly text: string;
  readonly value?: unknown;
}

/**
 * The answers offered under a message: buttons, or tick boxes where several may be chosen, with what was heard
 * already ticked. Once one is sent they are gone: what was chosen stands in the person's own message.
 */
export class Choices {
  readonly element: HTMLElement;
  readonly #ticks: readonly { readonly action: CardAction; readonly box: HTMLInputElement }[];

  /**
   * @param named the id of the element that labels the group
   * @param choose called with what the person chose, or nothing when Done is pressed without a tick
   */
  constructor(
    actions: readonly CardAction[],
    private readonly extras: Extras | undefined,
    labels: Labels['page'],
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
    const buttons = (kind: string, isOne: (action: CardAction) => unknown) =>
      actions.filter(isOne).map((action) => this.#button(action, kind));
    const small = actions.filter((action) => isMinor(action) && !isFolded(action));
    const alike = small.filter(shortOf);
    const isLong =
      ticked.length === 0 && actions.filter((action) => !isMinor(action) && !isFolded(action)).length > LONG;
    this.element = el(
      'div',
      { class: isLong ? 'choices long' : 'choices', role: 'group', 'aria-labelledby': named, 'aria-live': 'off' },
      ...this.#ticks.map(({ action, box }) => el('label', { class: 'choice' }, box, el('span', {}, action.title))),
      ticked.length > 0 && el('button', { class: 'done primary', click: () => this.#done() }, labels.done),
      ...buttons('choice', (action) => !isTick(action) && !isMinor(action)),
      fold(labels.more, buttons('choice', isFolded)),
      el('div', { class: 'minor' }, ...buttons('quiet', (action) => small.includes(action) && !shortOf(action))),
      alike.length > MANY
        ? fold(labels['change-noted'], [el('div', { class: 'minor' }, ...buttons('quiet', shortOf))])
        : alike[0] && el('div', { class: 'minor' }, leadOf(alike[0]), ...buttons('quiet', shortOf)),
    );
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
    const click = () => this.choose({ text: title, value });
    return el('button', { class: kind, click, 'aria-label': short && title }, short ?? title);
  }

  #done(): void {
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

function isFolded({ channelData }: CardAction): boolean {
  return channelData?.folded === true;
}

function isAlone({ channelData }: CardAction): boolean {
  return channelData?.alone === true;
}

function shortOf({ channelData }: CardAction): string | undefined {
  return channelData?.short;
}

/** What the titles of buttons that are alike have in common, said once before them. */
function leadOf(action: CardAction): HTMLElement {
  return el('span', { class: 'small' }, action.title.replace(shortOf(action) ?? '', ''));
}

/** Its own answer stands first. */
function idOf({ value }: CardAction): string {
  return answersOf(value)[0] ?? '';
}

function answersOf(value: unknown): readonly string[] {
  const press = parsePayload(value);
  return press?.kind === 'answer' ? press.answer : [];
}
