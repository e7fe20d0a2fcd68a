import type { RequestFailure } from '../../direct-line/requestFailure';
import { type ChatPageData, fillPlaceholders } from '../pageData';
import { chatElements } from './chatElements';
import type { Status } from './status';

/** Says when the connection is lost, and shows who else can help meanwhile. */
export class ConnectionNotice {
  #isShown = false;
  #everConnected = false;

  constructor(
    private readonly status: Status,
    private readonly labels: ChatPageData['labels'],
  ) {}

  /** A brief loss is not worth showing the helplines; being told to wait, or never connecting, is. */
  show(trouble: RequestFailure, failures: number): void {
    if (trouble.kind === 'refused') return;
    const busy = trouble.kind === 'busy';
    this.#isShown = true;
    this.status.say(
      busy ? fillPlaceholders(this.labels.page.busy, { seconds: trouble.seconds }) : this.labels.page.lost,
    );
    if (!busy && failures < 2 && this.#everConnected) return;
    chatElements.offline.hidden = false;
    chatElements.offline.scrollIntoView();
  }

  connected(): void {
    this.#everConnected = true;
    if (!this.#isShown) return;
    this.hide();
    this.status.sayBriefly(this.labels.page.connected);
  }

  hide(): void {
    this.#isShown = false;
    chatElements.offline.hidden = true;
  }
}
