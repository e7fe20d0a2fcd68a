import type { Frame } from 'playwright-core';
import { simulatedBot } from '../../commands/measureConversations';
import { emergencyScreens, questionScreens, recaps } from '../../commands/screens/everyScreen';
import type { Screen } from '../../commands/screens/screen';
import type { ActionExtras } from '../../model/protocol/activities';
import type { SimulatedButton } from '../../training/simulate/heard';
import { MORNING, realKnowledge } from '../realKnowledge';
import { until, write } from './browser';
import type { Said } from './fakeConversation';
import { useStage } from './stage';

const stage = useStage();
const SOURCE = { knowledge: realKnowledge, bot: simulatedBot(realKnowledge), now: MORNING };

/** Of all screens those that look different: one for each set of words and answers at the end. */
async function differing(
  screens: AsyncGenerator<Screen>,
  keyOf: (screen: Screen) => string,
): Promise<readonly Screen[]> {
  const found = new Map<string, Screen>();
  for await (const screen of screens) {
    const key = keyOf(screen);
    const other = found.get(key);
    if (key && (!other || other.words < screen.words)) found.set(key, screen);
  }
  return [...found.values()];
}

/** The question of one answer that is asked last, with its answers; not one of more answers than there is room for. */
const asked = (most: number) => (screen: Screen) => {
  const { replies } = screen;
  const last = replies.at(-1);
  const { kind, choose } = last?.channelData?.waymark ?? {};
  const actions = (last?.suggestedActions?.actions ?? []) as readonly (SimulatedButton & {
    channelData?: ActionExtras;
  })[];
  const titles = actions.filter(({ channelData }) => !channelData?.minor).map(({ title }) => title);
  const isWanted = kind === 'question' && choose === 'one' && titles.length <= most;
  return isWanted ? [last?.text, ...titles].join('|') : '';
};

/** What of these cannot be seen whole, of the last message with answers. */
function hiddenIn(selector: string): readonly string[] {
  const last = [...document.querySelectorAll<HTMLElement>('.said')].findLast((said) => said.querySelector('.choices'));
  const isSeen = (one: HTMLElement) => {
    const { top, bottom, left, right } = one.getBoundingClientRect();
    const points = [top + 3, bottom - 3].flatMap((y) => [left + 24, right - 48].map((x) => [x, y] as const));
    return points.every(([x, y]) => one.contains(document.elementFromPoint(x, y)));
  };
  const these = [...(last?.querySelectorAll<HTMLElement>(selector) ?? [])];
  return these.filter((one) => !isSeen(one)).map((one) => one.innerText.replace(/\s+/g, ' '));
}

async function show(chat: Frame, screen: Screen, at: number): Promise<void> {
  const name = `screen ${at}`;
  stage.server.directLine.says.set(name, screen.replies as readonly Said[]);
  await write(chat, name);
  await until(
    () =>
      chat.evaluate((said) => {
        const all = [...document.querySelectorAll<HTMLElement>('.said')];
        const mine = all.findIndex((one) => one.classList.contains('mine') && one.innerText.includes(said));
        return mine >= 0 && all.length > mine + 1;
      }, name),
    Boolean,
  );
}

/**
 * And how many answers fit. Sixteen, as “who is doing it” has, are scrolled through on a small phone and above a keyboard, below a
 * button that says so.
 */
const SIZES = [
  ['on a small phone', 320, 568, 8],
  ['on a phone', 390, 664, 16],
  ['on a phone on its side', 844, 390, 16],
  ['above a keyboard', 390, 400, 8],
  ['on a laptop', 1280, 720, 16],
] as const;

/** What is hidden of each of these screens, where anything is. */
async function faultsOf(screens: readonly Screen[], [width, height]: readonly [number, number], selector: string) {
  const tab = await stage.visit({ viewport: { width, height } });
  const chat = await tab.begin();
  const faults: object[] = [];
  for (const [at, screen] of screens.entries()) {
    await show(chat, screen, at);
    const hidden = await chat.evaluate(hiddenIn, selector);
    if (hidden.length > 0) faults.push({ says: screen.replies.at(-1)?.text, hidden });
  }
  return faults;
}

describe.each(SIZES)('%s (%d × %d)', (_where, width, height, most) => {
  test('every question of one answer stands there whole, with all its answers, after a story too', async () => {
    const key = asked(most);
    const screens = [...(await differing(questionScreens(SOURCE), key)), ...(await differing(recaps(SOURCE), key))];
    expect(screens.length).toBeGreaterThan(20);
    expect(await faultsOf(screens, [width, height], '.words, .choices > .choice')).toEqual([]);
  });

  test('every emergency has its red button and all there is to press in sight', async () => {
    const screens = await differing(emergencyScreens(SOURCE), ({ replies }) =>
      replies.map(({ text }) => text).join('|'),
    );
    expect(screens.length).toBeGreaterThan(5);
    expect(await faultsOf(screens, [width, height], '.call, .choices > .choice')).toEqual([]);
  });
});

test('on a touch screen an emergency puts the keyboard away, but not under the fingers of who is writing', async () => {
  const tab = await stage.visit({ viewport: { width: 390, height: 664 }, hasTouch: true, isMobile: true });
  const chat = await tab.begin();
  const [emergency] = await differing(emergencyScreens(SOURCE), () => 'any');
  const isWriting = () => chat.evaluate(() => document.activeElement?.id === 'box');
  if (emergency) await show(chat, emergency, 0);
  await chat.locator('.emergency').waitFor();
  expect(await isWriting()).toBe(false);
  await chat.locator('#box').fill('he is ');
  if (emergency) stage.server.directLine.say(emergency.replies as readonly Said[]);
  await until(
    () => chat.locator('.emergency').count(),
    (count) => count === 2,
  );
  expect(await isWriting()).toBe(true);
});
