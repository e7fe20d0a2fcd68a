import type { Labels } from '../../model/textIds';
import { el, visuallyHidden } from '../shared/el';

/** As in the GOV.UK "Exit this page" pattern. */
const PRESSES = 3;
/** Each press must follow the last within this many milliseconds. */
const PRESS_TIMEOUT = 5000;

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
    if (presses === PRESSES) return exit();
    const dots = [1, 2, 3].map((dot) => el('i', { class: dot > presses ? undefined : 'on' }));
    const text = said[presses] ?? '';
    box.replaceChildren(...(presses ? [...dots, el('span', {}, text)] : [visuallyHidden(text)]));
    box.classList.toggle('shown', presses > 0);
  });
  return box;
}

/**
 * Shift used to type a capital does not count, and any other key resets the count.
 * @param told called with the number of presses so far: 1, 2, 3, and 0 when the count is reset
 */
function onShiftPresses(told: (presses: number) => void): void {
  let presses = 0;
  let alone = false;
  let timer = 0;
  const count = (now: number) => {
    clearTimeout(timer);
    if (now || presses) told(now);
    presses = now === PRESSES ? 0 : now;
    if (presses) timer = window.setTimeout(count, PRESS_TIMEOUT, 0);
  };
  const down = (event: KeyboardEvent) => {
    if (event.repeat) return;
    alone = event.key === 'Shift';
    if (!alone) count(0);
  };
  const up = (event: KeyboardEvent) => {
    if (event.key !== 'Shift' || !alone) return;
    alone = false;
    count(presses + 1);
  };
  // Shift held during a click selects text or opens a window: not a press on its own.
  const click = () => {
    alone = false;
  };
  // In the capture phase, so that nothing else on the page can stop the keys first.
  addEventListener('keydown', down, true);
  addEventListener('keyup', up, true);
  addEventListener('pointerdown', click, true);
}
