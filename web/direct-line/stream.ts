import type { ActivitySet } from './conversation';

/** How long a WebSocket may take to open, in milliseconds. */
const OPEN_TIMEOUT = 4000;
/** The server beats every 15 seconds: two beats missed, and a little for a slow line, in milliseconds. */
const LONGEST_SILENCE = 33_000;
/** A stream that was open for less than this has not served, in milliseconds. */
const SHORT_LIFE = 10_000;

/** One WebSocket, which counts as alive only while it beats: a dead network closes none for minutes, if ever. */
export class Stream {
  /** How many messages have come, the empty ones too with which the server beats. */
  beats = 0;
  /** Whether it was of any use, once it is over. */
  readonly ended: Promise<boolean>;
  readonly #socket: WebSocket;
  readonly #begun = Date.now();
  #lastBeat = this.#begun;
  #silence: ReturnType<typeof setTimeout>;
  #end: (served: boolean) => void = () => {};

  constructor(
    url: string,
    private readonly received: (set: ActivitySet) => void,
  ) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#socket = new WebSocket(url);
    this.#silence = setTimeout(() => this.hangUp(), OPEN_TIMEOUT);
    this.#socket.onopen = () => this.#listenOn();
    this.#socket.onmessage = ({ data }: MessageEvent<string>) => this.#onMessage(data);
    this.#socket.onclose = () => this.hangUp();
  }

  /** Ends it now, whatever the network makes of that: a socket may take a minute to close. */
  hangUp(): void {
    clearTimeout(this.#silence);
    this.#socket.onmessage = null;
    this.#socket.close();
    this.#end(this.beats > 0 && Date.now() - this.#begun >= SHORT_LIFE);
  }

  /** A device that slept has stopped its timers too: it hangs up now if it has been silent for too long. */
  checkSilence(): void {
    if (Date.now() - this.#lastBeat > LONGEST_SILENCE) this.hangUp();
  }

  #onMessage(data: string): void {
    this.beats++;
    this.#listenOn();
    if (data) this.received(JSON.parse(data) as ActivitySet);
  }

  #listenOn(): void {
    this.#lastBeat = Date.now();
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.hangUp(), LONGEST_SILENCE);
  }
}
