import { el } from '../shared/el';
import type { Helpline } from './pageData';

/** 999 and the main helplines, each as a call link. */
export function helplineList(helplines: readonly Helpline[]): HTMLElement {
  return el('ul', { class: 'helplines' }, ...helplines.map(entry));
}

function entry({ name, number }: Helpline): HTMLElement {
  return el('li', {}, el('a', { href: telHref(number) }, el('span', {}, name), ' ', el('b', {}, number)));
}

export function telHref(number: string): string {
  return `tel:${number.replace(/\D/g, '')}`;
}
