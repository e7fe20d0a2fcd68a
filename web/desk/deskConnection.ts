import {
  DESK_FAULT,
  DESK_FAULT_NOTED,
  DESK_NOTE,
  DESK_REFRESH,
  DESK_STATE,
  type DeskState,
  type ServiceFault,
} from '../../model/protocol/deskActivities';
import { type Activity, type ButtonPayload, newPost, type Post } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import { DirectLineClient } from '../direct-line/directLineClient';
import type { QueuedMessage } from '../direct-line/outbox';
import type { RequestFailure } from '../direct-line/request';

/** What the connection tells the desk: the bot's messages, and its own state. */
export interface DeskListener {
  /** @param after the post that caused it, if any */
  stateReceived(state: DeskState, after: Post | undefined): void;
  faultNoted(fault: ServiceFault): void;
  connected(): void;
  lost(trouble: RequestFailure): void;
  /** How many posts have not been delivered yet. */
  unsentChanged(count: number): void;
  /** The conversation no longer exists, although nobody here has ended it. */
  ended(): void;
}

/** One call's connection to the bot. Nothing is lost: posts that fail are sent again when the connection is back. */
export class DeskConnection {
  readonly #client: DirectLineClient;
  readonly #sentPosts = new Map<string, Post>();
  readonly #failedMessages: QueuedMessage[] = [];
  #unsent = 0;
  #lastEchoed: Post | undefined;

  constructor(
    endpoint: Endpoint,
    private readonly listener: DeskListener,
  ) {
    this.#client = new DirectLineClient(endpoint, {
      received: (activities) => {
        for (const one of activities) this.#onActivity(one);
      },
      connected: () => this.#onConnected(),
      lost: (trouble) => listener.lost(trouble),
      ended: () => listener.ended(),
    });
    void this.#client.run();
  }

  press(value: ButtonPayload, text: string): void {
    this.#post(newPost('message', { text, value }));
  }

  /** Sends the caller's words. @param aside whether the open question is not on the screen */
  say(text: string, aside: boolean): void {
    this.#post(newPost('message', { text, ...(aside && { value: { kind: DESK_NOTE } }) }));
  }

  report(value: ServiceFault): void {
    this.#post(newPost('event', { name: DESK_FAULT, value }));
  }

  /** Asks for the state of the call as of this minute. */
  requestState(): void {
    this.#post(newPost('event', { name: DESK_REFRESH }));
  }

  retryNow(): void {
    this.#client.retryNow();
  }

  /** Asks the server to delete the call, before this task ends. */
  end(): void {
    this.#client.endConversation(newPost('endOfConversation'));
  }

  #post(post: Post): void {
    this.#sentPosts.set(post.channelData.clientActivityID, post);
    this.#addUnsent(1);
    const letter: QueuedMessage = {
      post,
      show: (state) => {
        if (state === 'sent') this.#addUnsent(-1);
        if (state === 'failed') this.#failedMessages.push(letter);
      },
    };
    this.#client.send(letter);
  }

  #addUnsent(more: number): void {
    this.#unsent += more;
    this.listener.unsentChanged(this.#unsent);
  }

  #onConnected(): void {
    this.listener.connected();
    for (const letter of this.#failedMessages.splice(0)) this.#client.send(letter);
  }

  #onActivity({ type, name, value, channelData }: Activity): void {
    const mine = this.#sentPosts.get(channelData?.clientActivityID ?? '');
    if (mine) this.#lastEchoed = mine;
    if (type === 'endOfConversation') this.listener.ended();
    if (type !== 'event' || mine) return;
    if (name === DESK_STATE) {
      this.listener.stateReceived(value as DeskState, this.#lastEchoed);
      this.#lastEchoed = undefined;
    }
    if (name === DESK_FAULT_NOTED) this.listener.faultNoted(value as ServiceFault);
  }
}
