import { readFileSync } from 'node:fs';
import path from 'node:path';
import { write } from './browser';
import { useStage } from './stage';

const stage = useStage();

test('a person on a slow line sees the chat after one round: all of it is within 14 KB', () => {
  expect(stage.built.printed).toMatch(/first usable view\s+\d+ bytes/);
  expect(stage.built.failed).toBe(false);
});

test('each page’s policy lets through its own script and style, scripts of its own server, and nothing else', () => {
  const manifest = readFileSync(path.join(stage.built.folder, 'manifest.json'), 'utf8');
  const { csp } = (JSON.parse(manifest) as Record<string, { readonly csp: string }>)['widget.html'] ?? {
    csp: '',
  };
  expect(csp).toMatch(
    /default-src 'none'.*script-src 'sha256-[^']+' 'self'; style-src 'sha256-[^']+'; connect-src 'self'/,
  );
  expect(csp).not.toContain('unsafe');
});

test('a whole conversation asks nothing of anyone but the chat’s own server, and breaks no policy', async () => {
  const tab = await stage.visit();
  const asked = new Set<string>();
  const complaints: string[] = [];
  tab.page.on('request', (request) => asked.add(new URL(request.url()).host));
  tab.page.on('console', (message) => complaints.push(message.text()));
  const chat = await tab.begin();
  await chat.getByRole('button', { name: 'No', exact: true }).click();
  await chat.getByLabel('Watching me').check();
  await chat.getByRole('button', { name: 'Done' }).click();
  await chat.locator('.card').first().waitFor();
  // The host page’s own fetches are this test’s look at it.
  asked.delete(new URL(stage.server.url('police')).host);
  expect([...asked]).toEqual([new URL(stage.server.url('bot')).host]);
  expect(complaints).toEqual([]);
});

test('no cookie, no lasting storage, and no word in what the tab keeps for a reload', async () => {
  const tab = await stage.visit();
  const chat = await tab.begin();
  await write(chat, 'a secret');
  await chat.getByText('You wrote 8').waitFor();
  const kept = () => ({
    local: localStorage.length,
    cookie: document.cookie,
    session: { ...sessionStorage },
  });
  expect(await chat.evaluate(kept)).toEqual({
    local: 0,
    cookie: '',
    session: { 'waymark-line': expect.stringMatching(/^\{"token":"token-talk\d+","id":"talk\d+"\}$/) },
  });
  expect(await tab.page.evaluate(kept)).toEqual({
    local: 0,
    cookie: '',
    session: { 'waymark-visit': 'open' },
  });
  await expect(tab.page.context().cookies()).resolves.toEqual([]);
  await expect(chat.evaluate(() => indexedDB.databases())).resolves.toEqual([]);
});

test('nothing a person says is ever part of an address or a title', async () => {
  const tab = await stage.visit();
  const chat = await tab.begin();
  await write(chat, 'secret');
  await chat.getByText('You wrote 6').waitFor();
  expect(stage.server.requests.join(' ')).not.toContain('secret');
  await expect(tab.page.title()).resolves.toBe('Police /stalking');
});
