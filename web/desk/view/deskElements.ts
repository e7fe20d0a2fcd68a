/** The desk's fixed elements. Each is the element of page.html with that id. */
interface DeskElements {
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
  /** JSON, see {@link DeskPageData}. */
  readonly words: HTMLElement;
}

const found = [...document.querySelectorAll('[id]')].map((element) => [element.id, element]);
// The compiler cannot know which ids the document has.
export const deskElements = Object.fromEntries(found) as DeskElements;
