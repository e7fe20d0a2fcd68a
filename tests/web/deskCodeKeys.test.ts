import { withCode } from '../server/people';
import { faultsIn } from './axe';
import { until } from './browser';
import { DeskStage, SIZE } from './deskStage';

let desk: DeskStage;

beforeAll(async () => {
  desk = await DeskStage.open();
}, 30_000);
afterAll(() => desk.close());
beforeEach(() => desk.sitDown());

async function fits(): Promise<void> {
  expect({ faults: await faultsIn(desk.page), scrolling: await desk.scrolling() }).toEqual({
    faults: [],
    scrolling: [],
  });
}

test('by keyboard alone: C, the code, Enter, and then V for each answer; the visitor’s chat says that it was used', async () => {
  const { code, read } = await withCode(desk.server.url, 'my neighbour has followed me home three times', 'no');
  await desk.tap('c', 'Ask for the code');
  await fits();
  // What is typed goes into the field, and not to the keys nor into the caller's words.
  await desk.type(code.toLowerCase());
  expect(await desk.page.locator('#code').inputValue()).toBe(code.toLowerCase());
  await desk.tap('Enter', 'Told in the chat at');
  expect(await desk.text('strip')).toMatch(/\d to confirm, told in the chat: /);
  expect(await desk.text('soFar')).toContain('This may be stalking');
  await fits();
  const first = await desk.text('strip');
  await desk.tap('v');
  await until(
    () => desk.text('strip'),
    (strip) => strip !== first,
  );
  await until(read, (said) => said.includes('Your code has just been used'));
  await desk.press('y', 'told in the chat');
  expect(await desk.text('body')).not.toContain(code);
});

test('a code that does not open says so in one sentence, for a screen reader too, and the code can be put right', async () => {
  const { code } = await withCode(desk.server.url, 'my neighbour has followed me home three times');
  await desk.tap('c', 'Ask for the code');
  await desk.type('22222222');
  await desk.tap('Enter', 'This code does not open.');
  expect(await desk.page.locator('.code-says').getAttribute('role')).toBe('status');
  await fits();
  await desk.page.locator('#code').fill(code);
  await desk.tap('Enter', 'Told in the chat at');
});

test('danger in the code brings up 999 at once, before anything else', async () => {
  const { code } = await withCode(desk.server.url, 'he is outside my door with a knife right now');
  await desk.tap('c', 'Ask for the code');
  await desk.type(code);
  await desk.tap('Enter', '999');
  await until(
    () => desk.text('alert'),
    (alert) => alert !== '',
  );
  expect(await desk.page.locator('#centre').getAttribute('class')).toContain('emergency');
  expect(await desk.page.locator('#panel').isHidden()).toBe(true);
});

test('a code for a line that may drop is read aloud sign by sign, and opens the call at the next handler’s', async () => {
  await desk.press('t');
  await desk.type('my neighbour keeps following me home');
  await desk.tap('Enter', 'Understood');
  await desk.press('c', 'Ask for the code');
  await desk.press('1', 'Read this to the caller');
  await fits();
  const signs = await desk.page.locator('.signs b').allInnerTexts();
  expect(signs).toHaveLength(8);
  await desk.sitDown();
  await desk.tap('c', 'Ask for the code');
  await desk.type(signs.join(' '));
  await desk.tap('Enter', 'Told in an earlier call at');
  await desk.press('y', 'Written by the caller before this call: my neighbour keeps following me home');
});

test('in the summary C copies the note, and the way to the code is a press on its button', async () => {
  await desk.press('t');
  await desk.type('my neighbour keeps following me home');
  await desk.tap('Enter', 'Understood');
  await desk.press('y', 'Still to do');
  await desk.press('c', 'copied');
  expect(await desk.page.locator('#panel').isHidden()).toBe(true);
  expect(await desk.page.locator('#codeKey').isHidden()).toBe(true);
  await desk.page.locator('#codeButton').click();
  await desk.sees('Ask for the code');
});

test('without the server it says that a code needs it, and the call goes on', async () => {
  await desk.page.route('**/desk/code/*', (route) => route.abort());
  await desk.tap('c', 'Ask for the code');
  await desk.type('22222222');
  await desk.tap('Enter', 'A code needs the server');
  await desk.tap('Escape');
  await desk.tap('Escape');
  await desk.tap('Alt+1', 'Is it safe to talk?');
});

test('the bar above has room for it on a small screen, also while every key is shown with Alt', async () => {
  await desk.page.setViewportSize({ width: 1024, height: 768 });
  await fits();
  await desk.press('t');
  await fits();
  await desk.page.setViewportSize(SIZE);
});

test('zoomed in or on a phone the field and its button stay within the panel', async () => {
  await desk.tap('c', 'Ask for the code');
  await desk.press('1', 'Read this to the caller');
  for (const width of [320, 390, 768]) {
    await desk.page.setViewportSize({ width, height: 664 });
    const outside = await desk.page.locator('#panel').evaluate((panel) => {
      const edge = panel.getBoundingClientRect().right;
      return [...panel.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > edge).length;
    });
    expect([width, outside]).toEqual([width, 0]);
  }
  await desk.page.setViewportSize(SIZE);
});

test('in the summary, where it has no key, the way to the code can be seen to be a button', async () => {
  const line = () => desk.page.locator('#codeButton').evaluate((one) => getComputedStyle(one).textDecorationLine);
  expect(await line()).toBe('none');
  await desk.press('y', 'Still to do');
  expect(await line()).toBe('underline');
});
