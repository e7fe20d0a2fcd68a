import type { Activity } from 'botbuilder';
import type { Bot, ErrorReply, Turn } from './bot';
import { withTimeout } from './withTimeout';

export interface RunBotOptions {
  readonly bot: Bot;
  readonly errorReply: ErrorReply;
  /** Milliseconds that the bot may take for a turn. Ten seconds by default. */
  readonly turnTimeout?: number;
  /** Called for every turn that threw. The error may quote the person: report its kind, not its words. */
  readonly onError: (error: unknown) => void;
}

const TURN_TIMEOUT = 10_000;

/** A turn, and whether it is the bot's or what is said in its place because the bot has failed. */
interface RanTurn {
  readonly kind: 'taken' | 'failed';
  readonly turn: Turn;
}

/** Runs the bot's turn; if that throws or takes too long, the memory stays as it was and the error reply is given. */
export async function runBot(
  { bot, errorReply, turnTimeout = TURN_TIMEOUT, onError }: RunBotOptions,
  activity: Partial<Activity>,
  memory: unknown,
  now: Date,
): Promise<RanTurn> {
  // Anyone who ends the conversation wants it gone, whatever the bot makes of that.
  const end = activity.type === 'endOfConversation' ? 'exit' : undefined;
  try {
    const turn = await withTimeout(bot.turn({ ...activity, timestamp: now }, memory, now), turnTimeout);
    return { kind: 'taken', turn: { ...turn, end: end ?? turn.end } };
  } catch (error) {
    onError(error);
    return { kind: 'failed', turn: { memory, replies: errorReply(activity), end: end ?? 'no' } };
  }
}
