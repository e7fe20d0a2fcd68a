import { el, unseen } from '../shared/el';
import { watchShift } from './shiftKeys';

interface Labels {
  readonly 'both-shift-two': string;
  readonly 'both-shift-one': string;
  readonly 'both-shift-none': string;
}

/**
 * Three dots that fill as Shift is pressed, and say so politely.
 * @param active whether Shift means anything yet
 * @param exit called on the third press, within its task
 */
export function shiftDots(labels: Labels, active: () => boolean, exit: () => void): HTMLElement {
  const said = [labels['both-shift-none'], labels['both-shift-two'], labels['both-shift-one']];
  const box = el('p', { class: 'shift', role: 'status' });
  watchShift((presses) => {
    if (!active()) return;
    if (presses > 2) return exit();
    const dots = [1, 2, 3].map((dot) => el('i', dot > presses ? {} : { class: 'on' }));
    const text = said[presses] ?? '';
    box.replaceChildren(...(presses ? [...dots, el('span', {}, text)] : [unseen(text)]));
    box.classList.toggle('shown', presses > 0);
  });
  return box;
}
