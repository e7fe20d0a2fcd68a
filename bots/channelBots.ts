import { type Activity, ActivityTypes, Channels } from 'botbuilder';
import { message } from '../dialogs/replies';
import { serviceLines } from '../dialogs/serviceCard';
import type { BotTurn } from '../dialogs/turnInProgress';
import { bulletList, paragraphs, text } from '../dialogs/wording';
import { NluPipeline } from '../language/nluPipeline';
import type { Knowledge } from '../model/knowledge';
import { DESK_CHANNEL } from '../model/protocol/deskActivities';
import { DeskBot } from './deskBot';
import { TeamsBot, type TeamsTurn } from './teams/teamsBot';
import { TurnAdapter } from './turnAdapter';
import { WaymarkBot } from './waymarkBot';

/** Chooses the bot for the channel that an activity comes from. All of them read messages with one pipeline. */
export class ChannelBots {
  readonly #bot: TurnAdapter;
  readonly #inTeams: TeamsBot;
  readonly #atDesk: TurnAdapter;

  /**
   * Builds everything, so that no first person waits for it: about a second.
   * @param web the address of the web version, for people in Teams
   */
  constructor(
    private readonly knowledge: Knowledge,
    web: string | undefined,
  ) {
    const understanding = new NluPipeline(knowledge);
    this.#bot = new TurnAdapter(new WaymarkBot(knowledge, understanding));
    this.#inTeams = new TeamsBot(knowledge, understanding, web);
    this.#atDesk = new TurnAdapter(new DeskBot(knowledge, understanding));
  }

  /** @param memory what the last turn returned, passed through JSON; undefined at the beginning */
  turn(activity: Partial<Activity>, memory: unknown, now: Date): Promise<BotTurn | TeamsTurn> {
    if (activity.channelId === DESK_CHANNEL) return this.#atDesk.turn(activity, memory, now);
    return (isTeams(activity) ? this.#inTeams : this.#bot).turn(activity, memory, now);
  }

  /** What every conversation in a browser begins with. */
  async greeting(now: Date): Promise<BotTurn['replies']> {
    const membersAdded = [{ id: 'person', name: '' }];
    const { replies } = await this.#bot.turn({ type: ActivityTypes.ConversationUpdate, membersAdded }, undefined, now);
    return replies;
  }

  errorReply(activity: Partial<Activity>, now: Date): readonly Partial<Activity>[] {
    const said = errorReply(this.knowledge, now);
    return isTeams(activity) ? this.#inTeams.errorReply(activity, said) : said;
  }
}

/** The reply when a turn has failed: that the message was not received, and who can be rung meanwhile. */
export function errorReply(knowledge: Knowledge, now: Date): readonly Partial<Activity>[] {
  const lines = serviceLines(knowledge, ['emergency', 'victim-care', 'listening'], now);
  return [message(paragraphs(text(knowledge, 'turn-failed'), bulletList(lines)), { kind: 'emergency' })];
}

function isTeams({ channelId }: Partial<Activity>): boolean {
  return channelId === Channels.Msteams;
}
