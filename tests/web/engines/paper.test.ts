import { keptRecord } from '../../../diary/keptRecord';
import { incident } from '../../diary/incident';
import { startRealServer } from '../../realServer';
import { tryTwice, until } from '../browser';
import { chromium } from './chromium';
import type { Browser, Tab } from './engine';
import { firefox } from './firefox';
import { webKit } from './webKit';

/** Words enough for so many lines of a page. */
const lines = (count: number) => Array.from({ length: count * 12 }, (_, at) => `word${at}`).join(' ');
const NOTES = JSON.stringify({
  notes: 1,
  keep: keptRecord({
    incidents: [3, 30, 1, 12, 90, 2, 7, 7, 9].map((count, at) =>
      incident(at + 1, `2026-11-0${at + 1}`, { told: { what: lines(count), where: 'outside my work' } }),
    ),
    next: 10,
    warned: false,
  }),
  text: '',
});

interface PrintedPage {
  readonly begins: string;
  readonly foot: string;
  readonly isOver: boolean;
  readonly text: string;
}

/** What will be printed, page by page; undefined until it is there. */
function printedPages(): readonly PrintedPage[] | undefined {
  const pages = [...document.querySelectorAll<HTMLElement>('#paper .page')];
  if (pages.length === 0) return undefined;
  return pages.map((page) => {
    const [content, foot] = page.children;
    return {
      begins: content?.firstElementChild?.textContent ?? '',
      foot: foot?.textContent ?? '',
      isOver: (content?.scrollHeight ?? 0) > (content?.clientHeight ?? 0) + 1,
      text: content?.textContent ?? '',
    };
  });
}

describe.each([chromium, firefox, webKit])('paper in $name', ({ missing, start }) => {
  const test = missing ? it.skip : it;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startRealServer>>;
  let tab: Tab;

  beforeAll(async () => {
    tryTwice();
    if (!missing) [server, browser] = await Promise.all([startRealServer(), start()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Does this until it says that it could be done. */
  const once = <A extends readonly unknown[]>(work: (...given: A) => boolean, ...given: A) =>
    until(() => tab.run('frame', work, ...given).catch(() => false), Boolean);
  const press = (words: string) =>
    once((said) => {
      const all = [...document.querySelectorAll<HTMLElement>('button:not([aria-disabled="true"])')];
      const button = all.filter((one) => one.getClientRects().length > 0 && one.textContent?.includes(said)).at(-1);
      button?.click();
      return button !== undefined;
    }, words);

  async function openRecord(): Promise<void> {
    tab = await browser.tab();
    await tab.goTo(server.url);
    const isOpened = () => {
      const button = document.querySelector('[data-waymark]')?.shadowRoot?.querySelector<HTMLElement>('button.open');
      button?.click();
      return button !== undefined && button !== null;
    };
    await until(() => tab.run('page', isOpened).catch(() => false), Boolean);
    await press('Start the chat');
    await press('No, not right now');
    await once(() => document.querySelector('#log')?.textContent?.includes('Who is this happening to?') === true);
    await once(() => {
      // A print window would wait for somebody.
      window.print = () => {};
      const box = document.querySelector<HTMLTextAreaElement>('#box');
      if (box) box.value = 'my record';
      box?.dispatchEvent(new Event('input', { bubbles: true }));
      return box !== null;
    });
    await press('Send');
  }

  async function print(button: string): Promise<readonly PrintedPage[]> {
    await press(button);
    const pages = await until(
      () => tab.run('frame', printedPages),
      (found) => (found?.length ?? 0) > 0,
    );
    return pages ?? [];
  }

  test('a saved record is opened, and printed for the police on numbered pages that say what goes on', async () => {
    await openRecord();
    await once((notes) => {
      const input = document.querySelector<HTMLInputElement>('.open-notes input[type=file]');
      if (!input) return false;
      const files = new DataTransfer();
      files.items.add(new File([notes], 'notes.dat'));
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
      return true;
    }, NOTES);
    await once(() => {
      const reader = document.querySelector<HTMLSelectElement>('.record select');
      if (reader) reader.value = 'police';
      return reader !== null;
    });
    const pages = await print('Print, or save as a PDF');
    expect(pages.length).toBeGreaterThan(3);
    for (const [at, { begins, foot, isOver }] of pages.entries()) {
      expect([at, isOver]).toEqual([at, false]);
      expect(foot).toMatch(new RegExp(`^Check number: [0-9a-f ]{71}Page ${at + 1} of ${pages.length}$`));
      expect(begins).toMatch(at === 0 ? /^Notes$/ : /^(Incident \d|In the order of time)/);
    }
    expect(pages.some(({ begins }) => /^Incident 5: .* \(continued\)$/.test(begins))).toBe(true);
    // Nobody signs a page with nothing else on it.
    expect(pages.at(-1)?.text).toMatch(/Incident \d+: .*What happened|Incident \d+: .*Written down/s);
    expect(pages.at(-1)?.text).toMatch(/NameSignatureDate$/);
  }, 120_000);

  test('the blank sheet is one page, with room under each of its headings', async () => {
    await openRecord();
    await press('blank sheet');
    const pages = await print('Print this sheet');
    expect(pages).toHaveLength(1);
    expect(pages[0]?.isOver).toBe(false);
    expect(pages[0]?.text).not.toContain('pasted');
    const bold = () => [...document.querySelectorAll('#paper .blanks b')].length;
    expect(await tab.run('frame', bold)).toBeGreaterThan(10);
  }, 120_000);
});
