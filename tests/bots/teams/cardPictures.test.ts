import type { Browser, Page } from 'playwright-core';
import { cardOf, TeamsConversation } from '../../journeys/teamsConversation';
import { realKnowledge } from '../../realKnowledge';
import { openBrowser } from '../../web/browser';
import { everyCard } from './everyCard';

/** Pixels of a small phone: its width, and what it shows of a chat between the app's bar and the box to type in. */
const WIDTH = 375;
const SCREEN = 520;
const RENDERER = require.resolve('adaptivecards/dist/adaptivecards.min.js');
/** Buttons are as tall as those of Teams on a phone. */
const PAGE = `<style>body { margin: 8px; font: 14px/20px sans-serif } .ac-pushButton { min-height: 32px }</style><main></main>`;

let browser: Browser;
let page: Page;
let teams: TeamsConversation;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: WIDTH, height: SCREEN } });
  await page.setContent(PAGE);
  await page.addScriptTag({ path: RENDERER });
});
afterAll(() => browser.close());
beforeEach(async () => {
  teams = new TeamsConversation(realKnowledge, new Date('2026-11-24T12:00:00Z'));
  await teams.begin();
});

/** As Teams has it. */
const LOOK = {
  spacing: { small: 8, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 12 },
  actions: { actionAlignment: 'stretch', maxActions: 6 },
};

interface Drawn {
  readonly height: number;
  /** What can be read in its first box, and how large the largest letters there are. */
  readonly first: readonly string[];
  readonly size: number;
  /** On buttons that stand beside others and run out of the card. */
  readonly cutOff: readonly string[];
}

/** A message, drawn with all that it can unfold. */
async function drawn(shown = teams.replies.at(-1)): Promise<Drawn> {
  const given = [cardOf(shown ?? {}), LOOK] as const;
  return page.evaluate(async ([json, look]) => {
    const { AdaptiveCards } = globalThis as unknown as { AdaptiveCards: typeof import('adaptivecards') };
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(look);
    card.parse(json);
    const main = document.querySelector('main');
    const element = card.render();
    if (!main || !element) throw new Error('Nothing is drawn.');
    main.replaceChildren(element);
    const texts = [
      ...(element.querySelector('.ac-container') ?? element).querySelectorAll<HTMLElement>('.ac-textBlock'),
    ];
    const sizes = texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize));
    await Promise.all([...element.querySelectorAll('img')].map((image) => image.decode()));
    const { right } = main.getBoundingClientRect();
    const beside = [...element.querySelectorAll<HTMLElement>('.ac-actionSet button:not(:only-child)')];
    const cutOff = beside.filter((one) => one.getBoundingClientRect().right > right);
    return {
      cutOff: cutOff.map((one) => one.innerText),
      height: main.offsetHeight,
      first: texts.map((text) => text.innerText),
      size: Math.max(...sizes),
    };
  }, given);
}

test.each([
  ['is pressed', () => teams.press('Yes, I am in danger'), /Call 999/],
  ['is typed', () => teams.type('hes outside now please help'), /Call 999/],
  ['is of ending their life', () => teams.type('i want to kill myself'), /116 123/],
])('danger that %s is met with one card on one screen, the number first and large', async (_, tell, number) => {
  await tell();
  expect(teams.replies).toHaveLength(1);
  const { height, first, size } = await drawn();
  expect(first.at(-1)).toMatch(number);
  expect([height <= SCREEN, size > 20]).toEqual([true, true]);
});

test('no button that stands beside another runs out of any card on a phone', async () => {
  const cutOff: string[] = [];
  for (const card of await everyCard()) cutOff.push(...(await drawn(card)).cutOff);
  expect([...new Set(cutOff)]).toEqual([]);
});

test('the notice is on one screen of a phone, the address as a code behind a button', async () => {
  teams = new TeamsConversation(realKnowledge, new Date('2026-11-24T12:00:00Z'));
  await teams.send({ type: 'installationUpdate', action: 'add' });
  expect((await drawn()).height).toBeLessThanOrEqual(1.2 * SCREEN);
});

test('a title stands above what it is the title of', async () => {
  await teams.type('i rang 999 and the police are coming');
  expect((await drawn()).first).toEqual([
    expect.stringContaining('Stay safe until they come'),
    expect.stringContaining('Call 999 again'),
  ]);
});

test('an outcome with its first service, and a list of services, are two screens or little more', async () => {
  await teams.press('No, not right now');
  await teams.type('my ex follows me to work every day, i told him to stop, it is getting worse');
  while (!teams.offered().includes('More services')) await teams.press('Skip this one');
  expect(teams.said()).toContain('National Stalking Helpline');
  expect((await drawn(teams.replies[0])).height).toBeLessThanOrEqual(2 * SCREEN);
  await teams.press('More services');
  expect(teams.services().length).toBeGreaterThan(2);
  expect((await drawn(teams.replies[0])).height).toBeLessThanOrEqual(2.5 * SCREEN);
});
