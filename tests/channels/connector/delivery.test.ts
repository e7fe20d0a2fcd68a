import type { Activity } from 'botbuilder';
import type { Server } from '../../../server/server';
import { startRealServer } from '../../realServer';
import { ask } from '../ask';
import { type FakeChat, FakeConnector, type Fault } from './fakeConnector';

const connector = new FakeConnector();
let server: Server & { readonly errors: unknown[] };
let count = 0;

beforeAll(async () => {
  [server] = await Promise.all([startRealServer({ webPage: 'https://www.example.org/help' }), connector.start()]);
});
afterAll(async () => {
  await server.close();
  await connector.stop();
});

async function send(chat: FakeChat, activity: Partial<Activity>): Promise<number> {
  const around = {
    type: 'message',
    id: `p${count++}`,
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: { id: 'person' },
    recipient: { id: 'bot' },
    conversation: { id: chat.id, conversationType: 'personal' },
  };
  return (await ask(`${server.url}/api/messages`, { json: { ...around, ...activity } })).status;
}

const press = (chat: FakeChat, value: object) => send(chat, { value });
const agree = (chat: FakeChat) => press(chat, { kind: 'command', command: 'agree' });
const IN_DANGER = { kind: 'answer', question: 'danger', answer: ['yes'] };
const emergencies = (chat: FakeChat) => chat.said.filter((said) => said.includes('Call 999 now')).length;

/** Somebody who has agreed to go on, whose connector then has these faults. */
async function agreed(id: string, faults: readonly Fault[]): Promise<FakeChat> {
  const chat = connector.chat(id);
  await agree(chat);
  chat.faults = [...faults];
  return chat;
}

/** Until it is so; what is delivered after the answer takes its time. */
async function until(isSo: () => boolean): Promise<void> {
  for (let times = 0; times < 1000 && !isSo(); times++) await new Promise((resolve) => setTimeout(resolve, 20));
}

const FAULTS: readonly (readonly [string, readonly Fault[], number])[] = [
  ['412', [{ status: 412 }], 1],
  ['412 three times', Array<Fault>(3).fill({ status: 412 }), 1],
  ['429 without Retry-After', [{ status: 429 }], 1],
  ['429 with Retry-After 1', [{ status: 429, retryAfter: 1 }], 1],
  ['429 with Retry-After 30', [{ status: 429, retryAfter: 30 }], 1],
  ['408', [{ status: 408 }], 1],
  ['500', [{ status: 500 }], 1],
  ['502', [{ status: 502 }], 1],
  ['503 with Retry-After 1', [{ status: 503, retryAfter: 1 }], 1],
  ['504', [{ status: 504 }], 1],
  ['401 once', [{ status: 401 }], 1],
  ['a line that is cut', [{ cut: true }], 1],
  ['slow, half a second', [{ slow: 500 }], 1],
  // The connector takes no id of ours by which it could know it again, so that what it took without saying so comes twice.
  ['502 although delivered', [{ status: 502, delivered: true }], 2],
  ['a line that is cut although delivered', [{ cut: true, delivered: true }], 2],
];

test('“Yes, I am in danger” is answered with 999 in spite of every fault', async () => {
  const tried = FAULTS.map(async ([name, faults]) => {
    const chat = await agreed(name, faults);
    return [name, await press(chat, IN_DANGER), emergencies(chat)];
  });
  expect(await Promise.all(tried)).toEqual(FAULTS.map(([name, , times]) => [name, 200, times]));
});

test('a press whose reply cannot be said just now is answered, and again when it is pressed again', async () => {
  const chat = await agreed('dead button', Array<Fault>(40).fill({ status: 403 }));
  expect(await press(chat, IN_DANGER)).toBe(200);
  expect(emergencies(chat)).toBe(0);
  chat.faults = [];
  await press(chat, IN_DANGER);
  expect(emergencies(chat)).toBeGreaterThan(0);
});

test('the same press again and again is always answered', async () => {
  const chat = await agreed('again', []);
  for (let times = 1; times <= 4; times++) {
    await press(chat, IN_DANGER);
    expect(emergencies(chat)).toBeGreaterThanOrEqual(times);
  }
});

test('who forgets a chat leaves none but the last line, at seven a second, and nothing is refused on the way', async () => {
  const chat = await agreed('limits', []);
  await press(chat, { kind: 'answer', question: 'danger', answer: ['no'] });
  for (let times = 0; times < 2; times++) await press(chat, { kind: 'topic', topic: 'helplines' });
  chat.limit = { most: 7, within: 1000 };
  expect(chat.messages.size).toBeGreaterThan(5);
  await press(chat, { kind: 'command', command: 'forget-now' });
  await until(() => chat.messages.size === 1);
  expect(chat.requests.filter((one) => one.endsWith('429'))).toEqual([]);
});

test('where a channel cannot delete at all, everything is emptied', async () => {
  const chat = await agreed('no deleting', []);
  await press(chat, IN_DANGER);
  const before = chat.messages.size;
  chat.unable = ['DELETE'];
  await press(chat, { kind: 'command', command: 'forget-now' });
  await until(() => chat.said.filter((said) => said.includes('Taken back.')).length === before);
  expect(emergencies(chat)).toBe(0);
});

test('what a channel says is not found is gone only where it cannot be changed either', async () => {
  const chat = await agreed('not found', []);
  await press(chat, { kind: 'answer', question: 'danger', answer: ['no'] });
  const before = chat.messages.size;
  chat.missing = ['DELETE'];
  await press(chat, { kind: 'command', command: 'forget-now' });
  await until(() => chat.said.filter((said) => said.includes('Taken back.')).length === before);
  await agree(chat);
  chat.missing = ['DELETE', 'PUT'];
  const requests = chat.requests.length;
  await press(chat, { kind: 'command', command: 'forget-now' });
  await until(() => chat.requests.length > requests + 3);
  expect(chat.requests.filter((one) => /403|429|5\d\d/.test(one))).toEqual([]);
});
