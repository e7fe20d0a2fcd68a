import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ukTime } from '../../web/shared/ukDateTime';
import { MORNING } from '../realKnowledge';
import { withCode } from '../server/people';
import { until } from './browser';
import { allNotes, callsPage } from './desk-calls/callsPage';
import { type Away, type CallLine, playedCalls, type Taken } from './desk-calls/playedCall';
import { DeskStage } from './deskStage';

/** Written anew by `WRITE=1 npx jest tests/web/deskCalls` when it changes for the better. */
const KEPT = join(__dirname, '..', '..', 'docs', 'desk-calls.md');
const NOTES = join(__dirname, 'desk-calls', 'notes.txt');
/** The handbook's own picture is that of the first call. Pictures are taken anew with the page, and not compared. */
const PICTURE = join(__dirname, '..', '..', 'docs', 'desk.png');
const shots: Buffer[] = [];
/** Each call has a reference of its own; here all have this one. */
const REFERENCE = 'K7M3PX';
/** Milliseconds from the beginning of one call to that of the next. */
const BETWEEN = 20 * 60_000;
let begun = 0;
/** Milliseconds that the handler takes for each line of a call. */
const LINE = 20_000;

const taken: Taken[] = [];
// Each takes as long as a browser on a busy machine.
jest.setTimeout(400_000);

let desk: DeskStage;
let time = MORNING.getTime();

beforeAll(async () => {
  desk = await DeskStage.open({ now: () => new Date(time) });
  desk.context.setDefaultTimeout(60_000);
}, 240_000);
afterAll(() => desk.close());
beforeEach(async () => {
  // A sign-in of the future is none: the clock is never put back.
  time = MORNING.getTime() + BETWEEN * begun++;
  await desk.context.clock.setFixedTime(time);
  // A call that failed may have left it so.
  if (desk.isAlone) await desk.revive(false);
  await desk.sitDown();
});

/** While they are written anew each call is taken twice, and both have to be the same. */
const ways = process.env.WRITE ? [false, true] : [true];

test.each(playedCalls.flatMap((call) => ways.map((isKilled) => ({ ...call, call, isKilled }))))(
  '$name: $about (server killed: $isKilled)',
  async ({ call, isKilled }) => {
    const code = call.code && (await withCode(desk.server.url, call.code, 'no')).code;
    let away: Away | undefined;
    for (const line of call.steps) {
      time += LINE;
      await desk.context.clock.setFixedTime(time);
      if (isKilled) away = await withoutServer(line, away);
      if (isKilled || !line.only_without_server) await take(line, code ?? '');
      if (desk.isAlone) away = { ...(away as Away), read: [...(away?.read ?? []), await firstWords()] };
    }
    await connected();
    const reference = (await desk.text('call')).split(' ')[1] ?? '';
    await desk.press('c', 'Copied.');
    const note = inTheMorning(await desk.page.evaluate(() => navigator.clipboard.readText()));
    const toDo = await desk.page.locator('.to-do li').allInnerTexts();
    const now = { call, keys: desk.keys, toDo, note: note.replaceAll(reference, REFERENCE) };
    const before = taken.find((one) => one.call === call);
    if (before && process.env.WRITE) expect(now).toEqual(before);
    taken.splice(before ? taken.indexOf(before) : taken.length, 1, { ...now, ...(away && { away }) });
    await desk.press('x', 'Keep the call');
    await desk.press('2', 'is forgotten here');
    expect(await desk.page.locator('#box').inputValue()).toBe('');
  },
);

/** Kills the server, or brings it back, where the line says so. */
async function withoutServer({ killed, back }: CallLine, away: Away | undefined): Promise<Away | undefined> {
  if (killed !== undefined) {
    await connected();
    await desk.hasBot();
    await desk.kill();
    await status((says) => says.startsWith('No connection.'));
    return { while: killed, store: 'kept', read: [], sign: '' };
  }
  if (back === undefined || !away) return away;
  const sign = await desk.page.locator('#status span').innerText();
  await desk.revive(back === 'lost');
  // Or the sign that changes would be taken for what the next key did.
  await connected();
  return { ...away, store: back, sign };
}

/** The first sentence of what is to be read out. */
async function firstWords(): Promise<string> {
  return /^.*?[.?!](?=\s|$)/.exec(await desk.text('say'))?.[0] ?? '';
}

const connected = () => status((says) => says === 'Connected');

/** Waits until the sign at the top is as wished. */
async function status(isWished: (says: string) => boolean): Promise<void> {
  await until(() => desk.text('status'), isWished);
}

/** As if each call had begun at the same time: one that is tried again comes later. */
function inTheMorning(note: string): string {
  const [, begun = ''] = /Begun: .* at (\d\d:\d\d)/.exec(note) ?? [];
  const [first, morning] = [minutes(begun), minutes(ukTime(MORNING.toISOString()))];
  return note.replace(/\b\d\d:\d\d\b/g, (time) => {
    const at = minutes(time) - first + morning;
    return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':');
  });
}

function minutes(time: string): number {
  const [hours = 0, past = 0] = time.split(':').map(Number);
  return hours * 60 + past;
}

async function take(
  { keys, say, type, focus, sees, confirm, shot, code: isCode }: CallLine,
  code: string,
): Promise<void> {
  if (keys !== undefined) for (const key of String(keys).split(' ')) await pressed(key);
  if (say !== undefined) {
    await desk.press('t');
    await desk.type(say);
    await pressed('Enter');
  }
  if (focus !== undefined) await desk.page.locator(`#${focus}`).focus();
  if (type !== undefined) await desk.type(type);
  if (isCode !== undefined) await desk.type(code);
  if (confirm !== undefined) while (/Understood|to confirm/.test(await desk.text('strip'))) await pressed('Alt+v');
  if (sees !== undefined) await desk.sees(sees);
  if (shot !== undefined && process.env.WRITE) shots.push(await desk.page.screenshot());
}

/** Presses a key, and waits for whatever it changes: two at once would be typing. */
async function pressed(key: string): Promise<void> {
  const before = await desk.looks();
  await desk.tap(key);
  await desk.page.waitForFunction(
    ([was]) =>
      was !== (window as unknown as { looks: () => string }).looks() &&
      document.getElementById('stripText')?.textContent !== 'Sent…',
    [before],
    { timeout: 60_000 },
  );
}

test('a page that could not load its own bot at first tries until it has it: danger is heard without the server', async () => {
  let tries = 0;
  await desk.context.route('**/desk/bot.js*', (route) => (tries++ === 0 ? route.abort() : route.continue()));
  await desk.page.reload();
  await desk.context.route('**/v3/directline/**', (route) => route.abort());
  await desk.press('t');
  await desk.type('he is outside my door with a knife right now');
  await desk.tap('Enter', 'Where are you now?');
  await desk.context.unrouteAll({ behavior: 'ignoreErrors' });
  expect(tries).toBeGreaterThan(1);
});

test('what came of the ten calls is what the handbook’s page says', async () => {
  expect(taken.map(({ call }) => call.id)).toEqual(playedCalls.map(({ id }) => id));
  for (const [file, text] of [
    [KEPT, callsPage(taken)],
    [NOTES, allNotes(taken)],
  ] as const) {
    if (process.env.WRITE || !existsSync(file)) writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
  const [first] = shots;
  if (process.env.WRITE && first) writeFileSync(PICTURE, first);
});
