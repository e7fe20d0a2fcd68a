import type { Post } from './activity';
import { pause, type Trouble, troubleOf } from './trouble';

/** After so many tries the person decides whether to try again. With the waits between, half a minute. */
const TRIES = 6;

export type LetterState = 'sending' | 'sent' | 'failed';

export interface Letter {
  readonly post: Post;
  readonly show: (state: LetterState) => void;
}

interface Line {
  post(post: Post): Promise<void>;
}

/** Sends one message after the other, so that they arrive in the order they were written. */
export class Outbox {
  readonly #letters: Letter[] = [];
  #sending = false;
  #wake: () => void = () => {};

  /**
   * @param ready settles when there is a conversation to post to
   * @param troubled hears each failed try
   */
  constructor(
    private readonly line: Line,
    private readonly ready: Promise<void>,
    private readonly troubled: (trouble: Trouble, failures: number) => void,
  ) {}

  add(letter: Letter): void {
    letter.show('sending');
    this.#letters.push(letter);
    void this.#flush();
  }

  /** There is a connection again: do not sit out the wait. */
  hurry(): void {
    this.#wake();
  }

  async #flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    await this.ready;
    for (let letter = this.#letters[0]; letter; letter = this.#letters[0]) {
      letter.show((await this.#deliver(letter)) ? 'sent' : 'failed');
      this.#letters.shift();
    }
    this.#sending = false;
  }

  /** @returns whether it went through */
  async #deliver({ post }: Letter): Promise<boolean> {
    for (let failures = 1; ; failures++) {
      try {
        await this.line.post(post);
        return true;
      } catch (error) {
        const trouble = troubleOf(error);
        this.troubled(trouble, failures);
        const hopeless = trouble.kind === 'refused' || trouble.kind === 'ended';
        if (hopeless || failures >= TRIES) return false;
        if (trouble.kind === 'busy')
          await new Promise((resolve) => setTimeout(resolve, trouble.seconds * 1000));
        else await this.#wait(pause(failures));
      }
    }
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
