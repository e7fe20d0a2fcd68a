/** Where something is done: in the page, the widget's part of it included, or in its frame: the chat's, if there is one. */
export type Place = 'page' | 'frame';

/** One tab of a real browser, driven in the same way whatever its engine. */
export interface Tab {
  /** Sets out for an address; the page may take its time. */
  goTo(url: string): Promise<void>;
  /** As the browser's own buttons. */
  back(): Promise<void>;
  reload(): Promise<void>;
  /** Empty while one page gives way to another. */
  url(): Promise<string>;
  /** Runs a function there. @throws while one page gives way to another */
  run<T, A extends readonly unknown[]>(place: Place, work: (...given: A) => T, ...given: A): Promise<T>;
  /** Presses with the pointer what the selector finds there first. */
  click(place: Place, selector: string): Promise<void>;
  /** Presses and releases Shift where the focus is. */
  shift(): Promise<void>;
  screenshot(): Promise<Buffer>;
}

export interface Browser {
  /** Opens a new tab, with nothing behind it, and closes the last one. */
  tab(settings?: Preferences): Promise<Tab>;
  close(): Promise<void>;
}

export interface Preferences {
  /** Whether sites may keep anything in the browser. */
  readonly storage?: boolean;
}

export interface Engine {
  readonly name: string;
  /** What has to be installed for it, where it is missing here. */
  readonly missing: string | undefined;
  /** Whether it can be told to keep nothing for any site. */
  readonly blocksStorage?: boolean;
  start(): Promise<Browser>;
}
