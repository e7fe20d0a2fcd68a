import type { Activity } from '../../direct-line/activity';
import type { LetterState } from '../../direct-line/outbox';
import type { Bubble } from './bubble';
import { type ChatLog, isForget } from './chatLog';
import type { Status } from './status';

/** Draws who said what, in the order in which it was said, and shows where to read on. */
export class Transcript {
  /** What the person said last; or its answer, where that is what must be seen. */
  #readOn: HTMLElement | undefined;
  #unanswered = false;

  /** @param ended hears that the bot has ended the conversation */
  constructor(
    private readonly log: ChatLog,
    private readonly status: Status,
    private readonly ended: (activity: Activity) => void,
  ) {}

  /** @param again whether it was read before a reload already */
  heard(activities: readonly Activity[], again: boolean): void {
    this.log.quietly(again, () => {
      for (const activity of activities) this.#draw(activity);
    });
    if (this.#readOn) this.log.scrollTo(this.#readOn);
  }

  /** What the person says here and now. @param retry called when it failed and is to be tried again */
  say(id: string, text: string, value: unknown, retry: () => void): Bubble {
    this.#unanswered = true;
    this.status.awaitAnswer();
    return this.#mine(id, text, value, retry);
  }

  /** How far something that the person said has come. */
  fate(bubble: Bubble, state: LetterState): void {
    bubble.show(state);
    if (state === 'failed') this.status.quiet();
    if (state === 'sent' && this.#unanswered) this.status.awaitAnswer();
  }

  clear(): void {
    this.log.clear();
    this.#readOn = undefined;
    this.#unanswered = false;
  }

  #draw(activity: Activity): void {
    const { type, text = '', value, channelData } = activity;
    if (type === 'endOfConversation') this.ended(activity);
    if (type !== 'message') return;
    const id = channelData?.clientActivityID;
    if (!id) this.#theirs(activity);
    // A server that has forgotten what was said has no words left to echo.
    else if (isForget(value) || !text) this.clear();
    else this.#mine(id, text, value, () => {}).show('sent');
  }

  #theirs(activity: Activity): void {
    this.#unanswered = false;
    this.status.quiet();
    const said = this.log.add(activity);
    if (activity.channelData?.waymark?.kind === 'emergency' || this.#fillsScreen()) this.#readOn = said;
  }

  /** Whether what the person said is so long that it would push its answer out of sight. */
  #fillsScreen(): boolean {
    return this.#readOn?.matches('.mine') === true && this.#readOn.offsetHeight * 3 > innerHeight;
  }

  /** Said here, or echoed by the server: of something said before a reload, perhaps, or in another tab. */
  #mine(id: string, text: string, value: unknown, retry: () => void): Bubble {
    const bubble = this.log.addMine(id, text, retry);
    this.#readOn = bubble.element;
    this.log.answered(value);
    return bubble;
  }
}
