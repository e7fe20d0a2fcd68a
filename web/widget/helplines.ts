import { el } from '../shared/el';
import type { Helpline } from './words';

/** 999 and the main helplines, each a call away. */
export function helplineList(helplines: readonly Helpline[]): HTMLElement {
  return el('ul', { class: 'helplines' }, ...helplines.map(entry));
}

function entry({ name, number }: Helpline): HTMLElement {
  return el('li', {}, el('a', { href: tel(number) }, el('span', {}, name), ' ', el('b', {}, number)));
}

export function tel(number: string): string {
  return `tel:${number.replace(/\D/g, '')}`;
}
