import {
  type Activity,
  type CardAction,
  type Extras,
  HERO_CARD,
  parsePayload,
} from '../../direct-line/activity';
import { el, visuallyHidden } from '../../shared/el';
import { richText } from '../../shared/richText';
import { telHref } from '../helplineList';
import type { ChatPageData } from '../pageData';
import { Bubble } from './bubble';
import { card } from './card';
import { type ChoiceMessage, Choices } from './choices';

export type DrawRecord = (place: HTMLElement, record: NonNullable<Extras['record']>) => void;

/** The conversation as it is drawn. All of it can be redrawn from the server's activities. */
export class ChatLog {
  readonly #bubbles = new Map<string, Bubble>();
  #choices: Choices | undefined;
  #count = 0;

  /**
   * @param element holds the messages
   * @param last stands below all messages
   * @param choose called with what a button chose; with nothing when Done is pressed without a tick
   * @param record draws a message's record of what happened
   */
  constructor(
    private readonly element: HTMLElement,
    private readonly last: HTMLElement,
    private readonly labels: ChatPageData['labels'],
    private readonly choose: (chosen: ChoiceMessage | undefined) => void,
    private readonly record: DrawRecord,
  ) {}

  /** @param id the clientActivityID, which identifies the server's echo of it */
  addOwn(id: string, text: string, again: () => void): Bubble {
    const known = this.#bubbles.get(id);
    if (known) return known;
    const bubble = new Bubble(text, this.labels.page, again);
    this.#bubbles.set(id, bubble);
    this.#append(bubble.element);
    this.scrollTo(bubble.element);
    return bubble;
  }

  /** The person's message has answered the open question. */
  closeChoices(value: unknown): void {
    if (value) this.#choices?.close(value);
  }

  /** Adds a message from Waymark. @returns its element */
  add(activity: Activity): HTMLElement {
    const extras = activity.channelData?.waymark;
    const actions = activity.suggestedActions?.actions ?? [];
    const id = `said-${++this.#count}`;
    const said = el('div', { class: `said theirs ${extras?.kind ?? 'text'}` });
    if (activity.text) said.append(this.#words(id, activity.text, extras));
    for (const { contentType, content } of activity.attachments ?? []) {
      if (contentType === HERO_CARD && content)
        said.append(card(content, this.labels.page['new-tab'], this.#chooseAction));
    }
    if (extras?.record) {
      const place = el('div');
      said.append(place);
      this.record(place, extras.record);
    }
    if (actions.length) {
      this.#choices?.close();
      this.#choices = new Choices(actions, extras, this.labels.page, id, this.choose);
      said.append(this.#choices.element);
    }
    this.#append(said);
    return said;
  }

  #words(id: string, text: string, extras: Extras | undefined): HTMLElement {
    const { kind, progress } = extras ?? {};
    const attributes = { class: 'call', href: telHref('999') };
    return el(
      'div',
      { class: 'words', id },
      visuallyHidden(`${this.labels.page['waymark-said']} `),
      ...(kind === 'emergency' ? [el('a', attributes, this.labels.both['call-999'])] : []),
      ...(progress ? [el('p', { class: 'small' }, progress)] : []),
      ...richText(text),
    );
  }

  readonly #chooseAction = ({ title, value }: CardAction) => this.choose({ text: title, value });

  /** A conversation reloaded as a whole must not be announced again by a screen reader. */
  withoutAnnouncing(quiet: boolean, draw: () => void): void {
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
  const press = parsePayload(value);
  return press?.kind === 'command' && /^forget/.test(press.command);
}
