import {
  DESK_FAULT,
  DESK_REFRESH,
  type DeskState,
  type DeskTurns,
  type ServiceFault,
} from '../../model/protocol/deskActivities';
import { DESK_TAKE_OVER, type TakenOver } from '../../model/protocol/passOn';
import { type ButtonPayload, newPost, type Post } from '../direct-line/activity';
import type { AskServer } from './askServer';
import type { ConnectionListener, ServerConnection } from './deskConnection';

/** What the handler pressed or typed, and when. All of them, in order, are the call: from them it can be told again. */
export interface JournalEntry {
  readonly post: Post;
  /** ISO time. */
  readonly at: string;
}

/** What happens to the call, by this page's own bot or by the server's. */
export interface CallListener {
  /** @param after the post that it follows from; undefined where the call begins, or is taken up again */
  stateReceived(state: DeskState, after: Post | undefined): void;
  /** The server says the same, and which helplines are open by its clock. */
  stateChecked(state: DeskState): void;
  faultNoted(): void;
  conversationLost(): void;
  readonly redraw: () => void;
}

export interface CallParts {
  /** Opens a conversation with the server. */
  readonly connect: (listener: ConnectionListener) => ServerConnection;
  /** The bot in this page; undefined where it could not be loaded. */
  readonly bot: Promise<DeskTurns | undefined>;
  /** The page's clock, in milliseconds. */
  readonly now: () => number;
  /** Asks the server for what it alone can do: to open a code, and to make one. */
  readonly askServer: AskServer;
}

/**
 * The turns of one call. The page's own bot takes each at once, whether there is a connection or not; the server takes the
 * same ones, in the same order, when it can, and what it says then goes before what was worked out here.
 */
export class CallTurns implements ConnectionListener {
  connection: ServerConnection;
  readonly journal: JournalEntry[];
  #bot: DeskTurns | undefined;
  #memory: unknown;
  #state: DeskState | undefined;
  /** The turns of the page's bot, one at a time. */
  #turns = Promise.resolve();
  /** How many entries of the journal it has taken. */
  #taken = 0;
  /** By how much the server's clock is ahead, in milliseconds. */
  #ahead = 0;
  #isOver = false;
  /** How many entries a server was sent that had lost the call. */
  #sentAgain = 0;

  /** @param journal of a call that is taken up again */
  constructor(
    private readonly parts: CallParts,
    private readonly listener: CallListener,
    journal: readonly JournalEntry[] = [],
  ) {
    this.journal = [...journal];
    this.connection = parts.connect(this);
    for (const { post } of this.journal) this.connection.post(post);
    this.#inTurn(async () => {
      const bot = await parts.bot;
      if (bot) await this.#begin(bot);
    });
  }

  /** Whether this page goes on by itself while there is no connection. */
  get isOnItsOwn(): boolean {
    return this.#bot !== undefined;
  }

  readonly redraw = (): void => this.listener.redraw();

  press(value: ButtonPayload, text: string): string {
    return this.say({ text, value });
  }

  /**
   * @param answering the question that was being asked
   * @returns the id of the post
   */
  say(more: Partial<Post>, answering?: string): string {
    return this.#take(newPost('message', more, answering === undefined ? {} : { answering }));
  }

  /** What the caller told elsewhere. */
  takeOver(value: TakenOver): void {
    this.#take(newPost('event', { name: DESK_TAKE_OVER, value }));
  }

  #take(post: Post): string {
    // The server's copy ran out. It gets the whole call again now that the call goes on, and not before.
    if (this.connection.state === 'gone') this.#connectAgain();
    this.journal.push({ post, at: this.#now().toISOString() });
    this.connection.post(post);
    this.#inTurn(async () => this.#takeAll((state, after) => this.#tell(state, after)));
    return post.channelData.clientActivityID;
  }

  /** The hours that are read out must be those of this minute. */
  refresh(): void {
    if (this.connection.state === 'connected') this.connection.post(newPost('event', { name: DESK_REFRESH }));
  }

  report(value: ServiceFault): void {
    this.connection.post(newPost('event', { name: DESK_FAULT, value }));
  }

  /** Until the page's bot has taken what there is. */
  idle(): Promise<void> {
    return this.#turns;
  }

  /** Ends the call here and on the server, before this task ends. */
  end(): void {
    this.#isOver = true;
    this.connection.end();
  }

  serverState(state: DeskState, after: Post | undefined): void {
    this.#ahead = Date.parse(state.at) - this.parts.now();
    if (!this.#bot) this.#tell(state, after);
    else if (this.connection.pending === 0) this.#inTurn(async () => this.#check(state));
  }

  faultNoted(): void {
    this.listener.faultNoted();
  }

  conversationLost(): void {
    // What was pressed while the server was away is still to be sent: the call goes on. A server that loses it again is not
    // asked again by that.
    if (this.connection.pending > 0 && this.journal.length > this.#sentAgain) this.#connectAgain();
    this.listener.conversationLost();
  }

  #connectAgain(): void {
    this.#sentAgain = this.journal.length;
    this.connection = this.parts.connect(this);
    for (const { post } of this.journal) this.connection.post(post);
  }

  /** What was pressed before the bot was loaded is taken now, and seen only where the server has not answered. */
  async #begin(bot: DeskTurns): Promise<void> {
    const begun = await bot.turn(undefined, undefined, this.#now());
    this.#bot = bot;
    this.#memory = begun.memory;
    let newest = begun.state;
    await this.#takeAll((state) => {
      newest = state;
    });
    const isNews = this.#state === undefined || this.connection.pending > 0;
    if (newest && isNews) this.#tell(newest, undefined);
  }

  async #takeAll(told: (state: DeskState, after: Post) => void): Promise<void> {
    for (let next = this.journal[this.#taken]; this.#bot && next; next = this.journal[this.#taken]) {
      const { memory, state } = await this.#bot.turn(next.post, this.#memory, new Date(next.at));
      this.#taken++;
      this.#memory = memory;
      if (state) told(state, next.post);
    }
  }

  /** One after another. Where the page's bot fails, the server's goes on alone. */
  #inTurn(work: () => Promise<void>): void {
    this.#turns = this.#turns.then(work).catch(() => {
      this.#bot = undefined;
    });
  }

  /** The server has taken every turn: it knows at least as much as this page. */
  #check(state: DeskState): void {
    if (this.connection.pending > 0 || this.#isOver) return;
    const isSame = JSON.stringify(state.answers) === JSON.stringify(this.#state?.answers);
    if (isSame) this.listener.stateChecked(state);
    else {
      this.#memory = { answers: state.answers };
      this.#tell(state, undefined);
    }
  }

  #tell(state: DeskState, after: Post | undefined): void {
    if (this.#isOver) return;
    this.#state = state;
    this.listener.stateReceived(state, after);
  }

  #now(): Date {
    return new Date(this.parts.now() + this.#ahead);
  }
}
