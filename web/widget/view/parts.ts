/** The chat page's fixed parts. Each is the element of page.html with that id. */
interface Parts {
  /** The three screens: before the first message, the chat, and after it has ended. */
  readonly notice: HTMLElement;
  readonly chat: HTMLElement;
  readonly ended: HTMLElement;
  readonly begin: HTMLElement;
  readonly anew: HTMLElement;
  readonly log: HTMLElement;
  /** The very end of the log. */
  readonly end: HTMLElement;
  /** Shown below the messages when the chat does not get through. */
  readonly offline: HTMLElement;
  readonly retry: HTMLElement;
  readonly status: HTMLElement;
  readonly statusText: HTMLElement;
  readonly more: HTMLElement;
  readonly form: HTMLFormElement;
  readonly box: HTMLTextAreaElement;
  /** Below the text box: the usual row, and the one that asks whether to clear everything. */
  readonly usual: HTMLElement;
  readonly clear: HTMLElement;
  readonly sure: HTMLElement;
  readonly clearYes: HTMLElement;
  readonly clearNo: HTMLElement;
  readonly hide: HTMLElement;
  readonly exit: HTMLElement;
  /** JSON, see {@link PageWords}. */
  readonly words: HTMLElement;
}

const found = [...document.querySelectorAll('[id]')].map((element) => [element.id, element]);
// What the document holds cannot be known to the compiler.
export const parts = Object.fromEntries(found) as Parts;

/** @param focus whether the screen takes the focus, at its beginning */
export function showScreen(screen: 'notice' | 'chat' | 'ended', focus: boolean): void {
  for (const name of ['notice', 'chat', 'ended'] as const) parts[name].hidden = name !== screen;
  if (focus) focusScreen();
}

/** Takes the focus to the beginning of what is shown. */
export function focusScreen(): void {
  const heading = document.querySelector<HTMLElement>('main:not([hidden]) h2[tabindex]');
  (heading ?? parts.log).focus();
}
