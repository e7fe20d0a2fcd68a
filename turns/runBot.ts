import type { Activity } from 'botbuilder';
import type { Apology, Bot, Turn } from './bot';
import { inTime } from './inTime';

export interface RunNeed {
  readonly bot: Bot;
  readonly apology: Apology;
  /** Milliseconds that the bot may take for a turn. Ten seconds unless said otherwise. */
  readonly turnWithin?: number;
  /** Told of every turn that threw. What it is told may quote the person: report its kind, not its words. */
  readonly failed: (error: unknown) => void;
}

const TURN_WITHIN = 10_000;

/** The bot's turn; when it throws or does not end, one that leaves its memory as it was and says sorry. */
export async function runBot(
  { bot, apology, turnWithin = TURN_WITHIN, failed }: RunNeed,
  activity: Partial<Activity>,
  memory: unknown,
  now: Date,
): Promise<Turn> {
  // Who ends the conversation wants it gone, whatever the bot makes of that.
  const end = activity.type === 'endOfConversation' ? 'exit' : undefined;
  try {
    const turn = await inTime(bot.turn({ ...activity, timestamp: now }, memory, now), turnWithin);
    return { ...turn, end: end ?? turn.end };
  } catch (error) {
    failed(error);
    return { memory, replies: apology(activity), end: end ?? 'no' };
  }
}
