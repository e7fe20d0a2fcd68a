import type { Labels } from '../../model/textIds';
import { el, visuallyHidden } from '../shared/el';
import { onShiftPresses } from './shiftPresses';

/**
 * Three dots that fill as Shift is pressed, announced by a polite live region.
 * @param active whether Shift means anything yet
 * @param exit called on the third press, in the same task
 */
export function shiftDots(labels: Labels['both'], active: () => boolean, exit: () => void): HTMLElement {
  const said = [labels['shift-none'], labels['shift-two'], labels['shift-one']];
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
