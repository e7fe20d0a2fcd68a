import type { RecordExtras } from '../../../model/protocol/activities';
import type { Labels } from '../../../model/textIds';
import { type Activity, type Extras, HERO_CARD, parsePayload } from '../../direct-line/activity';
import type { DeliveryState } from '../../direct-line/outbox';
import { byId } from '../../shared/byId';
import { el, visuallyHidden } from '../../shared/el';
import { telHref } from '../../shared/helplines';
import { richText } from '../../shared/richText';
import { card } from './card';
import { type ChoiceMessage, Choices } from './choices';
import type { Status } from './status';

const log = byId('log');

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
   * @param choose a button was pressed; with nothing when Done is pressed without a tick
   * @param drawRecord draws a message's record of what happened
   * @param ended the bot has ended the conversation
   */
  constructor(
    private readonly labels: ChatLabels,
    private readonly status: Status,
    private readonly choose: (chosen: ChoiceMessage | undefined) => void,
    private readonly drawRecord: (place: HTMLElement, record: RecordExtras) => void,
    private readonly ended: (code: string | undefined) => void,
  ) {}

  /** @param again whether it was already read before a reload, and must not be announced by a screen reader */
  receive(activities: readonly Activity[], again: boolean): void {
    log.setAttribute('aria-live', again ? 'off' : 'polite');
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
    for (const said of log.querySelectorAll('.said')) said.remove();
    this.#bubbles.clear();
    this.#choices = undefined;
    this.#scrollTarget = undefined;
    this.#unanswered = false;
  }

  /** Below all messages stands who else can help. */
  #add(said: HTMLElement): void {
    log.insertBefore(said, byId('offline'));
  }

  #draw(activity: Activity): void {
    const { type, text = '', value, channelData } = activity;
    if (type === 'endOfConversation') this.ended(activity.code);
    if (type !== 'message') return;
    const id = channelData?.clientActivityID;
    const press = parsePayload(value);
    const forgets = press?.kind === 'command' && /^forget/.test(press.command);
    if (!id) this.#drawReply(activity);
    // A server that has deleted the conversation has no text left to echo.
    else if (forgets || !text) this.clear();
    else this.#ownBubble(id, text, value, () => {}).show('sent');
  }

  #drawReply(activity: Activity): void {
    this.#unanswered = false;
    this.status.clear();
    const said = this.#reply(activity);
    this.#add(said);
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
      this.#add(bubble.element);
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
        said.append(
          card(content, this.labels.page['new-tab'], ({ title, value }) => this.choose({ text: title, value })),
        );
    }
    if (extras?.record) {
      const place = said.appendChild(el('div'));
      this.drawRecord(place, extras.record);
    }
    if (actions.length) {
      this.#choices?.close();
      this.#choices = new Choices(actions, extras, this.labels.page, id, this.choose);
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
      kind === 'emergency' && el('a', attributes, this.labels.both['call-999']),
      progress && el('p', { class: 'small' }, progress),
      ...richText(text),
    );
  }
}

/** Something the person said, and its delivery state. The state's line is always there, so that nothing jumps. */
class Bubble {
  readonly element: HTMLElement;
  readonly #delivery = el('p', { class: 'fate small' });

  constructor(
    text: string,
    private readonly labels: ChatLabels['page'],
    private readonly retry: () => void,
  ) {
    const words = el('div', { class: 'words' }, visuallyHidden(`${labels['you-said']} `), text);
    this.element = el('div', { class: 'said mine' }, words, this.#delivery);
  }

  show(state: DeliveryState): void {
    // Echoed already: it was delivered, even if the response to the request was lost.
    if (this.element.dataset.state === 'sent') return;
    this.element.dataset.state = state;
    this.#delivery.replaceChildren(this.labels[state]);
    if (state === 'failed')
      this.#delivery.append(el('button', { class: 'quiet', click: this.retry }, this.labels.again));
  }
}

export type ChatLabels = Pick<Labels, 'page' | 'both'>;
