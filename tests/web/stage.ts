import type { Browser, BrowserContextOptions } from 'playwright-core';
import { type BuiltWidget, builtWidget } from '../builtWidget';
import { openBrowser, type Visit, visit } from './browser';
import { FakeServer } from './fakeServer';

/** What a file of browser tests plays on: one Chromium, one pretended server, and a fresh tab for each test. */
export interface Stage {
  readonly server: FakeServer;
  /** The tab of the present test. */
  readonly tab: Visit;
  /** What building the widget printed, and whether it failed. */
  readonly built: BuiltWidget;
  /** Opens the test's tab: on the host site, or wherever `url` says. */
  visit(options?: BrowserContextOptions, url?: string): Promise<Visit>;
}

/** Sets the stage for the tests of the file that calls it, and clears it after each. */
export function useStage(): Stage {
  const built = builtWidget();
  const set: { browser?: Browser; server?: FakeServer; tab?: Visit } = {};
  beforeAll(async () => {
    [set.server, set.browser] = await Promise.all([FakeServer.start(built.folder), openBrowser()]);
  }, 30_000);
  afterAll(async () => {
    await set.browser?.close();
    await set.server?.close();
  });
  afterEach(async () => {
    await set.tab?.close();
    set.server?.reset();
  });
  return {
    built,
    get server() {
      return there(set.server);
    },
    get tab() {
      return there(set.tab);
    },
    async visit(options, url) {
      await set.tab?.close();
      set.tab = await visit(there(set.browser), there(set.server), options, url);
      return set.tab;
    },
  };
}

function there<T>(what: T | undefined): T {
  if (what === undefined) throw new Error('The stage is only there while a test is running.');
  return what;
}
