import { el } from './el';

/** A helpline built into the page, above all for when the chat cannot be reached. */
export interface Helpline {
  readonly name: string;
  /** Grouped, as people say it. */
  readonly number: string;
  /** Its hours of a week, in words. */
  readonly hours: string;
  /** When it is open, in milliseconds since 1970, for about a day from when the page was made. */
  readonly open: readonly (readonly [from: number, to: number])[];
}

/**
 * The main helplines, each as a call link with its hours; those that are open now come first.
 * @param openNow the words for that
 */
export function helplineList(helplines: readonly Helpline[], openNow: string, now = Date.now()): HTMLElement {
  const isOpen = ({ open }: Helpline) => open.some(([from, to]) => from <= now && now < to);
  const ordered = [...helplines].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  const items = ordered.map((each) => {
    const { name, number, hours } = each;
    const when = el('small', {}, isOpen(each) && el('b', {}, openNow), isOpen(each) && '. ', hours);
    return el('li', {}, el('a', { href: telHref(number) }, el('span', {}, name), ' ', el('b', {}, number)), when);
  });
  return el('ul', { class: 'helplines' }, ...items);
}

export function telHref(number: string): string {
  return `tel:${number.replace(/\D/g, '')}`;
}
