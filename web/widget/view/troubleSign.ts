import type { Trouble } from '../../direct-line/trouble';
import { fill, type PageWords } from '../words';
import { parts } from './parts';
import type { Status } from './status';

/** Tells when the chat does not get through, and shows who else can help meanwhile. */
export class TroubleSign {
  #shown = false;
  #everConnected = false;

  constructor(
    private readonly status: Status,
    private readonly labels: PageWords['labels'],
  ) {}

  /** A connection that comes back at once is not worth the helplines; being told to wait, or never getting through, is. */
  show(trouble: Trouble, failures: number): void {
    if (trouble.kind === 'refused') return;
    const busy = trouble.kind === 'busy';
    this.#shown = true;
    this.status.say(
      busy ? fill(this.labels['page-busy'], { seconds: trouble.seconds }) : this.labels['page-lost'],
    );
    if (!busy && failures < 2 && this.#everConnected) return;
    parts.offline.hidden = false;
    parts.offline.scrollIntoView();
  }

  over(): void {
    this.#everConnected = true;
    if (!this.#shown) return;
    this.hide();
    this.status.sayBriefly(this.labels['page-connected']);
  }

  hide(): void {
    this.#shown = false;
    parts.offline.hidden = true;
  }
}
