import { DESK_FAULT_NOTED, DESK_STATE, type DeskState } from '../../model/protocol/deskActivities';
import { type Activity, newPost, type Post } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import { DirectLineClient } from '../direct-line/directLineClient';
import type { RequestFailure } from '../direct-line/request';

/** `gone`: the server's copy of the call no longer exists, although nobody here has ended it. */
export type ConnectionState = 'connecting' | 'connected' | 'gone' | RequestFailure['kind'];

/** What the connection tells of the server. */
export interface ConnectionListener {
  /** @param after the post that caused it, if any */
  serverState(state: DeskState, after: Post | undefined): void;
  faultNoted(): void;
  conversationLost(): void;
  /** The state of the connection has changed, or how many posts wait. */
  readonly redraw: () => void;
}

/** What the desk needs of a connection, so that a test can stand in for the server. */
export interface ServerConnection {
  readonly state: ConnectionState;
  /** How many posts the server has not answered yet. */
  readonly pending: number;
  /** Whether it makes up for a time without connection. */
  readonly isBehind: boolean;
  post(post: Post): void;
  retryNow(): void;
  end(): void;
}

/** One conversation with the bot on the server. Posts arrive in the order they were made, however long that takes. */
export class DeskConnection implements ServerConnection {
  state: ConnectionState = 'connecting';
  isBehind = false;
  readonly #client: DirectLineClient;
  readonly #pending = new Map<string, Post>();
  #lastEchoed: Post | undefined;
  #ended = false;

  constructor(
    endpoint: Endpoint,
    private readonly listener: ConnectionListener,
  ) {
    this.#client = new DirectLineClient(endpoint, {
      received: (activities) => {
        for (const one of activities) this.#onActivity(one);
        // What was missed has come, in one go.
        if (this.state !== 'gone') this.#change('connected');
      },
      connected: () => this.#change('connected'),
      lost: ({ kind }) => this.#change(kind),
      waiting: () => this.#change('lost'),
      ended: () => this.#onLost(),
    });
    void this.#client.run();
  }

  get pending(): number {
    return this.#pending.size;
  }

  post(post: Post): void {
    this.#pending.set(post.channelData.clientActivityID, post);
    this.#client.send({
      post,
      show: (state) => {
        // The server will not take it, however often it is sent.
        if (state === 'failed' && this.state === 'refused') this.#pending.delete(post.channelData.clientActivityID);
      },
    });
    this.#change(this.state);
  }

  retryNow(): void {
    this.#client.retryNow();
  }

  /** Asks the server to delete the call, before this task ends. Whatever comes late is dropped. */
  end(): void {
    this.#ended = true;
    this.#client.endConversation(newPost('endOfConversation'));
  }

  #change(state: ConnectionState): void {
    this.state = state;
    const isTrouble = state !== 'connected';
    this.isBehind = this.#pending.size > 0 && (this.isBehind || isTrouble);
    if (!this.#ended) this.listener.redraw();
  }

  #onLost(): void {
    this.state = 'gone';
    if (!this.#ended) this.listener.conversationLost();
  }

  #onActivity({ type, name, value, channelData }: Activity): void {
    const mine = this.#pending.get(channelData?.clientActivityID ?? '');
    if (mine) this.#lastEchoed = mine;
    if (type === 'endOfConversation') this.#onLost();
    if (type !== 'event' || mine || this.#ended) return;
    if (name === DESK_STATE) {
      const after = this.#lastEchoed;
      this.#lastEchoed = undefined;
      if (after) this.#pending.delete(after.channelData.clientActivityID);
      this.listener.serverState(value as DeskState, after);
    }
    if (name === DESK_FAULT_NOTED) this.listener.faultNoted();
  }
}
