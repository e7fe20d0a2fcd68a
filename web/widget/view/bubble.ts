import type { Labels } from '../../../model/textIds';
import type { DeliveryState } from '../../direct-line/outbox';
import { el, visuallyHidden } from '../../shared/el';

/** Something the person said, and its delivery state. The state's line is always there, so that nothing jumps. */
export class Bubble {
  readonly element: HTMLElement;
  readonly #delivery = el('p', { class: 'fate small' });

  constructor(
    text: string,
    private readonly labels: Labels['page'],
    private readonly retry: () => void,
  ) {
    const words = el('div', { class: 'words' }, visuallyHidden(`${labels['you-said']} `), text);
    this.element = el('div', { class: 'said mine' }, words, this.#delivery);
  }

  show(state: DeliveryState): void {
    // Echoed already: it was delivered, even if the response to the request was lost.
    if (this.element.dataset.state === 'sent') return;
    this.element.dataset.state = state;
    this.#delivery.replaceChildren(this.labels[state]);
    if (state !== 'failed') return;
    const again = el('button', { class: 'quiet' }, this.labels.again);
    again.addEventListener('click', this.retry);
    this.#delivery.append(again);
  }
}
