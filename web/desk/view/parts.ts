/** The desk's fixed parts. Each is the element of page.html with that id. */
interface Parts {
  readonly clock: HTMLElement;
  readonly status: HTMLElement;
  readonly practice: HTMLElement;
  readonly handler: HTMLElement;
  readonly keysButton: HTMLElement;
  readonly practiceButton: HTMLElement;
  readonly endButton: HTMLElement;
  readonly quick: HTMLElement;
  readonly path: HTMLElement;
  readonly centre: HTMLElement;
  readonly stepName: HTMLElement;
  readonly caller: HTMLElement;
  readonly callerSays: HTMLElement;
  readonly first: HTMLElement;
  readonly say: HTMLElement;
  readonly listenFor: HTMLElement;
  readonly choices: HTMLElement;
  readonly body: HTMLElement;
  readonly onward: HTMLElement;
  readonly strip: HTMLElement;
  readonly stripText: HTMLElement;
  readonly stripDo: HTMLElement;
  readonly form: HTMLFormElement;
  readonly box: HTMLTextAreaElement;
  readonly panel: HTMLElement;
  readonly soFar: HTMLElement;
  /** JSON, see {@link DeskWords}. */
  readonly words: HTMLElement;
}

const found = [...document.querySelectorAll('[id]')].map((element) => [element.id, element]);
// What the document holds cannot be known to the compiler.
export const parts = Object.fromEntries(found) as Parts;
