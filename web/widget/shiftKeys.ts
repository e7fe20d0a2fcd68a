const PRESSES = 3;
/** Each press must come within this many milliseconds of the last. */
const PATIENCE = 5000;

/**
 * Listens for Shift pressed three times, by itself, as in the GOV.UK "Exit this page" pattern.
 * Shift that makes a capital does not count, and any other key begins the count anew.
 * @param told hears how many presses there have been: 1, 2, 3, and 0 when the count is dropped
 */
export function watchShift(told: (presses: number) => void): void {
  let presses = 0;
  let alone = false;
  let timer = 0;

  const count = (now: number) => {
    clearTimeout(timer);
    if (now || presses) told(now);
    presses = now === PRESSES ? 0 : now;
    if (presses) timer = window.setTimeout(count, PATIENCE, 0);
  };

  // While capturing, so that nothing else on the page can keep the keys from us.
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
  // Shift held for a click selects text or opens a window: not a press by itself.
  addEventListener(
    'pointerdown',
    () => {
      alone = false;
    },
    true,
  );
}
