import type { PageWords } from '../words';
import { fill } from '../words';

/** The longest message that the server takes, in characters. */
const LIMIT = 4000;

interface Parts {
  readonly form: HTMLFormElement;
  readonly box: HTMLTextAreaElement;
}

/** Where the person writes. Enter sends, Shift with Enter begins a new line. */
export class Composer {
  constructor(
    private readonly parts: Parts,
    private readonly labels: PageWords['labels'],
    private readonly hint: (text: string) => void,
    private readonly send: (text: string) => void,
  ) {
    const { form, box } = parts;
    box.addEventListener('input', () => this.#changed());
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  clear(): void {
    this.parts.box.value = '';
    this.#changed();
  }

  #submit(): void {
    const text = this.parts.box.value.trim();
    if (text && !this.#tooLong()) {
      this.clear();
      this.send(text);
    }
  }

  #tooLong(): boolean {
    const over = this.parts.box.value.trim().length - LIMIT;
    if (over > 0) this.hint(fill(this.labels['page-too-long'], { over }));
    return over > 0;
  }

  #changed(): void {
    const { box } = this.parts;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
    const was = box.getAttribute('aria-invalid') === 'true';
    const is = this.#tooLong();
    box.setAttribute('aria-invalid', String(is));
    if (was && !is) this.hint('');
  }
}
