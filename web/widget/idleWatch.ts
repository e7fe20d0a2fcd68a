/** So long before the end it is announced, in milliseconds; where the limit is short, half of that. */
const WARNING = 120_000;
/** Of the limit: whoever goes on typing has the server count anew this often. */
const RENEWAL = 1 / 6;

interface IdleListener {
  /** The end is near. */
  near(): void;
  /** It is not near any more. */
  over(): void;
  /** The server is to count anew. */
  renew(): void;
}

/** Follows how long nothing was done in a chat, as the server does, which clears it after `limit` milliseconds. */
export class IdleWatch {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #counted = 0;
  #typed = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly limit: number,
    private readonly listener: IdleListener,
    private readonly now: () => number = Date.now,
  ) {}

  get #warning(): number {
    return Math.min(WARNING, this.limit / 2);
  }

  /** Something was sent, so that the server counts anew. */
  sent(): void {
    this.stop();
    this.#counted = this.now();
    this.#timer = setTimeout(() => this.listener.near(), this.limit - this.#warning);
  }

  /** The person writes, and that is use as well. */
  typed(): void {
    this.#typed = this.now();
    if (this.#timer === undefined || this.#typed - this.#counted < this.limit * RENEWAL) return;
    this.keep();
  }

  keep(): void {
    this.sent();
    this.listener.renew();
  }

  /** Whether somebody wrote so lately that they are still there. */
  get isTyping(): boolean {
    return this.now() - this.#typed < this.#warning;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.listener.over();
  }
}
