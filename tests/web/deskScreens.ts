import type { Page } from 'playwright-core';
import { faultsIn, OF_COLOURS } from './axe';
import { type DeskStage, SIZE } from './deskStage';

/** 400% zoom of 1280 by 1024, as WCAG 1.4.10 has it. */
const ZOOMED = { width: 320, height: 256 };

/** A way to a screen: the key, and what is seen there. */
type Way = readonly [key: string, next: string];

/** From danger to the end of a call, every kind of screen and whatever may lie over one. */
export const SCREENS_OF_A_CALL: readonly Way[] = [
  ['p', 'An ex who turns up at work'],
  ['Escape', 'are you in danger right now?'],
  ['1', 'Is it safe to talk?'],
  ['1', 'shall I call back?'],
  ['1', 'Is this happening to you'],
  ['1', 'in your own words'],
  ['c', 'Ask for the code'],
  ['1', 'Read this to the caller'],
  ['Escape', 'in your own words'],
  ['my ex keeps following me, is it a waste of police time', 'Understood'],
  ['h', 'not wasting anyone'],
  ['a', 'a few more things'],
  ['o', 'The number is'],
  ['w', 'Noted:'],
  ['u', 'On which number'],
  ['Control+Enter', 'What came of the call'],
  ['y', 'What the caller told us'],
  ['x', 'Keep the call'],
  ['?', 'Danger, asked again'],
  ['m', 'registered for it'],
  ['r', 'On a textphone'],
  ['l', 'Which language do you speak best'],
  ['e', 'If you are in danger'],
  ['1', 'Where are you now?'],
];

/** Beside the usual way: somebody near, a silent caller, one who does it themselves, and practice. */
export const OTHER_SCREENS: readonly Way[] = [
  ['1', 'Is it safe to talk?'],
  ['2', 'From now on yes or no is enough'],
  ['1', 'Are you at home?'],
  ['s', 'tap the phone once for yes'],
  ['1', 'Are you in danger now? Tap once'],
  ['1', 'Shall I call the police for you?'],
  ['1', 'Are you at home?'],
  ['1', 'Tap once when I say yours'],
  ['1', 'I am calling the police for you now'],
  ['2', 'The caller has gone.'],
  ['g', 'Thank you for telling me.'],
];

/** Goes there: by a key, or by words that are typed and noted. */
export async function goTo(desk: DeskStage, [key, next]: Way): Promise<void> {
  if (!key.includes(' ')) return desk.press(key, next);
  await desk.press('t');
  await desk.type(key);
  await desk.press('Enter', next);
}

/** What would keep somebody out of this screen who sees it in other colours, enlarges it, or has no mouse. */
export async function screenFaults(page: Page, screen: string): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const faults = [...(await faultsIn(page))];
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  faults.push(...(await faultsIn(page, OF_COLOURS)));
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  for (const size of [SIZE, ZOOMED]) {
    await page.setViewportSize(size);
    for (const look of [FOCUS_FAULTS, SMALL, TINY]) faults.push(...(await page.evaluate<string[]>(look)));
    faults.push(...(await page.evaluate(tooWide)));
  }
  await page.setViewportSize(SIZE);
  return faults.map((fault) => `${screen}: ${fault}`);
}

/** Runs in the page: what has to be scrolled to sideways. */
function tooWide(): string[] {
  const parts = [...document.querySelectorAll('html, .centre, .scene-choices, .scene-body, .panel, .note')];
  return parts.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => `too wide: ${one.className}`);
}

/** Whatever can be come to by Tab. */
const TABBED = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/**
 * Runs in the page, as text: this compiler would put calls of its own into it. What Tab comes to stands in the document in the
 * order in which it is seen, and where the focus is can be seen.
 */
const FOCUS_FAULTS = `(() => {
  const faults = [];
  const box = (one) => one.getBoundingClientRect();
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled;
  const inFlow = (one) => isSeen(one) && !['absolute', 'fixed'].includes(getComputedStyle(one).position) && box(one).height > 0;
  for (const parent of document.querySelectorAll('body, .centre, .choices, .fields')) {
    const children = [...parent.children].filter(inFlow);
    for (const [place, one] of children.entries()) {
      const before = children[place - 1];
      if (before && box(before).top > box(one).top + 1) faults.push('out of order: ' + one.outerHTML.slice(0, 80));
    }
  }
  const held = document.activeElement;
  // Asked for one by one, as a field draws the page anew when the focus comes to it.
  const tabbed = (place) => [...document.querySelectorAll('${TABBED}')].filter(isSeen)[place];
  for (let place = 0, one = tabbed(0); one; one = tabbed(++place)) {
    if (one.tabIndex > 0) faults.push('goes before its turn: ' + one.outerHTML.slice(0, 80));
    one.focus();
    const { left, top, right, bottom } = box(one);
    const points = [[left + 6, top + 6], [(left + right) / 2, (top + bottom) / 2], [right - 6, bottom - 6]];
    const above = points.map(([x, y]) => document.elementFromPoint(x, y));
    if (!above.some((hit) => hit && (one.contains(hit) || hit.contains(one)))) faults.push('has the focus out of sight: ' + one.outerHTML.slice(0, 80));
    if (getComputedStyle(one).outlineStyle === 'none') faults.push('does not show the focus: ' + one.outerHTML.slice(0, 80));
  }
  held?.focus();
  return faults;
})()`;

/** Runs in the page: what is read aloud, and is smaller than 16 pixels. */
const SMALL = `[...document.querySelectorAll('.first p, .say p, .read p, .read li, .read-out .choices .label, .note li')]
  .filter((one) => one.checkVisibility() && parseFloat(getComputedStyle(one).fontSize) < 16)
  .map((one) => 'too small to be read aloud: ' + one.textContent.slice(0, 80))`;

/** Runs in the page: what nobody can read, a key's "Alt" among it. */
export const TINY = `[...document.querySelectorAll('body *')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .flatMap((one) => {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    const before = getComputedStyle(one, '::before');
    const sizes = [own && getComputedStyle(one).fontSize, /\\w/.test(before.content.replace('none', '')) && before.fontSize];
    return sizes.filter((size) => size && parseFloat(size) < 12).map((size) => 'smaller than 12 pixels: ' + size + ' ' + one.textContent.slice(0, 40));
  })`;

/** Presses Tab through the whole page. @returns what it did not come to, or not in its turn */
export async function tabbedWrong(page: Page): Promise<readonly string[]> {
  const all = await page.evaluate<string[]>(`[...document.querySelectorAll('${TABBED}')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled).map(${NAME})`);
  const came: string[] = [];
  // After the last of them comes the page itself, and then the first.
  for (let presses = 0; presses <= all.length; presses++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate<string>(`(${NAME})(document.activeElement)`);
    if (name !== '') came.push(name);
  }
  const start = all.indexOf(came[0] ?? '');
  return [...all.slice(start), ...all.slice(0, start)].filter((name, place) => came[place] !== name);
}

/** Runs in the page: what tells one from the others, also when the page has been drawn anew. */
const NAME = `(one) => one === document.body ? '' : one.id || [one.getAttribute('data-at'), one.textContent].join(' ')`;
