import type { ChatPageData } from '../pageData';
import { fillPlaceholders } from '../pageData';

/** The longest message that the server accepts, in characters. */
const MAX_LENGTH = 4000;

interface ComposerElements {
  readonly form: HTMLFormElement;
  readonly box: HTMLTextAreaElement;
}

/** The text box. Enter sends, Shift+Enter starts a new line. */
export class Composer {
  constructor(
    private readonly elements: ComposerElements,
    private readonly labels: ChatPageData['labels'],
    private readonly hint: (text: string) => void,
    private readonly send: (text: string) => void,
  ) {
    const { form, box } = elements;
    box.addEventListener('input', () => this.#onInput());
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
    this.elements.box.value = '';
    this.#onInput();
  }

  #submit(): void {
    const text = this.elements.box.value.trim();
    if (text && !this.#tooLong()) {
      this.clear();
      this.send(text);
    }
  }

  #tooLong(): boolean {
    const over = this.elements.box.value.trim().length - MAX_LENGTH;
    if (over > 0) this.hint(fillPlaceholders(this.labels.page['too-long'], { over }));
    return over > 0;
  }

  #onInput(): void {
    const { box } = this.elements;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
    const was = box.getAttribute('aria-invalid') === 'true';
    const is = this.#tooLong();
    box.setAttribute('aria-invalid', String(is));
    if (was && !is) this.hint('');
  }
}
