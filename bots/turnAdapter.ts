import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import { beginTurn, type ConversationMemory, type TurnEnd, turnMemory } from '../dialogs/turnMemory';
import type { WaymarkBot } from './waymarkBot';

/** The result of a turn. None of it takes effect until the channel has committed it. */
export interface BotTurn {
  readonly memory: ConversationMemory;
  readonly replies: readonly Partial<Activity>[];
  readonly end: TurnEnd;
}

/** Runs the bot for one activity, and returns its replies and its memory. */
export class TurnAdapter extends BotAdapter {
  constructor(private readonly bot: WaymarkBot) {
    super();
  }

  /** @param memory what the last turn returned, passed through JSON; undefined at the beginning */
  async turn(activity: Partial<Activity>, memory: unknown, now: Date): Promise<BotTurn> {
    const context = new TurnContext(this, activity);
    const replies: Partial<Activity>[] = [];
    context.turnState.set(REPLIES, replies);
    beginTurn(context, memory as ConversationMemory | undefined, now);
    await this.runMiddleware(context, (turn) => this.bot.run(turn));
    const { answers, diary, dialogs, end } = turnMemory(context);
    return { memory: { answers, diary, dialogs }, replies, end };
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const replies: Partial<Activity>[] = context.turnState.get(REPLIES);
    replies.push(...activities);
    return activities.map(() => ({ id: '' }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('Nothing that was said is changed.');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('Single messages are not deleted.');
  }

  override async continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    throw new Error('Waymark never speaks first.');
  }
}

const REPLIES = Symbol('waymark.replies');
