import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from '../../server/server';
import { builtWidget } from '../builtWidget';
import { MORNING, realKnowledge } from '../realKnowledge';
import { startRealServer } from '../realServer';

let server: Server;
beforeAll(async () => {
  server = await startRealServer();
});
afterAll(() => server.close());

const page = async (path: string) => (await fetch(server.url + path)).text();

/** A conversation in the widget: what is said after each press. */
async function talk() {
  const line = `${server.url}/v3/directline`;
  const post = async (path: string, headers: object, body: object = {}) =>
    (
      await fetch(line + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    ).json();
  const { token: first } = await post('/tokens/generate', { Origin: server.url });
  const { conversationId, token } = await post('/conversations', { Authorization: `Bearer ${first}` });
  const headers = { Authorization: `Bearer ${token}` };
  return async (value: object) => {
    const path = `/conversations/${conversationId}/activities`;
    await post(path, headers, { type: 'message', from: { id: 'person' }, text: '-', value });
    const { activities } = await (await fetch(line + path, { headers })).json();
    return activities.map(({ text = '' }) => text).join('\n');
  };
}

test('a number that was put right is on every page and in chats that were open, without a restart', async () => {
  const press = await talk();
  await press({ kind: 'answer', question: 'danger', answer: ['no'] });
  expect(await page('/plain')).not.toContain('01632 960 123');
  const services = realKnowledge.services.map((one) => ({
    ...one,
    phones: one.phones.map((phone) => ({ ...phone, number: '01632 960 123' })),
  }));
  await server.exchange({ ...realKnowledge, services }, 'another');
  expect(await page('/plain')).toContain('01632 960 123');
  expect(await press({ kind: 'topic', topic: 'helplines' })).toContain('01632 960 123');
  // What was told before still stands.
  expect(await press({ kind: 'command', command: 'change' })).toContain('This is what you have told me');
  expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ knowledge: 'another' });
});

test('knowledge that cannot be served leaves what there was', async () => {
  const { labels: _gone, ...broken } = realKnowledge;
  await expect(server.exchange(broken as typeof realKnowledge, 'broken')).rejects.toThrow();
  expect(await page('/plain')).toContain('01632 960 123');
  expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ knowledge: 'another' });
});

test('a build that is put over the running one is not mixed with it: its style and script would be refused', async () => {
  const web = mkdtempSync(join(tmpdir(), 'waymark-web-'));
  cpSync(builtWidget().folder, web, { recursive: true });
  let at = MORNING;
  const running = await startRealServer({ web }, undefined, { now: () => at });
  try {
    appendFileSync(join(web, 'widget.html'), 'another release');
    // Pages are made anew every minute, as they say who is open.
    at = new Date(MORNING.getTime() + 120_000);
    const served = await (await fetch(`${running.url}/widget`)).text();
    expect(served.includes('another release')).toBe(false);
  } finally {
    await running.close();
    rmSync(web, { recursive: true });
  }
});
