import type { ChatPageData } from '../pageData';

/** How long an answer may take before the line says that we are still waiting, in milliseconds. */
const STILL_WAITING_AFTER = 10_000;
/** How long a brief notice stays, in milliseconds. */
const BRIEFLY = 4000;

/** The line above the text box: the typing indicator and notices. It always takes up its space. */
export class Status {
  #timer = 0;

  constructor(
    private readonly row: HTMLElement,
    private readonly text: HTMLElement,
    private readonly labels: ChatPageData['labels'],
  ) {}

  say(text: string): void {
    this.#set(text, false);
  }

  sayBriefly(text: string): void {
    this.say(text);
    this.#timer = window.setTimeout(() => this.clear(), BRIEFLY);
  }

  clear(): void {
    this.#set('', false);
  }

  /** The message was sent: show that an answer is awaited. */
  awaitAnswer(): void {
    this.#set('', true);
    this.#timer = window.setTimeout(() => this.#set(this.labels.page.waiting, true), STILL_WAITING_AFTER);
  }

  #set(text: string, typing: boolean): void {
    clearTimeout(this.#timer);
    if (this.text.textContent !== text) this.text.textContent = text;
    this.row.classList.toggle('typing', typing);
  }
}
