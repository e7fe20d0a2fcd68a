import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ukTime } from '../../web/shared/ukDateTime';
import { MORNING } from '../realKnowledge';
import { withCode } from '../server/people';
import { until } from './browser';
import { DeskStage } from './deskStage';

/** Written anew by `WRITE=1 npx jest tests/web/deskCalls` when it changes for the better. */
const KEPT = join(__dirname, '..', '..', 'docs', 'desk-calls.md');
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

interface CallLine {
  readonly keys?: string | number;
  readonly say?: string;
  readonly type?: string;
  readonly focus?: string;
  readonly sees?: string;
  readonly confirm?: string;
  readonly code?: string;
  readonly shot?: string;
}
interface PlayedCall {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly whole?: string;
  readonly code?: string;
  readonly steps: readonly CallLine[];
}
interface Taken {
  readonly call: PlayedCall;
  readonly keys: number;
  readonly toDo: readonly string[];
  readonly note: string;
}

const calls: readonly PlayedCall[] = parse(readFileSync(join(__dirname, 'desk-calls', 'calls.yaml'), 'utf8'));
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
  await desk.sitDown();
});

test.each(calls)('$name: $about', async (call) => {
  const code = call.code && (await withCode(desk.server.url, call.code, 'no')).code;
  for (const line of call.steps) {
    time += LINE;
    await desk.context.clock.setFixedTime(time);
    await take(line, code ?? '');
  }
  await until(
    () => desk.text('status'),
    (status) => status === 'Connected',
  );
  const reference = (await desk.text('call')).split(' ')[1] ?? '';
  await desk.press('c', 'Copied.');
  const note = await desk.page.evaluate(() => navigator.clipboard.readText());
  const toDo = await desk.page.locator('.to-do li').allInnerTexts();
  taken.push({ call, keys: desk.keys, toDo, note: inTheMorning(note.replaceAll(reference, REFERENCE)) });
  await desk.press('x', 'Keep the call');
  await desk.press('2', 'is forgotten here');
  expect(await desk.page.locator('#box').inputValue()).toBe('');
});

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
  expect(taken.map(({ call }) => call.id)).toEqual(calls.map(({ id }) => id));
  const page = pageOf(taken);
  if (process.env.WRITE || !existsSync(KEPT)) writeFileSync(KEPT, page);
  if (process.env.WRITE) writePicture();
  expect(readFileSync(KEPT, 'utf8')).toBe(page);
});

function writePicture(): void {
  const [first] = shots;
  if (first) writeFileSync(PICTURE, first);
}

function pageOf(all: readonly Taken[]): string {
  const row = ({ call: { name, about }, keys, toDo }: Taken) =>
    `| ${name}: ${about} | ${keys} | ${toDo.join('; ') || 'nothing'} |`;
  const whole = all.filter(({ call }) => call.whole !== undefined);
  const note = ({ call, note: text }: Taken) => [`### ${call.name}`, '', '```text', text, '```', ''].join('\n');
  return [
    '# Ten calls at the desk',
    '',
    'Taken by keyboard alone in a real browser, by `tests/web/deskCalls.test.ts`, which writes this page and compares it. The',
    'calls are in [calls.yaml](../tests/web/desk-calls/calls.yaml). Nobody in them is real. Counted are all keys from the first of',
    'a call until its note has been copied, but for the letters that are typed. [desk.md](desk.md) is the handbook.',
    '',
    '| call | keys | still to do, as the note said |',
    '| --- | --- | --- |',
    ...all.map(row),
    '',
    '## Three notes, whole',
    '',
    ...whole.map(note),
  ].join('\n');
}
