import { readFileSync } from 'node:fs';
import type { FakeChat, Fault } from './fakeConnector';
import { emergencies, IN_DANGER, TeamsServer, until } from './teamsServer';

const DOCS = 'docs/teams.md';
/** Longer than what is said last can be read. */
const READ = 60_000;
const GIVEN_UP = 600_000;

const teams = new TeamsServer();
beforeAll(() => teams.start());
afterAll(() => teams.stop());

const again = (times: number, fault: Fault) => Array<Fault>(times).fill(fault);

/** What the connector does with the card that answers “Yes, I am in danger”. */
const FAULTS: readonly (readonly [string, readonly Fault[]])[] = [
  ['takes it', []],
  ['412', again(1, { status: 412 })],
  ['412 three times', again(3, { status: 412 })],
  ['409', again(1, { status: 409 })],
  ['429 without `Retry-After`', again(1, { status: 429 })],
  ['429 with `Retry-After: 1`', again(1, { status: 429, retryAfter: 1 })],
  ['429 with `Retry-After: 5`', again(1, { status: 429, retryAfter: 5 })],
  ['401', again(1, { status: 401 })],
  ['408', again(1, { status: 408 })],
  ['500', again(1, { status: 500 })],
  ['502', again(1, { status: 502 })],
  ['503 with `Retry-After: 1`', again(1, { status: 503, retryAfter: 1 })],
  ['504', again(1, { status: 504 })],
  ['a line that is cut', again(1, { cut: true })],
  ['half a second late', again(1, { slow: 500 })],
  ['502, although it was delivered', again(1, { status: 502, delivered: true })],
  ['a line that is cut, although it was delivered', again(1, { cut: true, delivered: true })],
  ['400, for the card', again(1, { status: 400 })],
  ['413, for the card', again(1, { status: 413 })],
  ['403 (blocked)', again(1, { status: 403 })],
  ['404 (removed)', again(1, { status: 404 })],
];

function card(chat: FakeChat): string {
  const cards = emergencies(chat);
  const times = ['when the person writes again', 'once', 'twice'][cards.length] ?? 'more often';
  return cards.some((one) => one.includes('Action.Submit')) || cards.length === 0 ? times : `${times}, as words alone`;
}

/** How much of it stands in the chat when all else has been taken back. */
async function left(chat: FakeChat): Promise<string> {
  await teams.forget(chat);
  await until(() => chat.messages.size === 1 + emergencies(chat).length);
  return emergencies(chat).length === 0 ? 'nothing' : 'one';
}

async function lastLine(chat: FakeChat): Promise<string> {
  await until(() => !chat.said.at(-1)?.includes('What I kept of this chat'));
  const { fallbackText } = [...chat.messages.values()].at(-1)?.attachments?.[0]?.content ?? {};
  return fallbackText === 'Done.' ? 'Done.' : 'some may still be here';
}

async function tried([what, faults]: (typeof FAULTS)[number]) {
  const chat = await teams.agreed(what, faults);
  const status = await teams.press(chat, IN_DANGER);
  const comes = card(chat);
  if (emergencies(chat).length === 0) await teams.press(chat, IN_DANGER);
  const isTold = emergencies(chat).length > 0;
  return { chat, answer: [status, isTold], row: [what, comes, await left(chat)] };
}

test(`whatever the connector does, the card with 999 comes, as the table in ${DOCS} tells`, async () => {
  const all = await Promise.all(FAULTS.map(tried));
  for (const { answer } of all) expect(answer).toEqual([200, true]);
  teams.later += READ;
  const rows = await Promise.all(
    all.map(async ({ chat, row }) => `| ${[...row, await lastLine(chat)].join(' | ')} |\n`),
  );
  const table = rows.join('');
  if (!readFileSync(DOCS, 'utf8').includes(table)) throw new Error(`${DOCS} is out of date. It should have:\n${table}`);
}, 60_000);

test('danger that nobody could be told of for ten minutes is told when the person writes again', async () => {
  const chat = await teams.agreed('outage', again(1000, { status: 503 }));
  const pressed = teams.press(chat, IN_DANGER);
  await until(() => chat.requests.length > 3);
  teams.later += GIVEN_UP;
  expect([await pressed, emergencies(chat)]).toEqual([200, []]);
  chat.faults = [];
  await teams.send(chat, { text: 'hello?' });
  expect(emergencies(chat).length).toBeGreaterThan(0);
});
