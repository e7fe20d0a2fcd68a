import type { Place, Tab } from './engine';

/** W3C WebDriver commands by their names in Firefox, with where a driver that speaks HTTP has them. */
export const COMMANDS = {
  Navigate: 'POST url',
  GetCurrentURL: 'GET url',
  Back: 'POST back',
  Refresh: 'POST refresh',
  ExecuteScript: 'POST execute/sync',
  SwitchToFrame: 'POST frame',
  ElementClick: 'POST element/{id}/click',
  PerformActions: 'POST actions',
  TakeScreenshot: 'GET screenshot',
  NewWindow: 'POST window/new',
  CloseWindow: 'DELETE window',
  SwitchToWindow: 'POST window',
} as const;

export type Command = keyof typeof COMMANDS;

/** Sends a command, and gives the value that it was answered with. */
export type Send = (command: Command, parameters?: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The key under which WebDriver hands over an element. */
export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
type ElementReference = Readonly<Record<typeof ELEMENT, string>>;

/** The Shift key, in WebDriver's own alphabet. */
const SHIFT = '\uE008';

/** A tab of a browser that speaks WebDriver. */
export class WebDriverTab implements Tab {
  private place: Place = 'page';

  private constructor(private readonly send: Send) {}

  /** Opens a new tab, and closes the one before. */
  static async open(send: Send): Promise<WebDriverTab> {
    const { handle } = (await send('NewWindow', { type: 'tab' })) as { readonly handle: string };
    await send('CloseWindow');
    await send('SwitchToWindow', { handle });
    return new WebDriverTab(send);
  }

  async goTo(url: string): Promise<void> {
    await this.leaveFrame();
    await this.send('Navigate', { url });
  }

  async back(): Promise<void> {
    await this.leaveFrame();
    await this.send('Back');
  }

  async reload(): Promise<void> {
    await this.leaveFrame();
    await this.send('Refresh');
  }

  async url(): Promise<string> {
    await this.leaveFrame();
    return String(await this.send('GetCurrentURL'));
  }

  async run<T, A extends readonly unknown[]>(place: Place, work: (...given: A) => T, ...given: A): Promise<T> {
    await this.enter(place);
    return this.execute(work, given);
  }

  async click(place: Place, selector: string): Promise<void> {
    await this.enter(place);
    const element = await this.execute(find, [selector]);
    // Where the page scrolls smoothly, the driver presses before it is there.
    await this.execute((one) => one.scrollIntoView({ block: 'nearest', behavior: 'instant' }), [element]);
    await this.send('ElementClick', { id: (element as unknown as ElementReference)[ELEMENT] });
  }

  async shift(): Promise<void> {
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: SHIFT }));
    await this.send('PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async screenshot(): Promise<Buffer> {
    await this.leaveFrame();
    return Buffer.from(String(await this.send('TakeScreenshot')), 'base64');
  }

  private async execute<T, A extends readonly unknown[]>(work: (...given: A) => T, given: A): Promise<T> {
    const script = `return (${work}).apply(null, arguments)`;
    return (await this.send('ExecuteScript', { script, args: given })) as T;
  }

  private async enter(place: Place): Promise<void> {
    if (place === 'page') return this.leaveFrame();
    await this.leaveFrame();
    const frame = await this.execute(find, ['iframe']);
    await this.send('SwitchToFrame', { id: frame });
    this.place = 'frame';
  }

  private async leaveFrame(): Promise<void> {
    if (this.place === 'frame') await this.send('SwitchToFrame', { id: null });
    this.place = 'page';
  }
}

/** @throws what a driver tells when there is no such element */
function find(selector: string): Element {
  const inside = document.querySelector('[data-waymark]')?.shadowRoot;
  const found = inside?.querySelector(selector) ?? document.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}
