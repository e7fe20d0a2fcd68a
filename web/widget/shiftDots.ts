import type { Labels } from '../../model/textIds';
import { el, visuallyHidden } from '../shared/el';
import type { FrameMessage } from './frameMessages';

/** Each press must follow the last within this many milliseconds. */
const PRESS_TIMEOUT = 5000;
/** The number of presses so far, 0 when the count was reset. The third leaves, as in the GOV.UK "Exit this page" pattern. */
const COUNTS: readonly FrameMessage[] = ['shift-0', 'shift-1', 'shift-2'];

/** Three dots that fill as Shift is pressed, announced by a polite live region. */
export class ShiftDots {
  readonly element = el('p', { class: 'shift', role: 'status' });
  #presses = 0;
  #timer = 0;

  /**
   * @param active whether Shift means anything yet
   * @param tell told of each change of the count, for {@link take} on the other side: page and frame count together
   * @param exit called on the third press, in the same task
   */
  constructor(
    private readonly labels: Labels['both'],
    private readonly active: () => boolean,
    private readonly tell: (count: FrameMessage) => void,
    private readonly exit: () => void,
  ) {
    onShiftPresses(
      () => this.#count(this.#presses + 1),
      () => this.#count(0),
    );
  }

  /** Goes on from a count that was made on the other side, where it is shown. */
  take(word: FrameMessage): void {
    const presses = COUNTS.indexOf(word);
    if (presses < 0) return;
    // The other side tells when the time is over, unless it is gone.
    this.#set(presses, 2 * PRESS_TIMEOUT);
    this.element.classList.remove('shown');
  }

  #count(presses: number): void {
    if (!this.active() || (!presses && !this.#presses)) return;
    const word = COUNTS[presses];
    this.#set(word ? presses : 0);
    if (!word) {
      this.exit();
      return;
    }
    this.#show(presses);
    this.tell(word);
  }

  #set(presses: number, timeout = PRESS_TIMEOUT): void {
    clearTimeout(this.#timer);
    this.#presses = presses;
    if (presses) this.#timer = window.setTimeout(() => this.#count(0), timeout);
  }

  #show(presses: number): void {
    const said = [this.labels['shift-none'], this.labels['shift-two'], this.labels['shift-one']];
    const dots = [1, 2, 3].map((dot) => el('i', { class: dot > presses ? undefined : 'on' }));
    const text = said[presses] ?? '';
    this.element.replaceChildren(...(presses ? [...dots, el('span', {}, text)] : [visuallyHidden(text)]));
    this.element.classList.toggle('shown', presses > 0);
  }
}

/** Shift used to type a capital, or held while pressing a pointer, does not count; any other key resets the count. */
function onShiftPresses(pressed: () => void, reset: () => void): void {
  let alone = false;
  const down = (event: KeyboardEvent) => {
    if (event.repeat) return;
    alone = event.key === 'Shift';
    if (!alone) reset();
  };
  const up = (event: KeyboardEvent) => {
    if (event.key !== 'Shift' || !alone) return;
    alone = false;
    pressed();
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
