import type { RecordExtras } from '../../../model/protocol/activities';
import type { Labels } from '../../../model/textIds';
import { type Activity, type Extras, HERO_CARD, parsePayload } from '../../direct-line/activity';
import type { DeliveryState } from '../../direct-line/outbox';
import { byId } from '../../shared/byId';
import { el, fold, visuallyHidden } from '../../shared/el';
import { richText } from '../../shared/richText';
import { card } from './card';
import { type ChoiceMessage, Choices } from './choices';
import { MoreBelow } from './moreBelow';
import type { Status } from './status';

const log = byId('log');
/** The kinds of messages at which reading begins, whatever stands before them. */
const BEGINS = ['emergency', 'outcome', 'code', 'news'];
/** Pixels between a message that is scrolled to and the top. */
const GAP = 16;
/** Pixels of what stays in sight above and below the messages, where all scrolls together. */
const BARS = 104;

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
  /** Where reading may begin: at the person's last message, at the answer to it, or at what is asked. */
  #starts: HTMLElement[] = [];
  #unanswered = false;
  readonly #more = new MoreBelow();

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

  /**
   * To the first place from which all that is new can be seen, answers and all; else to the last. The person's own words make
   * room for the small buttons, the answer to them does not.
   */
  #scroll(): void {
    const small = byId('offline').previousElementSibling?.querySelector<HTMLElement>('.minor');
    const last = small ?? byId('end');
    this.#more.until(last);
    const room = Math.min(log.clientHeight, innerHeight - BARS) - GAP;
    const fits = (end: HTMLElement) => (start: HTMLElement) => end.offsetTop - start.offsetTop <= room;
    const [own, reply] = this.#starts;
    const start = this.#starts.find(fits(last)) ?? this.#starts[this.#starts.length - 1];
    const makesRoom = own === start && own && reply && !fits(byId('end'))(own) && fits(byId('end'))(reply);
    (makesRoom ? reply : start)?.scrollIntoView();
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
    this.#more.until(byId('end'));
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
    const { kind = '', notice, topic, shortAnswer } = activity.channelData?.waymark ?? {};
    // The notice before the chat has said the same.
    if (notice) return;
    const said = this.#reply(activity);
    this.#add(said);
    // There reading begins, whatever comes after it.
    if (BEGINS.includes(kind) || topic || shortAnswer) this.#starts = [said, said, said];
    else if (this.#starts.length < (kind === 'question' ? 3 : 2)) this.#starts.push(said);
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
    if (value) this.#closeChoices(bubble.element);
    return bubble;
  }

  /** @param next where Tab goes on from, if it was a choice that had the focus */
  #closeChoices(next?: HTMLElement): void {
    const hadFocus = this.#choices.some(({ element }) => element.contains(document.activeElement));
    for (const { element } of this.#choices) element.remove();
    this.#choices = [];
    if (hadFocus) next?.focus();
  }

  #reply({ text, attachments, suggestedActions, channelData, replyToId }: Activity): HTMLElement {
    const extras = channelData?.waymark;
    const actions = suggestedActions?.actions ?? [];
    const id = `said-${++this.#count}`;
    const { kind = 'text', whole } = extras ?? {};
    const said = el('div', { class: `said theirs ${kind} ${whole ? 'whole' : ''}` });
    const isPressed = kind === 'question' && actions.some((action) => !action.channelData?.minor);
    if (text) said.append(this.#words(id, text, extras, isPressed));
    for (const { contentType, content } of attachments ?? []) {
      if (contentType === HERO_CARD && content)
        said.append(card(content, this.labels.page, ({ title, value }) => this.choose({ text: title, value })));
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

  #words(id: string, text: string, extras: Extras | undefined, isPressed: boolean): HTMLElement {
    const { kind, progress } = extras ?? {};
    // A question is a title too, to jump to.
    const blocks = richText(kind === 'question' ? text.replace(/\*\*/g, '').replace(/.+/, '**$&**') : text);
    if (isPressed) foldHints(blocks);
    const words = el(
      'div',
      { class: 'words' },
      visuallyHidden(`${this.labels.page['waymark-said']} `),
      progress && el('p', { class: 'small' }, progress),
      ...blocks,
    );
    // Its answers are named by the title alone, where there is one: all else has been read out already.
    (blocks.find(({ tagName }) => tagName === 'H2') ?? words).id = id;
    if (kind === 'emergency' && text.includes('999')) addCall(words, blocks[0], this.labels.both['call-999']);
    return words;
  }
}

/** From this height on, in pixels, there is room for the hints of a question above its answers. */
const ROOMY = 700;

/** What else may be said in reply to a question, as a list: below the line that leads to it, and folded where it would push the answers out of sight. */
function foldHints(blocks: HTMLElement[]): void {
  const at = blocks.findIndex(({ tagName }, index) => tagName === 'UL' && blocks[index - 1]?.tagName === 'P');
  const [lead, list] = at > 0 ? blocks.slice(at - 1, at + 1) : [];
  const folded = lead && list && fold(lead.textContent, [list]);
  if (!folded) return;
  folded.open = innerHeight >= ROOMY;
  blocks.splice(at - 1, 2, folded);
}

const CALL_999 = 'tel:999';

/** One button for 999 below the first block, and no link beside it. A title that says the same is only there to jump to. */
function addCall(words: HTMLElement, first: HTMLElement | undefined, label: string): void {
  for (const link of words.querySelectorAll(`[href="${CALL_999}"]`)) link.replaceWith('999');
  if (first?.tagName === 'H2' && first.textContent?.includes('999')) first.classList.add('unseen');
  first?.after(el('a', { class: 'call', href: CALL_999 }, label));
}

/** Something the person said, and why it has not arrived, if so. */
class Bubble {
  readonly element: HTMLElement;
  readonly #fate = el('p', { class: 'fate small', role: 'alert' });

  constructor(
    text: string,
    private readonly labels: ChatLabels['page'],
    private readonly retry: () => void,
  ) {
    const words = el('div', { class: 'words' }, visuallyHidden(`${labels['you-said']} `), text);
    this.element = el('div', { class: 'said mine', tabindex: '-1', 'aria-live': 'off' }, words, this.#fate);
  }

  show(state: DeliveryState): void {
    // Echoed already: it was delivered, even if the response to the request was lost.
    if (this.element.dataset.state === 'sent') return;
    this.element.dataset.state = state;
    const again = el('button', { class: 'quiet', click: this.retry }, this.labels.again);
    this.#fate.replaceChildren(...(state === 'failed' ? [this.labels.failed, again] : []));
  }
}

export type ChatLabels = Pick<Labels, 'page' | 'both'>;
