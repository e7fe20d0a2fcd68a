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
/** Pixels between a message that is scrolled to and the top. */
const GAP = 16;
/** Pixels of that and of what stays in sight above and below the messages, where all scrolls together. */
const BARS = 152;

/**
 * The messages of both sides in order, scrolled to where reading continues. All of it can be redrawn from the
 * server's activities.
 */
export class Transcript {
  readonly #bubbles = new Map<string, Bubble>();
  /** What can still be pressed: all that the bot offered in its last turn. */
  #choices: Choices[] = [];
  /** The message that it answered with them. */
  #turn: string | undefined;
  #count = 0;
  /** Where reading may begin: at the person's last message, at the answer to it, or at what must be seen whole. */
  #starts: HTMLElement[] = [];
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
    this.#scroll();
  }

  /** To the first place from which all that is new can be seen, answers and all; else to the last. */
  #scroll(): void {
    const small = byId('offline').previousElementSibling?.querySelector<HTMLElement>('.minor');
    const end = (small ?? byId('end')).offsetTop;
    const room = Math.min(log.clientHeight - GAP, innerHeight - BARS);
    const fits = ({ offsetTop }: HTMLElement) => end - offsetTop <= room;
    (this.#starts.find(fits) ?? this.#starts[this.#starts.length - 1])?.scrollIntoView();
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
    this.#choices = [];
    this.#starts = [];
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
    // "forget" alone asks first.
    const forgets = press?.kind === 'command' && /^forget-/.test(press.command);
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
    const { kind, whole } = activity.channelData?.waymark ?? {};
    // There reading begins, whatever comes after it.
    if (kind === 'emergency') this.#starts = [said, said];
    else if (whole) this.#starts.push(log.querySelector<HTMLElement>('.said') ?? said, said);
    else if (this.#starts.length === 1) this.#starts.push(said);
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
    this.#starts = [bubble.element];
    // The person's message has answered the open question.
    if (value) this.#closeChoices(value);
    return bubble;
  }

  #closeChoices(value?: unknown): void {
    for (const each of this.#choices) each.close(value);
    this.#choices = [];
  }

  #reply({ text, attachments, suggestedActions, channelData, replyToId }: Activity): HTMLElement {
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
      if (replyToId !== this.#turn) this.#closeChoices();
      this.#turn = replyToId;
      const choices = new Choices(actions, extras, this.labels.page, id, this.choose);
      this.#choices.push(choices);
      said.append(choices.element);
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
      kind === 'emergency' && text.includes('999') && el('a', attributes, this.labels.both['call-999']),
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
