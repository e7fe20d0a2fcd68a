import type { Labels } from '../../../model/textIds';
import type { RequestFailure } from '../../direct-line/request';
import { byId, setText } from '../../shared/byId';

/** How long the notice that the connection is back stays, in milliseconds. */
const BRIEFLY = 4000;

/** Who else can help, shown below the messages when the connection is lost. */
const offline = byId('offline');

/** The line above the text box: the typing indicator and notices. It always takes up its space. */
export class Status {
  #timer = 0;
  #lost = false;
  #everConnected = false;

  constructor(private readonly labels: Labels['page']) {}

  /** @param typing whether an answer is awaited */
  say(text: string, typing = false): void {
    clearTimeout(this.#timer);
    setText('statusText', text);
    byId('status').classList.toggle('typing', typing);
  }

  clear(): void {
    this.say('');
  }

  /** What is told of a lost line stays: pressing something does not bring it back. */
  awaitAnswer(): void {
    this.say(this.#lost ? byId('statusText').textContent : '', true);
  }

  /** A message has not come through for so long that whoever is in danger must not be left to wait for it. */
  waiting(): void {
    if (!offline.hidden) return;
    this.#lost = true;
    this.say(this.labels.waiting, true);
    this.#showHelplines();
  }

  /** A brief loss is not worth showing the helplines; being told to wait, or never connecting, is. */
  lost(trouble: RequestFailure, failures: number): void {
    if (trouble.kind === 'refused') return;
    const busy = trouble.kind === 'busy';
    this.#lost = true;
    this.say(busy ? this.labels.busy.replace('{seconds}', String(trouble.seconds)) : this.labels.lost);
    if (!busy && failures < 2 && this.#everConnected) return;
    this.#showHelplines();
  }

  connected(): void {
    this.#everConnected = true;
    if (!this.#lost) return;
    this.hideHelplines();
    this.say(this.labels.connected);
    this.#timer = window.setTimeout(() => this.clear(), BRIEFLY);
  }

  #showHelplines(): void {
    offline.hidden = false;
    offline.scrollIntoView();
  }

  hideHelplines(): void {
    this.#lost = false;
    offline.hidden = true;
  }
}
