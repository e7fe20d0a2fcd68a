import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder';
import type { CodeMaker } from '../dialogs/codeMaker';
import type { ConversationMemory } from '../dialogs/conversationMemory';
import { type BotTurn, beginTurn, endTurn, turnOf } from '../dialogs/turnInProgress';
import type { WaymarkBot } from './waymarkBot';

/** Runs the bot for one activity, and returns its replies and its memory. */
export class TurnAdapter extends BotAdapter {
  /** @param codes makes codes by which a person passes on what they told; undefined where nobody could open one */
  constructor(
    private readonly bot: WaymarkBot,
    private readonly codes?: CodeMaker,
  ) {
    super();
  }

  /** @param memory what the last turn returned, passed through JSON; undefined at the beginning */
  async turn(activity: Partial<Activity>, memory: unknown, now: Date): Promise<BotTurn> {
    // By which way replies go is the channel's matter. A context that is told "expectReplies" would keep them to itself.
    const { deliveryMode, ...heard } = activity;
    const context = new TurnContext(this, deliveryMode === undefined ? activity : heard);
    const before = this.bot.shownTo(activity, this.bot.opened(memory as ConversationMemory | undefined));
    beginTurn(context, before, { reading: this.bot.read(activity, before, now), now, codes: this.codes });
    // Not by way of the adapter's middleware: there is none, and its guard around the context costs more than the turn.
    await this.bot.run(context);
    const turn = endTurn(context);
    return { ...turn, memory: this.bot.kept(turn.memory) };
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    turnOf(context).replies.push(...activities);
    return activities.map(() => ({ id: '' }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('Nothing that was said is changed.');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('Single messages are not deleted.');
  }

  override async continueConversation(): Promise<void> {
    throw new Error('Waymark never speaks first.');
  }
}
