import { type Activity, Channels } from 'botbuilder';
import type { Knowledge } from '../model/knowledge';
import { apology } from './apology';
import { DESK, DeskBot } from './deskBot';
import { TeamsBot, type TeamsTurn } from './teams/teamsBot';
import { type Turn, TurnAdapter } from './turnAdapter';
import { WaymarkBot } from './waymarkBot';

/** The bot as the channel that an activity comes from needs it. */
export class ChannelBots {
  readonly #bot: TurnAdapter;
  /** Made when they are first needed: each takes a third of a second to learn its phrases. */
  readonly #inTeams: () => TeamsBot;
  readonly #atDesk: () => TurnAdapter;

  /** @param web where the web version is, for people in Teams */
  constructor(
    private readonly knowledge: Knowledge,
    web: string | undefined,
  ) {
    this.#bot = new TurnAdapter(new WaymarkBot(knowledge));
    this.#inTeams = once(() => new TeamsBot(knowledge, web));
    this.#atDesk = once(() => new TurnAdapter(new DeskBot(knowledge)));
  }

  /** @param memory what the last turn returned, passed through JSON; undefined at the beginning */
  turn(activity: Partial<Activity>, memory: unknown, now: Date): Promise<Turn | TeamsTurn> {
    if (activity.channelId === DESK) return this.#atDesk().turn(activity, memory, now);
    return (isTeams(activity) ? this.#inTeams() : this.#bot).turn(activity, memory, now);
  }

  /** What is said when the turn of this activity has failed. */
  apology(activity: Partial<Activity>, now: Date): readonly Partial<Activity>[] {
    const said = apology(this.knowledge, now);
    return isTeams(activity) ? this.#inTeams().apology(activity, said) : said;
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
