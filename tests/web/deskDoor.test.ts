import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Server } from '../../server/server';
import { CLIENT, type StartedProvider, startProvider } from '../channels/sign-in/startProvider';
import { startRealServer } from '../realServer';
import { faultsIn } from './axe';
import { openBrowser } from './browser';

const HOURS = { life: 8 * 3_600_000, idle: 3_600_000 };

let browser: Browser;
let provider: StartedProvider;
let server: Server & { readonly errors: unknown[] };
let alone: Server & { readonly errors: unknown[] };
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  // To a browser, localhost is another site than 127.0.0.1, as a provider's is.
  [provider, browser] = await Promise.all([startProvider('localhost'), openBrowser()]);
  const { issuer } = provider;
  const settings = { ...CLIENT, issuer, roleClaim: 'roles', role: 'waymark-desk' };
  server = await startRealServer({ desk: { ...HOURS, provider: settings } });
  alone = await startRealServer();
}, 30_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await alone.close();
  provider.close();
  expect([...server.errors, ...alone.errors]).toEqual([]);
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
});
afterEach(() => context.close());

const heading = () => page.getByRole('heading', { level: 1 }).innerText();
const go = (name: string) => page.getByRole('link', { name, exact: true }).click();

async function signIn(who: string): Promise<void> {
  await page.goto(`${server.url}/desk`);
  await go('Sign in');
  await page.getByLabel('Who are you?').fill(who);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${server.url}/desk**`);
}

test('a handler signs in at the provider, lands on the desk, signs out, and is out at the provider too', async () => {
  await signIn('handler-one');
  expect(page.url()).toBe(`${server.url}/desk`);
  const [cookie] = (await context.cookies(server.url)).filter(({ name }) => name.includes('waymark-desk'));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', expires: -1 });
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  // The provider's own question.
  await page.getByRole('button', { name: /yes|sign me out/i }).click();
  await page.waitForURL(`${server.url}/desk/signed-out**`);
  expect(await heading()).toBe('You are signed out');
  await go('Go to the desk');
  expect(await heading()).toBe('Sign in to the desk');
  await go('Sign in');
  await page.getByLabel('Who are you?').waitFor();
});

test('a link on another site leads somebody who is signed in straight to the desk', async () => {
  await signIn('handler-one');
  await page.goto('data:text/html,<a href="x">desk</a>');
  await page.evaluate((href) => document.querySelector('a')?.setAttribute('href', href), `${server.url}/desk`);
  await page.getByRole('link', { name: 'desk' }).click();
  await page.waitForURL(`${server.url}/desk`);
  expect(await page.title()).not.toBe('');
  expect((await page.request.get(`${server.url}/desk`)).status()).toBe(200);
});

test('somebody without the role is told so, and can sign in as somebody else', async () => {
  await signIn('visitor');
  expect(await heading()).toBe('You may not use the desk yet');
  expect(await page.locator('main').innerText()).toContain('“waymark-desk”');
  await go('Sign in again');
  await page.getByLabel('Who are you?').fill('handler-two');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${server.url}/desk`);
});

test('the link of the start opens the desk once, and leaves its secret nowhere in the browser', async () => {
  const link = alone.deskLink ?? '';
  const secret = link.split('#')[1] ?? '';
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(link);
  await page.waitForURL(`${alone.url}/desk`);
  expect(await page.evaluate(() => [location.href, document.referrer, history.state].join())).not.toContain(secret);
  await page.goBack();
  expect(page.url()).not.toContain(secret);
  for (const url of asked.filter((one) => one !== link)) expect(url).not.toContain(secret);
  const another = await (await browser.newContext()).newPage();
  await another.goto(link);
  await another.waitForURL(`${alone.url}/desk/link-used`);
  await another.context().close();
});

test.each([
  [320, 640, { colorScheme: 'light' }],
  [320, 256, { forcedColors: 'active' }],
  [1280, 640, { colorScheme: 'dark' }],
] as const)(
  'everyone can read what stands before the door, and comes to the way in by Tab, %i × %i pixels, in %j',
  async (width, height, colours) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia(colours);
    for (const path of ['/desk', '/desk/signed-out', '/desk/signed-in?code=a&state=b']) {
      await page.goto(server.url + path);
      const faults = await faultsIn(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      const go = page.locator('a.go');
      const isEasyToHit = ((await go.boundingBox())?.height ?? 0) >= 44;
      await page.keyboard.press('Tab');
      const hasFocus = await go.evaluate((one) => one === document.activeElement);
      expect({ path, faults, wide, isEasyToHit, hasFocus }).toEqual({
        path,
        faults: [],
        wide: false,
        isEasyToHit: true,
        hasFocus: true,
      });
    }
  },
);
