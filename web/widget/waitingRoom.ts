import { el } from '../shared/el';
import { helplineList, tel } from './helplines';
import type { Helpline, HostWords } from './words';

const EMERGENCY = '999';

/** Stands where the chat will be until its page has come; and in its stead, when it does not come. */
export class WaitingRoom {
  readonly element: HTMLElement;
  readonly #words: HTMLElement;

  /** @param buttons ways to hide the chat and to leave: they are there from the first moment */
  constructor(
    private readonly labels: HostWords['labels'],
    private readonly helplines: readonly Helpline[],
    buttons: readonly HTMLButtonElement[],
  ) {
    this.#words = el('p', { role: 'status' }, labels['host-opening']);
    this.element = el('div', { class: 'waiting' }, el('div', { class: 'head' }, ...buttons), this.#words);
  }

  focus(): void {
    this.element.querySelector('button')?.focus();
  }

  giveHelplines(): void {
    const call = el('a', { class: 'emergency', href: tel(EMERGENCY) }, this.labels['both-call-999']);
    this.#words.textContent = this.labels['host-unreachable'];
    this.element.append(call, helplineList(this.helplines));
  }
}
