import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { openChat, until } from './browser';
import { goBack, seenText, untilNeutral } from './leaving';
import { canBePressed, PRESSABLE } from './pressable';
import { useStage } from './stage';

const stage = useStage();

test.each([
  ['empties its body', () => document.body.replaceChildren()],
  ['puts another body in place', () => document.body.replaceWith(document.createElement('body'))],
  [
    'puts another root in place',
    () => {
      const root = document.createElement('html');
      root.append(document.createElement('head'), document.createElement('body'));
      document.documentElement.replaceWith(root);
    },
  ],
])('a page that %s keeps the chat, with what was said', async (_how, swap) => {
  const tab = await stage.visit();
  await tab.begin();
  await tab.page.evaluate(swap);
  await tab.page.frameLocator('[data-waymark] iframe').locator('.choices').waitFor();
  expect(await tab.page.evaluate(canBePressed, 'iframe')).toEqual(PRESSABLE);
  await tab.page.keyboard.press('Shift');
  await tab.page.keyboard.press('Shift');
  await tab.page.keyboard.press('Shift');
  await untilNeutral(stage);
});

test('a page with the line twice has one button', async () => {
  const bot = stage.server.url('bot', '/widget.js');
  stage.server.hostPages.set('/twice', { after: `<script src="${bot}"></script>` });
  const tab = await stage.visit({}, stage.server.url('police', '/twice'));
  await tab.page.locator('button.open').waitFor();
  expect(await tab.page.locator('button.open').count()).toBe(1);
});

test('the chat is not printed with the page around it', async () => {
  const tab = await stage.visit();
  await tab.begin();
  await tab.page.emulateMedia({ media: 'print' });
  expect(await tab.page.locator('[data-waymark] iframe').isVisible()).toBe(false);
  expect(await tab.page.locator('h1').isVisible()).toBe(true);
});

test('a long label is wrapped, and covers neither the page nor Exit', async () => {
  stage.server.attributes = `data-label="${'Are you worried about how somebody behaves towards you? '.repeat(3)}"`;
  for (const width of [320, 1280]) {
    const tab = await stage.visit({ viewport: { width, height: 720 } });
    const box = await tab.page.locator('.bar').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect(box?.width).toBeLessThan(520);
    expect(await tab.page.evaluate(canBePressed, '.bar .exit')).toEqual(PRESSABLE);
  }
});

describe('the page’s own words', () => {
  const visitWith = async (body: string, hash = '', options: BrowserContextOptions = {}) => {
    stage.server.hostPages.set('/advice', { body });
    return stage.visit(options, stage.server.url('police', `/advice${hash}`));
  };

  test.each([
    ['a link to the plain page', '<a id="ask" href="/plain" data-waymark-open><b>Ask us</b></a>'],
    ['a link to #waymark', '<a id="ask" href="#waymark">Ask us</a>'],
    ['a button', '<button id="ask" data-waymark-open>Ask us</button>'],
  ])('open the chat by %s, and get the focus back', async (_what, body) => {
    const tab = await visitWith(body);
    await tab.page.locator('#ask').click();
    await tab.page.locator('dialog.ready').waitFor();
    await tab.chat().locator('#hide').click();
    expect(await tab.page.evaluate(() => document.activeElement?.id)).toBe('ask');
    expect(tab.page.url()).not.toContain('#');
  });

  test('open the chat on another page by its address, which does not show it afterwards', async () => {
    const tab = await visitWith('', '#waymark');
    await tab.page.locator('dialog.ready').waitFor();
    expect(tab.page.url()).toBe(stage.server.url('police', '/advice'));
  });

  test('are an ordinary link where the script does not run', async () => {
    const tab = await visitWith('<a id="ask" href="/bare" data-waymark-open>Ask us</a>', '', {
      javaScriptEnabled: false,
    });
    await tab.page.locator('#ask').click();
    await tab.page.waitForURL('**/bare');
  });
});

test('a tab that a page opens as a copy of itself keeps the chat shut, and goes with the first', async () => {
  const tab = await stage.visit();
  await tab.begin();
  const opening = tab.page.context().waitForEvent('page');
  await tab.page.evaluate(() => void window.open('/stalking'));
  const copy = await opening;
  await copy.locator('button.open').waitFor();
  expect(await copy.locator('dialog[open]').count()).toBe(0);
  await openChat(copy);
  await tab.page.bringToFront();
  await tab.chat().locator('#exit').click({ noWaitAfter: true });
  await untilNeutral(stage);
  await copy.waitForURL(stage.server.url('neutral'));
});

