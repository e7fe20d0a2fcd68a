import { el } from '../shared/el';
import { helplineList, telHref } from './helplineList';
import type { Helpline, LoaderData } from './pageData';

const EMERGENCY = '999';

/** Shown until the chat page has loaded; it shows the helplines when the page does not load. */
export class LoadingScreen {
  readonly element: HTMLElement;
  readonly #message: HTMLElement;

  /** @param buttons hide the chat and exit: both work from the first moment */
  constructor(
    private readonly labels: LoaderData['labels'],
    private readonly helplines: readonly Helpline[],
    buttons: readonly HTMLButtonElement[],
  ) {
    this.#message = el('p', { role: 'status' }, labels.host.opening);
    this.element = el('div', { class: 'waiting' }, el('div', { class: 'head' }, ...buttons), this.#message);
  }

  focus(): void {
    this.element.querySelector('button')?.focus();
  }

  showHelplines(): void {
    const call = el('a', { class: 'emergency', href: telHref(EMERGENCY) }, this.labels.both['call-999']);
    this.#message.textContent = this.labels.host.unreachable;
    this.element.append(call, helplineList(this.helplines));
  }
}
