import type { Post } from './activity';
import { classifyFailure, type RequestFailure, retryDelay } from './requestFailure';

/** After this many attempts the person decides whether to retry. With the delays between them, half a minute. */
const MAX_ATTEMPTS = 6;

export type DeliveryState = 'sending' | 'sent' | 'failed';

export interface QueuedMessage {
  readonly post: Post;
  readonly show: (state: DeliveryState) => void;
}

interface Sender {
  post(post: Post): Promise<void>;
}

/** Sends one message at a time, so that they arrive in the order they were written. */
export class Outbox {
  readonly #queue: QueuedMessage[] = [];
  #sending = false;
  #endWait: () => void = () => {};

  /**
   * @param ready resolves when there is a conversation to post to
   * @param onFailure hears each failed try
   */
  constructor(
    private readonly sender: Sender,
    private readonly ready: Promise<void>,
    private readonly onFailure: (trouble: RequestFailure, failures: number) => void,
  ) {}

  add(letter: QueuedMessage): void {
    letter.show('sending');
    this.#queue.push(letter);
    void this.#flush();
  }

  /** The connection is back: retry now instead of after the delay. */
  retryNow(): void {
    this.#endWait();
  }

  async #flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    await this.ready;
    for (let letter = this.#queue[0]; letter; letter = this.#queue[0]) {
      letter.show((await this.#deliver(letter)) ? 'sent' : 'failed');
      this.#queue.shift();
    }
    this.#sending = false;
  }

  /** @returns whether it went through */
  async #deliver({ post }: QueuedMessage): Promise<boolean> {
    for (let failures = 1; ; failures++) {
      try {
        await this.sender.post(post);
        return true;
      } catch (error) {
        const trouble = classifyFailure(error);
        this.onFailure(trouble, failures);
        const hopeless = trouble.kind === 'refused' || trouble.kind === 'ended';
        if (hopeless || failures >= MAX_ATTEMPTS) return false;
        if (trouble.kind === 'busy')
          await new Promise((resolve) => setTimeout(resolve, trouble.seconds * 1000));
        else await this.#wait(retryDelay(failures));
      }
    }
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
