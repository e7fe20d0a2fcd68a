import type { Activity } from 'botbuilder';
import { CODE_OPENED } from '../../model/protocol/passOn';
import type { InboundActivity, OutgoingReply, PassOn, Turn } from '../bot';
import type { ConversationRef } from '../records';
import type { SealedRef, SealedSummaries } from './sealedSummaries';
import { BusyError } from './slowKeys';

export interface PendingCodesOptions {
  /** Without it, no code is made. */
  readonly summaries: SealedSummaries;
  /** What is said in a conversation whose code was used. */
  readonly openedReply: (activity: Partial<Activity>) => readonly OutgoingReply[];
}

type TakeTurn = (conversation: ConversationRef, arrival: InboundActivity) => Promise<unknown>;

/** A turn, and the code that is out after it. */
interface WithCode {
  readonly turn: Turn;
  readonly code: SealedRef | undefined;
}

/**
 * The codes that conversations have given out: made with a turn and gone with the next code, with forgetting and with Exit.
 * A conversation is told when its code was used: at once where this process made it, else with its next turn.
 */
export class PendingCodes {
  private readonly watched = new Set<string>();

  constructor(
    private readonly options: PendingCodesOptions | undefined,
    private readonly onError: (error: unknown) => void,
    private readonly takeTurn: TakeTurn,
  ) {}

  /** What the turn becomes: with word that the code was used, and with what it passes on sealed. */
  async settled(
    before: SealedRef | undefined,
    turn: Turn,
    { activity }: InboundActivity,
    now: Date,
  ): Promise<WithCode> {
    if (turn.end !== 'no') return { turn, code: undefined };
    if (this.options === undefined) return { turn: withoutCode(turn), code: undefined };
    const { summaries, openedReply } = this.options;
    const isOpened = before !== undefined && (await summaries.wasOpened(before.id));
    const { passOn } = turn;
    const isWithdrawn = passOn === 'withdrawn';
    const made = passOn && !isWithdrawn ? await this.seal(passOn) : undefined;
    const said = made ? turn : withoutCode(turn);
    const replies = isOpened ? [...openedReply(activity), ...said.replies] : said.replies;
    const isOut = before !== undefined && !isOpened && !isWithdrawn && before.until > now.getTime();
    return { turn: { ...turn, replies }, code: made ?? (isOut ? before : undefined) };
  }

  /** The turn is committed. What was sealed before it, and is no longer out, is destroyed. */
  async committed(
    conversation: ConversationRef,
    arrival: InboundActivity,
    before: SealedRef | undefined,
    code: SealedRef | undefined,
  ): Promise<void> {
    if (before && before.id !== code?.id) await this.destroy(before);
    if (code) this.watch(conversation, arrival, code);
  }

  /** The turn runs again, or has ended the conversation. */
  async destroy(code: SealedRef | undefined): Promise<void> {
    if (code) await this.options?.summaries.forget(code.id);
  }

  private async seal({ code, summary }: PassOn): Promise<SealedRef | undefined> {
    try {
      return await this.options?.summaries.seal(code, summary);
    } catch (error) {
      if (!(error instanceof BusyError)) this.onError(error);
      return undefined;
    }
  }

  private watch(conversation: ConversationRef, { activity, replyTo }: InboundActivity, { id }: SealedRef): void {
    if (this.watched.has(id) || replyTo === 'caller') return;
    this.watched.add(id);
    const { channelId, conversation: address, from, recipient, channelData } = activity;
    const event = { type: 'event', name: CODE_OPENED, channelId, conversation: address, from, recipient, channelData };
    const to = replyTo === undefined ? {} : { replyTo };
    const arrival = { activity: event, clientId: `opened ${id}`, mode: 'mustExist', ...to } as InboundActivity;
    this.options?.summaries.onGone(id, () => {
      this.watched.delete(id);
      void this.tell(conversation, arrival, id).catch(this.onError);
    });
  }

  private async tell(conversation: ConversationRef, arrival: InboundActivity, id: string): Promise<void> {
    if (await this.options?.summaries.wasOpened(id)) await this.takeTurn(conversation, arrival);
  }
}

function withoutCode(turn: Turn): Turn {
  const { passOn } = turn;
  return passOn && passOn !== 'withdrawn' ? { ...turn, replies: passOn.instead } : turn;
}