test.each(['#waymark', ''])('an old browser without dialogs shows the chat all the same', async (hash) => {
  const old =
    '<script>for (const name of ["showModal", "show", "close"]) delete HTMLDialogElement.prototype[name];</script>';
  stage.server.hostPages.set('/old', { before: `${old}<script>delete HTMLElement.prototype.showPopover</script>` });
  const tab = await stage.visit({ viewport: { width: 390, height: 664 } }, stage.server.url('police', `/old${hash}`));
  if (!hash) await tab.page.locator('button.open').click();
  await tab.page.locator('dialog.ready').waitFor();
  expect(await tab.page.evaluate(canBePressed, 'iframe')).toEqual(PRESSABLE);
  await tab.chat().locator('#hide').click();
  await tab.page.locator('button.open').click();
  await tab.chat().locator('#exit').click({ noWaitAfter: true });
  await untilNeutral(stage);
});

test('where the button cannot be made there is a plain link to the helplines', async () => {
  stage.server.hostPages.set('/broken', { before: '<script>delete Element.prototype.attachShadow</script>' });
  const tab = await stage.visit({}, stage.server.url('police', '/broken'));
  await tab.page.getByRole('link', { name: 'Worried about someone’s behaviour?' }).click();
  await tab.page.waitForURL(stage.server.url('bot', '/plain'));
});

test('a web master who writes a wrong attribute reads in the console what to write', async () => {
  const said: string[] = [];
  const tab = await stage.visit();
  tab.page.on('console', (message) => said.push(message.text()));
  stage.server.attributes = 'data-exit-url="/weather" data-accent="#ffcc00" data-exit="off"';
  stage.server.hostPages.set('/wrong', {
    line: `<script src="${stage.server.url('bot', '/widget.js')}" ${stage.server.attributes}></script>`,
  });
  await tab.page.goto(stage.server.url('police', '/wrong'));
  await tab.page.locator('.bar .exit').waitFor();
  expect(said.map((words) => /data-[a-z-]+/.exec(words)?.[0])).toEqual(['data-exit-url', 'data-exit', 'data-accent']);
});

describe('a script that an optimiser has copied to the site', () => {
  const visitCopy = async (line: string) => {
    stage.server.hostPages.set('/copied', { line });
    return stage.visit({}, stage.server.url('police', '/copied'));
  };

  test.each(['/cache/all.js', '/cache/widget.js'])(
    'finds the chat by the address that its server wrote into it: %s',
    async (src) => {
      stage.server.address = stage.server.url('bot', '');
      const tab = await visitCopy(`<script src="${src}"></script>`);
      await (await tab.open()).locator('#begin').waitFor();
    },
  );

  test('says in the console what to do, where that server does not know its address', async () => {
    const said: string[] = [];
    const tab = await visitCopy('');
    tab.page.on('console', (message) => said.push(message.text()));
    stage.server.hostPages.set('/copied', { line: '<script src="/cache/all.js"></script>' });
    await tab.page.reload();
    await until(() => said.length, Boolean);
    expect(said.join()).toMatch(/Load widget\.js from Waymark/);
  });
});

test('where nothing can be kept for a tab, the notice says that Back can show earlier pages', async () => {
  const blocked =
    '<script>Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("", "SecurityError"); } })</script>';
  stage.server.hostPages.set('/blocked', { before: blocked });
  const tab = await stage.visit({}, stage.server.url('police', '/blocked'));
  const chat = await tab.open();
  await chat.getByText('Close the tab as well.').waitFor();
  const usual = await (await stage.visit()).open();
  await usual.locator('#begin').waitFor();
  expect(await usual.getByText('Close the tab as well.').isVisible()).toBe(false);
});

test('the two lines in docs/web-masters.md blank a page that somebody goes back to before the script has come', async () => {
  const guide = readFileSync(path.join(__dirname, '../../docs/web-masters.md'), 'utf8');
  const blanker = /<script>.*sessionStorage.*<\/script>/.exec(guide)?.[0] ?? '';
  const hash = /'sha256-[^']+'/.exec(guide)?.[0] ?? '';
  const bot = stage.server.url('bot', '');
  const policy = `script-src ${bot} 'self' ${hash}; connect-src 'self'; frame-src ${bot}`;
  stage.server.hostPages.set('/earlier', { before: blanker, headers: { 'Content-Security-Policy': policy } });
  const tab = await stage.visit({}, stage.server.url('police', '/earlier'));
  await tab.page.goto(stage.server.url('police', '/stalking'));
  await (await tab.begin()).locator('#exit').click({ noWaitAfter: true });
  await untilNeutral(stage);
  let release = () => {};
  stage.server.scriptHeld = new Promise<void>((resolve) => {
    release = resolve;
  });
  stage.server.seen.length = 0;
  await goBack(stage);
  await until(() => stage.server.seen.length, Boolean);
  release();
  await untilNeutral(stage);
  expect(seenText(stage)).toBe('');
});
