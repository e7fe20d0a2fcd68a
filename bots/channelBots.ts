import { type Activity, Channels } from 'botbuilder';
import type { Knowledge } from '../model/knowledge';
import { DESK_CHANNEL } from '../model/protocol/channels';
import { DeskBot } from './deskBot';
import { errorReply } from './errorReply';
import { TeamsBot, type TeamsTurn } from './teams/teamsBot';
import { type BotTurn, TurnAdapter } from './turnAdapter';
import { WaymarkBot } from './waymarkBot';

/** Chooses the bot for the channel that an activity comes from. */
export class ChannelBots {
  readonly #bot: TurnAdapter;
  /** Built on first use: each takes a third of a second to index its phrases. */
  readonly #inTeams: () => TeamsBot;
  readonly #atDesk: () => TurnAdapter;

  /** @param web the address of the web version, for people in Teams */
  constructor(
    private readonly knowledge: Knowledge,
    web: string | undefined,
  ) {
    this.#bot = new TurnAdapter(new WaymarkBot(knowledge));
    this.#inTeams = once(() => new TeamsBot(knowledge, web));
    this.#atDesk = once(() => new TurnAdapter(new DeskBot(knowledge)));
  }

  /** @param memory what the last turn returned, passed through JSON; undefined at the beginning */
  turn(activity: Partial<Activity>, memory: unknown, now: Date): Promise<BotTurn | TeamsTurn> {
    if (activity.channelId === DESK_CHANNEL) return this.#atDesk().turn(activity, memory, now);
    return (isTeams(activity) ? this.#inTeams() : this.#bot).turn(activity, memory, now);
  }

  /** The reply when the turn of this activity has failed. */
  errorReply(activity: Partial<Activity>, now: Date): readonly Partial<Activity>[] {
    const said = errorReply(this.knowledge, now);
    return isTeams(activity) ? this.#inTeams().errorReply(activity, said) : said;
  }
}

function isTeams({ channelId }: Partial<Activity>): boolean {
  return channelId === Channels.Msteams;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
