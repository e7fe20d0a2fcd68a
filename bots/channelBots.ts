import { type Activity, ActivityTypes, Channels } from 'botbuilder';
import { easyKnowledge } from '../dialogs/channelKnowledge';
import type { CodeMaker } from '../dialogs/codeMaker';
import { codeOpened } from '../dialogs/passOn';
import { message } from '../dialogs/replies';
import { serviceLines } from '../dialogs/serviceCard';
import type { BotTurn } from '../dialogs/turnInProgress';
import { bulletList, paragraphs, text } from '../dialogs/wording';
import { NluPipeline } from '../language/nluPipeline';
import type { Knowledge } from '../model/knowledge';
import { isEasyAsked } from '../model/protocol/activities';
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
  readonly #inEasyWords: TurnAdapter;

  /**
   * Builds everything, so that no first person waits for it: about a second.
   * @param web the address of the web version, for people in Teams
   * @param codes makes codes by which people pass on what they told; undefined where nobody could open one
   */
  constructor(
    private readonly knowledge: Knowledge,
    web: string | undefined,
    codes?: CodeMaker,
  ) {
    const understanding = new NluPipeline(knowledge);
    this.#bot = new TurnAdapter(new WaymarkBot(knowledge, understanding), codes);
    this.#inTeams = new TeamsBot(knowledge, understanding, web, codes);
    this.#inEasyWords = new TurnAdapter(new WaymarkBot(easyKnowledge(knowledge), understanding), codes);
    this.#atDesk = new TurnAdapter(new DeskBot(knowledge, understanding));
  }

  /** @param memory what the last turn returned, passed through JSON; undefined at the beginning */
  turn(activity: Partial<Activity>, memory: unknown, now: Date): Promise<BotTurn | TeamsTurn> {
    if (activity.channelId === DESK_CHANNEL) return this.#atDesk.turn(activity, memory, now);
    if (isTeams(activity)) return this.#inTeams.turn(activity, memory, now);
    return (isEasyAsked(activity.channelData) ? this.#inEasyWords : this.#bot).turn(activity, memory, now);
  }

  /** What every conversation in a browser begins with, as it is and in easy words. */
  async greetings(now: Date): Promise<Readonly<Record<'greeting' | 'easyGreeting', BotTurn['replies']>>> {
    const began = { type: ActivityTypes.ConversationUpdate, membersAdded: [{ id: 'person', name: '' }] };
    const [usual, easy] = [this.#bot, this.#inEasyWords].map((bot) => bot.turn(began, undefined, now));
    return { greeting: (await usual)?.replies ?? [], easyGreeting: (await easy)?.replies ?? [] };
  }

  /** What is said in a conversation whose code was used. */
  codeOpened(activity: Partial<Activity>): readonly Partial<Activity>[] {
    const said = codeOpened(isEasyAsked(activity.channelData) ? easyKnowledge(this.knowledge) : this.knowledge);
    return isTeams(activity) ? this.#inTeams.codeOpened(said) : [said];
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
