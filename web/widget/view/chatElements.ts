/** The chat page's fixed elements. Each is the element of page.html with that id. */
interface ChatElements {
  /** The three screens: before the first message, the chat, and after it has ended. */
  readonly notice: HTMLElement;
  readonly chat: HTMLElement;
  readonly ended: HTMLElement;
  readonly begin: HTMLElement;
  readonly anew: HTMLElement;
  readonly log: HTMLElement;
  /** The very end of the log. */
  readonly end: HTMLElement;
  /** Shown below the messages when the connection is lost. */
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
  /** JSON, see {@link ChatPageData}. */
  readonly words: HTMLElement;
}

const found = [...document.querySelectorAll('[id]')].map((element) => [element.id, element]);
// The compiler cannot know which ids the document has.
export const chatElements = Object.fromEntries(found) as ChatElements;

/** @param focus whether to move the focus to the start of the screen */
export function showScreen(screen: 'notice' | 'chat' | 'ended', focus: boolean): void {
  for (const name of ['notice', 'chat', 'ended'] as const) chatElements[name].hidden = name !== screen;
  if (focus) focusScreen();
}

/** Moves the focus to the start of the visible screen. */
export function focusScreen(): void {
  const heading = document.querySelector<HTMLElement>('main:not([hidden]) h2[tabindex]');
  (heading ?? chatElements.log).focus();
}
