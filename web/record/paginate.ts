import { el } from '../shared/el';

/** Fewer letters of a text than this are not left at the foot of a page by themselves. */
const FEWEST = 120;

/** Cuts what is printed into pages, with a foot to each. Most browsers number none. */
export class Pages {
  #content: HTMLElement;
  /** Of the section that is being added. */
  #title = '';
  readonly #feet: HTMLElement[] = [];

  /**
   * @param paper in the document, where it is laid out as it will be printed
   * @param continued the heading of a section that goes on from the page before: a page may be lost, or read by itself
   */
  constructor(
    private readonly paper: HTMLElement,
    private readonly continued: (title: string) => string,
  ) {
    this.#content = this.#turn();
  }

  /** Puts a block below the last one. Where it does not fit it begins another page, or goes on there if it is long. */
  add(block: HTMLElement): void {
    if (block.tagName === 'H2') this.#title = block.textContent ?? '';
    this.#content.append(block);
    if (!this.#isOver) return;
    if (block.offsetHeight > this.#content.clientHeight / 3) this.#split(block);
    else this.#move(block);
  }

  /** @param foot the words at the foot of a page, and of how many it is */
  finish(foot: (page: number, of: number) => readonly string[]): void {
    for (const [place, one] of this.#feet.entries())
      one.append(...foot(place + 1, this.#feet.length).map((words) => el('span', {}, words)));
  }

  get #isOver(): boolean {
    return this.#content.scrollHeight > this.#content.clientHeight + 1;
  }

  #turn(): HTMLElement {
    this.#content = el('div', { class: 'content' });
    const foot = el('div', { class: 'foot' });
    this.#feet.push(foot);
    this.paper.append(el('div', { class: 'page' }, this.#content, foot));
    return this.#content;
  }

  /** Another page, on which the section goes on. Nobody signs a page with nothing else on it. */
  #goOn(block: HTMLElement): void {
    const last = block.previousElementSibling;
    const along = block.classList.contains('sign') && last?.classList.contains('term') ? [last] : [];
    const own = along[0]?.previousElementSibling?.tagName === 'H2' ? along[0].previousElementSibling : undefined;
    const isWithin = this.#title !== '' && (block.classList.contains('term') || along.length > 0);
    const heading = isWithin ? [own ?? el('h2', {}, this.continued(this.#title))] : [];
    this.#turn().append(...heading, ...along, block);
    if (this.#isOver) this.#split(block);
  }

  /** To another page, and its heading with it. */
  #move(block: HTMLElement): void {
    const before = block.previousElementSibling;
    if (!before) return;
    if (before.tagName !== 'H2') {
      this.#goOn(block);
      return;
    }
    if (!before.previousElementSibling) return;
    this.#turn().append(before, block);
    if (this.#isOver) this.#split(block);
  }

  /** Leaves as much of its text as fits, up to a space, and goes on with the rest on another page. */
  #split(block: HTMLElement): void {
    const place = block.lastElementChild ?? block;
    // A form is no text that goes on.
    if (place.childElementCount > 0) {
      this.#move(block);
      return;
    }
    const text = place.textContent ?? '';
    const letters = [...text];
    let [fits, over] = [0, letters.length];
    while (over - fits > 1) {
      const middle = Math.floor((fits + over) / 2);
      place.textContent = letters.slice(0, middle).join('');
      if (this.#isOver) over = middle;
      else fits = middle;
    }
    const space = Math.max(letters.lastIndexOf(' ', fits - 1), letters.lastIndexOf('\n', fits - 1));
    const end = space > fits / 2 ? space + 1 : fits;
    place.textContent = text;
    if (end < FEWEST) {
      this.#move(block);
      return;
    }
    const rest = block.cloneNode(true) as HTMLElement;
    place.textContent = letters.slice(0, end).join('');
    (rest.lastElementChild ?? rest).textContent = letters.slice(end).join('');
    this.#goOn(rest);
  }
}
