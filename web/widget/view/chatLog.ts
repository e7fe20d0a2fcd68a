import { type Action, type Activity, type Extras, HERO_CARD, pressOf } from '../../direct-line/activity';
import { el, unseen } from '../../shared/el';
import { richText } from '../../shared/richText';
import { tel } from '../helplines';
import type { PageWords } from '../words';
import { Bubble } from './bubble';
import { card } from './card';
import { Choices, type Chosen } from './choices';

export type DrawRecord = (place: HTMLElement, record: NonNullable<Extras['record']>) => void;

/** The conversation as it is drawn. Everything in it can be drawn again from the server's activities. */
export class ChatLog {
  readonly #bubbles = new Map<string, Bubble>();
  #choices: Choices | undefined;
  #count = 0;

  /**
   * @param element holds the messages
   * @param last stands below all messages
   * @param choose hears what is chosen by a button; nothing when Done is pressed without a tick
   * @param record draws what a message says of the record of what happened
   */
  constructor(
    private readonly element: HTMLElement,
    private readonly last: HTMLElement,
    private readonly labels: PageWords['labels'],
    private readonly choose: (chosen: Chosen | undefined) => void,
    private readonly record: DrawRecord,
  ) {}

  /** @param id the clientActivityID, by which it is known again when the server echoes it */
  addMine(id: string, text: string, again: () => void): Bubble {
    const known = this.#bubbles.get(id);
    if (known) return known;
    const bubble = new Bubble(text, this.labels, again);
    this.#bubbles.set(id, bubble);
    this.#append(bubble.element);
    this.scrollTo(bubble.element);
    return bubble;
  }

  /** What the person sent has answered what was asked. */
  answered(value: unknown): void {
    if (value) this.#choices?.close(value);
  }

  /** Something Waymark says. @returns what was drawn of it */
  add(activity: Activity): HTMLElement {
    const extras = activity.channelData?.waymark;
    const actions = activity.suggestedActions?.actions ?? [];
    const id = `said-${++this.#count}`;
    const said = el('div', { class: `said theirs ${extras?.kind ?? 'text'}` });
    if (activity.text) said.append(this.#words(id, activity.text, extras));
    for (const { contentType, content } of activity.attachments ?? []) {
      if (contentType === HERO_CARD && content)
        said.append(card(content, this.labels['page-new-tab'], this.#pressed));
    }
    if (extras?.record) {
      const place = el('div');
      said.append(place);
      this.record(place, extras.record);
    }
    if (actions.length) {
      this.#choices?.close();
      this.#choices = new Choices(actions, extras, this.labels, id, this.choose);
      said.append(this.#choices.element);
    }
    this.#append(said);
    return said;
  }

  #words(id: string, text: string, extras: Extras | undefined): HTMLElement {
    const { kind, progress } = extras ?? {};
    const attributes = { class: 'call', href: tel('999') };
    return el(
      'div',
      { class: 'words', id },
      unseen(`${this.labels['page-waymark-said']} `),
      ...(kind === 'emergency' ? [el('a', attributes, this.labels['both-call-999'])] : []),
      ...(progress ? [el('p', { class: 'small' }, progress)] : []),
      ...richText(text),
    );
  }

  readonly #pressed = ({ title, value }: Action) => this.choose({ text: title, value });

  /** A whole conversation read again is not to be said again by a screen reader. */
  quietly(quiet: boolean, draw: () => void): void {
    this.element.setAttribute('aria-live', quiet ? 'off' : 'polite');
    draw();
  }

  clear(): void {
    for (const said of this.element.querySelectorAll('.said')) said.remove();
    this.#bubbles.clear();
    this.#choices = undefined;
  }

  /** Shows where something new begins, however long it is. */
  scrollTo(said: HTMLElement): void {
    said.scrollIntoView();
  }

  #append(said: HTMLElement): void {
    this.element.insertBefore(said, this.last);
  }
}

/** Whether the person asks for everything to be forgotten. */
export function isForget(value: unknown): boolean {
  const press = pressOf(value);
  return press?.kind === 'command' && /^forget/.test(press.command);
}
