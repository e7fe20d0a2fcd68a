import type { Labels } from '../../../model/textIds';
import { MAX_LENGTH } from '../../direct-line/activity';
import { byId } from '../../shared/byId';
import type { Status } from './status';

const box = byId<HTMLTextAreaElement>('box');

/** The text box. Enter sends, Shift+Enter starts a new line. */
export class Composer {
  constructor(
    private readonly labels: Labels['page'],
    private readonly status: Status,
    private readonly send: (text: string) => void,
    typed: () => void,
  ) {
    box.addEventListener('input', () => {
      this.#onInput();
      typed();
    });
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#submit(event);
    });
    byId('form').addEventListener('submit', (event) => this.#submit(event));
  }

  /** What was written and not sent. */
  get draft(): string {
    return box.value.trim();
  }

  set draft(text: string) {
    box.value = text;
    this.#onInput();
  }

  clear(): void {
    this.draft = '';
  }

  /** On a touch screen the keyboard goes, so that what matters now is seen whole; not under the fingers of who is writing. */
  makeRoom(): void {
    if (matchMedia('(pointer: coarse)').matches && !this.draft) box.blur();
  }

  #submit(event: Event): void {
    event.preventDefault();
    const text = box.value.trim();
    if (!text || this.#tooLong()) return;
    this.clear();
    if (this.#isExit(text)) byId('exit').click();
    else this.send(text);
  }

  /** Without asking the server, which may not be there. All other ways to say it are known there alone. */
  #isExit(text: string): boolean {
    const words = text.toLowerCase().replace(/[^\p{L}\s]/gu, '');
    return this.labels['exit-words'].split(', ').includes(words.trim());
  }

  #tooLong(): boolean {
    const over = box.value.trim().length - MAX_LENGTH;
    if (over > 0) this.status.say(this.labels['too-long'].replace('{over}', String(over)));
    return over > 0;
  }

  #onInput(): void {
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
    const was = box.getAttribute('aria-invalid') === 'true';
    const is = this.#tooLong();
    box.setAttribute('aria-invalid', String(is));
    if (was && !is) this.status.clear();
  }
}
