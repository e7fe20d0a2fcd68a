import { DESK_FAULT_NOTED, DESK_STATE, type DeskState } from '../../model/protocol/deskActivities';
import { type Activity, type ButtonPayload, newPost, type Post } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import { DirectLineClient } from '../direct-line/directLineClient';
import type { QueuedMessage } from '../direct-line/outbox';
import type { RequestFailure } from '../direct-line/request';

/** `gone`: the server's copy of the call no longer exists, although nobody here has ended it. */
export type ConnectionState = 'connecting' | 'connected' | 'gone' | RequestFailure['kind'];

/** What the connection tells the desk. */
export interface DeskListener {
  /** @param after the post that caused it, if any */
  stateReceived(state: DeskState, after: Post | undefined): void;
  faultNoted(): void;
  conversationLost(): void;
  /** The state of the connection has changed, or how many posts wait. */
  readonly redraw: () => void;
}

/** One call's connection to the bot. Nothing is lost: posts that fail are sent again when the connection is back. */
export class DeskConnection {
  state: ConnectionState = 'connecting';
  /** How many posts have not been delivered yet. */
  unsent = 0;
  readonly #client: DirectLineClient;
  readonly #sentPosts = new Map<string, Post>();
  readonly #failedMessages: QueuedMessage[] = [];
  #lastEchoed: Post | undefined;
  #ended = false;

  constructor(
    endpoint: Endpoint,
    private readonly listener: DeskListener,
  ) {
    this.#client = new DirectLineClient(endpoint, {
      received: (activities) => {
        if (this.state === 'lost') this.#change('connected');
        for (const one of activities) this.#onActivity(one);
      },
      connected: () => {
        this.#change('connected');
        for (const letter of this.#failedMessages.splice(0)) this.#client.send(letter);
      },
      lost: ({ kind }) => this.#change(kind),
      waiting: () => this.#change('lost'),
      ended: () => this.#onLost(),
    });
    void this.#client.run();
  }

  press(value: ButtonPayload, text: string): void {
    this.post('message', { text, value });
  }

  /** @param answering the question that was being asked */
  post(type: Post['type'], more: Partial<Post>, answering?: string): void {
    const post = newPost(type, more, answering === undefined ? {} : { answering });
    this.#sentPosts.set(post.channelData.clientActivityID, post);
    this.#change(this.state, 1);
    const letter: QueuedMessage = {
      post,
      show: (state) => {
        if (state === 'sent') this.#change(this.state, -1);
        if (state === 'failed') this.#failedMessages.push(letter);
      },
    };
    this.#client.send(letter);
  }

  retryNow(): void {
    this.#client.retryNow();
  }

  /** Asks the server to delete the call, before this task ends. Whatever comes late is dropped. */
  end(): void {
    this.#ended = true;
    this.#client.endConversation(newPost('endOfConversation'));
  }

  #change(state: ConnectionState, moreUnsent = 0): void {
    this.state = state;
    this.unsent += moreUnsent;
    if (!this.#ended) this.listener.redraw();
  }

  #onLost(): void {
    this.state = 'gone';
    if (!this.#ended) this.listener.conversationLost();
  }

  #onActivity({ type, name, value, channelData }: Activity): void {
    const mine = this.#sentPosts.get(channelData?.clientActivityID ?? '');
    if (mine) this.#lastEchoed = mine;
    if (type === 'endOfConversation') this.#onLost();
    if (type !== 'event' || mine || this.#ended) return;
    if (name === DESK_STATE) {
      this.listener.stateReceived(value as DeskState, this.#lastEchoed);
      this.#lastEchoed = undefined;
    }
    if (name === DESK_FAULT_NOTED) this.listener.faultNoted();
  }
}
