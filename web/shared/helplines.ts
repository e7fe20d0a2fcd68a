import { el } from './el';

/** A helpline built into the page, above all for when the chat cannot be reached. */
export interface Helpline {
  readonly name: string;
  /** Grouped, as people say it. */
  readonly number: string;
  /** When somebody answers, where there is room to say it: "Open day and night". */
  readonly hours?: string;
}

/** 999 and the main helplines, each as a call link. */
export function helplineList(helplines: readonly Helpline[]): HTMLElement {
  const items = helplines.map(({ name, number, hours }) =>
    el(
      'li',
      {},
      el(
        'a',
        { href: telHref(number) },
        el('span', {}, name),
        ' ',
        el('b', {}, number),
        hours && el('span', { class: 'small' }, hours),
      ),
    ),
  );
  return el('ul', { class: 'helplines' }, ...items);
}

export function telHref(number: string): string {
  return `tel:${number.replace(/\D/g, '')}`;
}
