import type { Labels } from '../../../model/textIds';
import type { RequestFailure } from '../../direct-line/request';
import { byId, setText } from '../../shared/byId';

/** How long an answer may take before the line says that we are still waiting, in milliseconds. */
const STILL_WAITING_AFTER = 10_000;
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

  awaitAnswer(): void {
    this.say('', true);
    this.#timer = window.setTimeout(() => this.say(this.labels.waiting, true), STILL_WAITING_AFTER);
  }

  /** A brief loss is not worth showing the helplines; being told to wait, or never connecting, is. */
  lost(trouble: RequestFailure, failures: number): void {
    if (trouble.kind === 'refused') return;
    const busy = trouble.kind === 'busy';
    this.#lost = true;
    this.say(busy ? this.labels.busy.replace('{seconds}', String(trouble.seconds)) : this.labels.lost);
    if (!busy && failures < 2 && this.#everConnected) return;
    offline.hidden = false;
    offline.scrollIntoView();
  }

  connected(): void {
    this.#everConnected = true;
    if (!this.#lost) return;
    this.hideHelplines();
    this.say(this.labels.connected);
    this.#timer = window.setTimeout(() => this.clear(), BRIEFLY);
  }

  hideHelplines(): void {
    this.#lost = false;
    offline.hidden = true;
  }
}
