import type { Activity } from '../../direct-line/activity';
import type { DeliveryState } from '../../direct-line/outbox';
import type { Bubble } from './bubble';
import { type ChatLog, isForget } from './chatLog';
import type { Status } from './status';

/** Draws the messages of both sides in order, and scrolls to where reading continues. */
export class Transcript {
  /** The person's last message; or the answer to it, where that must be seen. */
  #scrollTarget: HTMLElement | undefined;
  #unanswered = false;

  /** @param ended called when the bot has ended the conversation */
  constructor(
    private readonly log: ChatLog,
    private readonly status: Status,
    private readonly ended: (activity: Activity) => void,
  ) {}

  /** @param again whether it was already read before a reload */
  receive(activities: readonly Activity[], again: boolean): void {
    this.log.withoutAnnouncing(again, () => {
      for (const activity of activities) this.#draw(activity);
    });
    if (this.#scrollTarget) this.log.scrollTo(this.#scrollTarget);
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
    this.log.clear();
    this.#scrollTarget = undefined;
    this.#unanswered = false;
  }

  #draw(activity: Activity): void {
    const { type, text = '', value, channelData } = activity;
    if (type === 'endOfConversation') this.ended(activity);
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
    const said = this.log.add(activity);
    if (activity.channelData?.waymark?.kind === 'emergency' || this.#fillsScreen()) this.#scrollTarget = said;
  }

  /** Whether the person's message is so long that it would push the answer out of sight. */
  #fillsScreen(): boolean {
    return this.#scrollTarget?.matches('.mine') === true && this.#scrollTarget.offsetHeight * 3 > innerHeight;
  }

  /** The person's own message: written here, or echoed by the server from before a reload or from another tab. */
  #ownBubble(id: string, text: string, value: unknown, retry: () => void): Bubble {
    const bubble = this.log.addOwn(id, text, retry);
    this.#scrollTarget = bubble.element;
    this.log.closeChoices(value);
    return bubble;
  }
}
