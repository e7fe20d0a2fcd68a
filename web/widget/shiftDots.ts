import { el, visuallyHidden } from '../shared/el';
import { onShiftPresses } from './shiftPresses';

interface ShiftLabels {
  readonly 'both-shift-two': string;
  readonly 'both-shift-one': string;
  readonly 'both-shift-none': string;
}

/**
 * Three dots that fill as Shift is pressed, announced by a polite live region.
 * @param active whether Shift means anything yet
 * @param exit called on the third press, in the same task
 */
export function shiftDots(labels: ShiftLabels, active: () => boolean, exit: () => void): HTMLElement {
  const said = [labels['both-shift-none'], labels['both-shift-two'], labels['both-shift-one']];
  const box = el('p', { class: 'shift', role: 'status' });
  onShiftPresses((presses) => {
    if (!active()) return;
    if (presses > 2) return exit();
    const dots = [1, 2, 3].map((dot) => el('i', dot > presses ? {} : { class: 'on' }));
    const text = said[presses] ?? '';
    box.replaceChildren(...(presses ? [...dots, el('span', {}, text)] : [visuallyHidden(text)]));
    box.classList.toggle('shown', presses > 0);
  });
  return box;
}
