const PRESSES = 3;
/** Each press must follow the last within this many milliseconds. */
const PRESS_TIMEOUT = 5000;

/**
 * Listens for Shift pressed three times on its own, as in the GOV.UK "Exit this page" pattern.
 * Shift used to type a capital does not count, and any other key resets the count.
 * @param told called with the number of presses so far: 1, 2, 3, and 0 when the count is reset
 */
export function onShiftPresses(told: (presses: number) => void): void {
  let presses = 0;
  let alone = false;
  let timer = 0;

  const count = (now: number) => {
    clearTimeout(timer);
    if (now || presses) told(now);
    presses = now === PRESSES ? 0 : now;
    if (presses) timer = window.setTimeout(count, PRESS_TIMEOUT, 0);
  };

  // In the capture phase, so that nothing else on the page can stop the keys first.
  addEventListener(
    'keydown',
    (event) => {
      if (event.repeat) return;
      alone = event.key === 'Shift';
      if (!alone) count(0);
    },
    true,
  );
  addEventListener(
    'keyup',
    (event) => {
      if (event.key !== 'Shift' || !alone) return;
      alone = false;
      count(presses + 1);
    },
    true,
  );
  // Shift held during a click selects text or opens a window: not a press on its own.
  addEventListener(
    'pointerdown',
    () => {
      alone = false;
    },
    true,
  );
}
