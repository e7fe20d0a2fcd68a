import type { PageWords } from '../words';

/** How long an answer may take before we say that we still wait for it, in milliseconds. */
const PATIENCE = 10_000;
/** How long something is said that soon is old news, in milliseconds. */
const BRIEFLY = 4000;

/** The line above the text box: the typing sign, and whatever the person should know now. Its place is always kept. */
export class Status {
  #timer = 0;

  constructor(
    private readonly row: HTMLElement,
    private readonly text: HTMLElement,
    private readonly labels: PageWords['labels'],
  ) {}

  say(text: string): void {
    this.#set(text, false);
  }

  sayBriefly(text: string): void {
    this.say(text);
    this.#timer = window.setTimeout(() => this.quiet(), BRIEFLY);
  }

  quiet(): void {
    this.#set('', false);
  }

  /** Sent: now it is for Waymark to speak. */
  awaitAnswer(): void {
    this.#set('', true);
    this.#timer = window.setTimeout(() => this.#set(this.labels['page-waiting'], true), PATIENCE);
  }

  #set(text: string, typing: boolean): void {
    clearTimeout(this.#timer);
    if (this.text.textContent !== text) this.text.textContent = text;
    this.row.classList.toggle('typing', typing);
  }
}
