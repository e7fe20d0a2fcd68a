import { ChannelBots } from '../../bots/channelBots';
import type { DeskState, DeskTurns } from '../../model/protocol/deskActivities';
import { deskPageData } from '../../server/pages/deskPages';
import type { CallParts } from '../../web/desk/callTurns';
import { Desk } from '../../web/desk/desk';
import type { ConnectionListener, ConnectionState, ServerConnection } from '../../web/desk/deskConnection';
import type { DeskPageData } from '../../web/desk/deskPageData';
import type { Post } from '../../web/direct-line/activity';
import { MORNING, realKnowledge } from '../realKnowledge';

/** The page's own bot, without the trouble of packing it. */
const bots = new ChannelBots(realKnowledge, undefined);
export const pageBot: DeskTurns = {
  async turn(activity, memory, now) {
    const began = { type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] };
    const known: unknown = memory === undefined ? undefined : JSON.parse(JSON.stringify(memory));
    const turn = await bots.turn({ ...(activity ?? began), channelId: 'desk' }, known, now);
    return { memory: turn.memory, state: turn.replies.find(({ name }) => name === 'waymark.desk')?.value };
  },
};

/** A server that the test holds up and lets go; it takes what it was sent with a bot of its own. */
export class HeldServer implements ServerConnection {
  state: ConnectionState = 'connecting';
  isBehind = false;
  isEnded = false;
  /** All that was ever posted, in order. */
  readonly posts: Post[] = [];
  readonly #waiting: Post[] = [];
  #memory: unknown;

  constructor(private readonly listener: ConnectionListener) {}

  get pending(): number {
    return this.#waiting.length;
  }

  post(post: Post): void {
    this.posts.push(post);
    this.#waiting.push(post);
  }

  retryNow(): void {}

  end(): void {
    this.isEnded = true;
  }

  lose(): void {
    this.state = 'lost';
    this.listener.redraw();
  }

  /** Answers so many of what waits. @param change what this server knows better */
  async answer(count = this.#waiting.length, change = (state: DeskState) => state): Promise<void> {
    this.state = 'connected';
    if (this.#memory === undefined) this.#memory = (await pageBot.turn(undefined, undefined, MORNING)).memory;
    for (let left = count; left > 0; left--) {
      const post = this.#waiting[0];
      if (!post) return;
      const { memory, state } = await pageBot.turn(post, this.#memory, MORNING);
      this.#memory = memory;
      this.#waiting.shift();
      if (state) this.listener.serverState(change(state), post);
    }
  }

  /** The conversation has run out. */
  forget(): void {
    this.state = 'gone';
    this.listener.conversationLost();
  }
}

export const pageData = {
  ...deskPageData(
    realKnowledge,
    { deskPage: { room: 'helpline', note: undefined }, forgetIdleAfter: 600_000 },
    MORNING,
  ),
  parts: { bot: '', knowledge: '' },
} as DeskPageData;

/** A desk without a screen: the page's own code, and its own bot unless it has none. */
export class DeskPage {
  readonly servers: HeldServer[] = [];
  readonly desk: Desk;

  constructor(bot: DeskTurns | undefined = pageBot, parts: Partial<CallParts> = {}) {
    const connect = (listener: ConnectionListener) => {
      const server = new HeldServer(listener);
      this.servers.push(server);
      return server;
    };
    this.desk = new Desk(
      pageData,
      { connect, bot: Promise.resolve(bot), now: () => MORNING.getTime(), askServer: async () => undefined, ...parts },
      () => {},
    );
  }

  get server(): HeldServer {
    return this.servers.at(-1) as HeldServer;
  }

  get posts(): readonly Post[] {
    return this.servers.flatMap(({ posts }) => posts);
  }

  /** Until the page's own bot has taken all turns. */
  async settled(): Promise<void> {
    for (let i = 0; i < 4; i++) await this.desk.turns.idle();
  }

  /** Answers whatever is asked until this question comes. */
  async upTo(question: string, answers: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.settled();
    this.desk.goToPart('questions');
    for (let asked = this.asking; asked && asked !== question; asked = this.asking) {
      const options = this.desk.call.state?.asking?.options ?? [];
      this.desk.answer(asked, [answers[asked] ?? options[0]?.id ?? ''], '');
      await this.settled();
    }
  }

  get asking(): string | undefined {
    return this.desk.call.state?.asking?.id;
  }
}
