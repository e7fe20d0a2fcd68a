/** Two keys within this time are typing, in milliseconds: nobody reads a screen and answers it twice as fast. */
const BURST = 200;

/** Sets a timer, and returns what cancels it. */
export type Timer = (run: () => void, milliseconds: number) => () => void;

/**
 * Tells a single key from typing. A key waits a moment: if another follows, both were meant for the text box, and
 * neither does anything else.
 */
export class TypingGuard {
  #held: { readonly text: string; readonly act: () => void; readonly cancel: () => void } | undefined;

  /** @param typed writes what was typed into the text box, and moves the focus there */
  constructor(
    private readonly timer: Timer,
    private readonly typed: (text: string) => void,
  ) {}

  /**
   * @param text what the key would write
   * @param act what it does by itself
   */
  press(text: string, act: () => void): void {
    const before = this.#held;
    before?.cancel();
    this.#held = undefined;
    if (before) {
      this.typed(before.text + text);
      return;
    }
    const cancel = this.timer(() => {
      this.#held = undefined;
      act();
    }, BURST);
    this.#held = { text, act, cancel };
  }

  get isHolding(): boolean {
    return this.#held !== undefined;
  }

  /** Enter ends a list of ticks: the last of them counts. */
  flush(): void {
    const held = this.#held;
    this.drop();
    held?.act();
  }

  /** A key that acts by itself whatever goes before, such as Escape. */
  drop(): void {
    this.#held?.cancel();
    this.#held = undefined;
  }
}
