import {
  type Activity,
  type CardAction,
  type Extras,
  HERO_CARD,
  parsePayload,
} from '../../direct-line/activity';
import type { DeliveryState } from '../../direct-line/outbox';
import { el, visuallyHidden } from '../../shared/el';
import { richText } from '../../shared/richText';
import { telHref } from '../helplineList';
import type { ChatPageData } from '../pageData';
import { Bubble } from './bubble';
import { card } from './card';
import { type ChoiceMessage, Choices } from './choices';
import type { Status } from './status';

/** What the transcript cannot do by itself. */
export interface TranscriptListener {
  /** A button was pressed; with nothing when Done is pressed without a tick. */
  choose(chosen: ChoiceMessage | undefined): void;
  /** Draws a message's record of what happened. */
  drawRecord(place: HTMLElement, record: NonNullable<Extras['record']>): void;
  /** The bot has ended the conversation. */
  ended(activity: Activity): void;
}

/**
 * The messages of both sides in order, scrolled to where reading continues. All of it can be redrawn from the
 * server's activities.
 */
export class Transcript {
  readonly #bubbles = new Map<string, Bubble>();
  #choices: Choices | undefined;
  #count = 0;
  /** The person's last message; or the answer to it, where that must be seen. */
  #scrollTarget: HTMLElement | undefined;
  #unanswered = false;

  /**
   * @param element holds the messages
   * @param last stands below all messages
   */
  constructor(
    private readonly element: HTMLElement,
    private readonly last: HTMLElement,
    private readonly labels: ChatPageData['labels'],
    private readonly status: Status,
    private readonly listener: TranscriptListener,
  ) {}

  /** @param again whether it was already read before a reload, and must not be announced by a screen reader */
  receive(activities: readonly Activity[], again: boolean): void {
    this.element.setAttribute('aria-live', again ? 'off' : 'polite');
    for (const activity of activities) this.#draw(activity);
    // Where something new begins, however long it is.
    this.#scrollTarget?.scrollIntoView();
  }

  /** Adds the person's new message. @param retry called when the person retries a failed message */
  say(id: string, text: string, value: unknown, retry: () => void): Bubble {
    this.#unanswered = true;
    this.status.awaitAnswer();
    return this.#ownBubble(id, text, value, retry);
  }

  /** Shows the delivery state of the person's message. */
  showDelivery(bubble: Bubble, state: DeliveryState): void {
    bubble.show(state);
    if (state === 'failed') this.status.clear();
    if (state === 'sent' && this.#unanswered) this.status.awaitAnswer();
  }

  clear(): void {
    for (const said of this.element.querySelectorAll('.said')) said.remove();
    this.#bubbles.clear();
    this.#choices = undefined;
    this.#scrollTarget = undefined;
    this.#unanswered = false;
  }

  #draw(activity: Activity): void {
    const { type, text = '', value, channelData } = activity;
    if (type === 'endOfConversation') this.listener.ended(activity);
    if (type !== 'message') return;
    const id = channelData?.clientActivityID;
    if (!id) this.#drawReply(activity);
    // A server that has deleted the conversation has no text left to echo.
    else if (isForget(value) || !text) this.clear();
    else this.#ownBubble(id, text, value, () => {}).show('sent');
  }

  #drawReply(activity: Activity): void {
    this.#unanswered = false;
    this.status.clear();
    const said = this.#reply(activity);
    this.element.insertBefore(said, this.last);
    if (activity.channelData?.waymark?.kind === 'emergency' || this.#fillsScreen()) this.#scrollTarget = said;
  }

  /** Whether the person's message is so long that it would push the answer out of sight. */
  #fillsScreen(): boolean {
    return this.#scrollTarget?.matches('.mine') === true && this.#scrollTarget.offsetHeight * 3 > innerHeight;
  }

  /**
   * The person's own message: written here, or echoed by the server from before a reload or from another tab.
   * @param id the clientActivityID, which identifies the server's echo of it
   */
  #ownBubble(id: string, text: string, value: unknown, retry: () => void): Bubble {
    let bubble = this.#bubbles.get(id);
    if (!bubble) {
      bubble = new Bubble(text, this.labels.page, retry);
      this.#bubbles.set(id, bubble);
      this.element.insertBefore(bubble.element, this.last);
      bubble.element.scrollIntoView();
    }
    this.#scrollTarget = bubble.element;
    // The person's message has answered the open question.
    if (value) this.#choices?.close(value);
    return bubble;
  }

  #reply({ text, attachments, suggestedActions, channelData }: Activity): HTMLElement {
    const extras = channelData?.waymark;
    const actions = suggestedActions?.actions ?? [];
    const id = `said-${++this.#count}`;
    const said = el('div', { class: `said theirs ${extras?.kind ?? 'text'}` });
    if (text) said.append(this.#words(id, text, extras));
    for (const { contentType, content } of attachments ?? []) {
      if (contentType === HERO_CARD && content)
        said.append(card(content, this.labels.page['new-tab'], this.#chooseAction));
    }
    if (extras?.record) {
      const place = el('div');
      said.append(place);
      this.listener.drawRecord(place, extras.record);
    }
    if (actions.length) {
      this.#choices?.close();
      this.#choices = new Choices(actions, extras, this.labels.page, id, (chosen) =>
        this.listener.choose(chosen),
      );
      said.append(this.#choices.element);
    }
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

  readonly #chooseAction = ({ title, value }: CardAction) => this.listener.choose({ text: title, value });
}

/** Whether the person asks for everything to be forgotten. */
function isForget(value: unknown): boolean {
  const press = parsePayload(value);
  return press?.kind === 'command' && /^forget/.test(press.command);
}
