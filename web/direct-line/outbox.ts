import type { Post } from './activity';
import { classifyFailure, Pause, type RequestFailure, retryDelay, USUAL_PATIENCE } from './request';

export type DeliveryState = 'sending' | 'sent' | 'failed';

export interface QueuedMessage {
  readonly post: Post;
  readonly show: (state: DeliveryState) => void;
}

export interface ConnectionListener {
  /** The conversation is open, or a message has been delivered. */
  connected(): void;
  /** @param failures how many attempts in a row have failed */
  lost(trouble: RequestFailure, failures: number): void;
}

/** Sends one message at a time, so that they arrive in the order they were written. */
export class Outbox {
  readonly #queue: QueuedMessage[] = [];
  readonly #pause = new Pause();
  #open = false;
  #sending = false;

  constructor(
    private readonly send: (post: Post) => Promise<void>,
    private readonly listener: ConnectionListener,
    private readonly patience = USUAL_PATIENCE,
  ) {}

  add(letter: QueuedMessage): void {
    letter.show('sending');
    this.#queue.push(letter);
    void this.#flush();
  }

  /** There is a conversation to post to: send what waits, now instead of after the delay. */
  resume(): void {
    this.#open = true;
    this.#pause.end();
    void this.#flush();
  }

  /** Retries now instead of after the delay. */
  retryNow(): void {
    this.#pause.end();
  }

  async #flush(): Promise<void> {
    if (this.#sending || !this.#open) return;
    this.#sending = true;
    for (let letter = this.#queue[0]; letter; letter = this.#queue[0]) {
      const sent = await this.#deliver(letter);
      if (sent) this.listener.connected();
      letter.show(sent ? 'sent' : 'failed');
      this.#queue.shift();
    }
    this.#sending = false;
  }

  /** @returns whether it went through */
  async #deliver({ post }: QueuedMessage): Promise<boolean> {
    for (let failures = 1; ; failures++) {
      try {
        await this.send(post);
        return true;
      } catch (error) {
        const trouble = classifyFailure(error);
        this.listener.lost(trouble, failures);
        const hopeless = trouble.kind === 'refused' || trouble.kind === 'ended';
        if (hopeless || failures >= this.patience.attempts) return false;
        if (trouble.kind === 'busy') await new Promise((resolve) => setTimeout(resolve, trouble.seconds * 1000));
        else await this.#pause.wait(retryDelay(failures, this.patience));
      }
    }
  }
}
