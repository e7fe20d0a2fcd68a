import { until } from '../browser';
import type { FakeServer } from '../fakeServer';
import { BLANK } from '../leaving';
import type { Place, Tab } from './engine';

interface Reading {
  readonly boxes: number;
  readonly text: string;
  readonly title: string;
}

/** What somebody does and sees on the host site, in whatever browser. */
export class Visitor {
  constructor(
    readonly tab: Tab,
    private readonly server: FakeServer,
  ) {}

  async goTo(route: string): Promise<void> {
    await this.tab.goTo(this.server.url('police', route));
    await this.sees('page', 'h1', `Police ${route.replace(/#.*/, '')}`);
  }

  /** Waits for an element that says this. */
  async sees(place: Place, selector: string, words: string): Promise<void> {
    const read = (where: string) => {
      const inside = document.querySelector('[data-waymark]')?.shadowRoot;
      const all = [
        ...(inside?.querySelectorAll<HTMLElement>(where) ?? []),
        ...document.querySelectorAll<HTMLElement>(where),
      ];
      return all.map((one) => (one.getClientRects().length ? one.innerText : '')).join(' | ');
    };
    await until(
      // A frame that is just being loaded has no answer.
      () => this.tab.run(place, read, selector).catch(() => ''),
      (text: string | null) => text?.includes(words) === true,
    );
  }

  async openChat(): Promise<void> {
    await this.sees('page', 'button.open', 'Worried');
    await this.tab.click('page', 'button.open');
    await this.sees('frame', '#begin', 'Start');
  }

  async begin(): Promise<void> {
    await this.openChat();
    await this.tab.click('frame', '#begin');
    await this.sees('frame', '.choices', 'No');
  }

  /** Answers every question, no to danger and the first answer to all others, until a helpline can be called. */
  async goToHelplines(): Promise<void> {
    await until(
      () => this.tab.run('frame', answerOnce).catch(() => false),
      (there) => there,
    );
  }

  async shift(times: number): Promise<void> {
    for (let at = 0; at < times; at++) await this.tab.shift();
  }

  /** @returns once the old page is gone */
  async reload(): Promise<void> {
    await this.tab.run('page', () => document.documentElement.classList.add('old'));
    await this.tab.reload();
    const isOld = () => document.documentElement.classList.contains('old');
    await until(
      () => this.tab.run('page', isOld).catch(() => true),
      (old) => !old,
    );
  }

  /** Waits until nothing can be read on the page that is there. */
  async isBlank(): Promise<void> {
    const last = () => JSON.parse(this.server.seen.at(-1) ?? '{}') as Reading;
    expect(await until(last, ({ boxes }) => boxes === 0)).toEqual(BLANK);
  }

  async isAway(): Promise<void> {
    await until(
      () => this.tab.url().catch(() => ''),
      (url) => url === this.server.url('neutral'),
    );
  }

  /** Presses Back, and gives all that could be read until the neutral page was there again. */
  async readAfterBack(): Promise<string> {
    this.server.seen.length = 0;
    const asked = this.server.requests.length;
    await this.tab.back();
    // The page in between leaves again: the neutral page is asked for anew.
    await until(() => this.server.requests.slice(asked).some((one) => one === 'neutral/'), Boolean);
    await this.isAway();
    return this.server.seen.map((each) => (JSON.parse(each) as Reading).text).join('');
  }
}

/** Answers the question that waits, if it was not answered before. @returns whether helplines are there instead */
function answerOnce(): boolean {
  if (document.querySelector('#log .card a[href^="tel:0"]')) return true;
  const waiting = [...document.querySelectorAll<HTMLElement>('#log .choices:not(.answered)')].at(-1);
  waiting?.classList.add('answered');
  const buttons = [...(waiting?.querySelectorAll<HTMLElement>('button.choice') ?? [])];
  waiting?.querySelector<HTMLElement>('input')?.click();
  const done = waiting?.querySelector<HTMLElement>('.done');
  (done ?? buttons.find((each) => !each.innerText.includes('I am in danger')))?.click();
  return false;
}
