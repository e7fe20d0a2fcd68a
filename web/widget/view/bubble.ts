import type { LetterState } from '../../direct-line/outbox';
import { el, unseen } from '../../shared/el';

export interface BubbleLabels {
  readonly 'page-you-said': string;
  readonly 'page-sending': string;
  readonly 'page-sent': string;
  readonly 'page-failed': string;
  readonly 'page-again': string;
}

/** Something the person said, and how far it has come. The line that tells it is always there, so that nothing jumps. */
export class Bubble {
  readonly element: HTMLElement;
  readonly #fate = el('p', { class: 'fate small' });

  constructor(
    text: string,
    private readonly labels: BubbleLabels,
    private readonly again: () => void,
  ) {
    const words = el('div', { class: 'words' }, unseen(`${labels['page-you-said']} `), text);
    this.element = el('div', { class: 'said mine' }, words, this.#fate);
  }

  show(state: LetterState): void {
    // Echoed already: then it has arrived, whatever became of the answer that says so.
    if (this.element.dataset.state === 'sent') return;
    this.element.dataset.state = state;
    this.#fate.replaceChildren(this.labels[`page-${state}`]);
    if (state !== 'failed') return;
    const again = el('button', { class: 'quiet' }, this.labels['page-again']);
    again.addEventListener('click', this.again);
    this.#fate.append(again);
  }
}
