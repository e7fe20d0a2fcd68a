import type { FakeChat, Fault } from './fakeConnector';
import { emergencies, IN_DANGER, TeamsServer, until } from './teamsServer';

const teams = new TeamsServer();
beforeAll(() => teams.start());
afterAll(() => teams.stop());

const press = (chat: FakeChat, value: object) => teams.press(chat, value);
const agreed = (id: string, faults: readonly Fault[] = []) => teams.agreed(id, faults);

test('a press whose reply cannot be said just now is answered, and again when it is pressed again', async () => {
  const chat = await agreed('dead button', Array<Fault>(40).fill({ status: 403 }));
  expect(await press(chat, IN_DANGER)).toBe(200);
  expect(emergencies(chat).length).toBe(0);
  chat.faults = [];
  await press(chat, IN_DANGER);
  expect(emergencies(chat).length).toBeGreaterThan(0);
});

test('a card that is refused is said in plain words, with all that can be answered', async () => {
  const chat = teams.connector.chat('refused');
  chat.indigestible = 'danger right now?';
  teams.errors.splice(0);
  await teams.agree(chat);
  expect(chat.said.join()).toMatch(/danger right now\?.*Yes, I am in danger \/ No, not right now/s);
  chat.indigestible = 'Call 999 now';
  await teams.send(chat, { text: 'yes' });
  expect(emergencies(chat).length).toBe(1);
  expect(new Set([...chat.messages.values()].map(({ summary }) => summary))).toEqual(new Set(['New message']));
  expect(teams.errors).toHaveLength(2);
});

test('the same press again and again is always answered', async () => {
  const chat = await agreed('again');
  for (let times = 1; times <= 4; times++) {
    await press(chat, IN_DANGER);
    expect(emergencies(chat).length).toBeGreaterThanOrEqual(times);
  }
});

test('who forgets a chat leaves none but the last line, at seven a second, and nothing is refused on the way', async () => {
  const chat = await agreed('limits');
  await press(chat, { kind: 'answer', question: 'danger', answer: ['no'] });
  for (let times = 0; times < 2; times++) await press(chat, { kind: 'topic', topic: 'helplines' });
  chat.limit = { most: 7, within: 1000 };
  expect(chat.messages.size).toBeGreaterThan(5);
  await teams.forget(chat);
  await until(() => chat.messages.size === 1);
  expect(chat.requests.filter((one) => one.endsWith('429'))).toEqual([]);
});

test('where a channel cannot delete at all, everything is emptied', async () => {
  const chat = await agreed('no deleting');
  await press(chat, IN_DANGER);
  const before = chat.messages.size;
  chat.unable = ['DELETE'];
  await teams.forget(chat);
  await until(() => chat.said.filter((said) => said.includes('Taken back.')).length === before);
  expect(emergencies(chat).length).toBe(0);
});

test('what a channel says is not found is gone only where it cannot be changed either', async () => {
  const chat = await agreed('not found');
  await press(chat, { kind: 'answer', question: 'danger', answer: ['no'] });
  const before = chat.messages.size;
  chat.missing = ['DELETE'];
  await teams.forget(chat);
  await until(() => chat.said.filter((said) => said.includes('Taken back.')).length === before);
  await teams.agree(chat);
  chat.missing = ['DELETE', 'PUT'];
  const requests = chat.requests.length;
  await teams.forget(chat);
  await until(() => chat.requests.length > requests + 3);
  expect(chat.requests.filter((one) => /403|429|5\d\d/.test(one))).toEqual([]);
});
