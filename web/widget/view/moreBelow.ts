import { byId } from '../../shared/byId';

/** So little of what is next need not be announced: it is half in sight. */
const NEARLY = '24px';
/** How far a press goes: what was last stays in sight. */
const STEP = 0.75;

/** A long answer goes on below the visible part: a button says so, and scrolls there. */
export class MoreBelow {
  readonly #log = byId('log');
  readonly #button = byId('more');
  #watch: IntersectionObserver | undefined;

  constructor() {
    this.#button.addEventListener('click', () => this.#log.scrollBy({ top: this.#log.clientHeight * STEP }));
  }

  /** @param end with this in sight there is nothing more to be told of */
  until(end: HTMLElement): void {
    this.#watch?.disconnect();
    const look: IntersectionObserverCallback = ([seen]) => {
      this.#button.hidden = !seen || seen.isIntersecting || seen.boundingClientRect.top < (seen.rootBounds?.top ?? 0);
    };
    this.#watch = new IntersectionObserver(look, { root: this.#log, rootMargin: NEARLY });
    this.#watch.observe(end);
  }
}
