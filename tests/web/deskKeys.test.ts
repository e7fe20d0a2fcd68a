import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DANGER } from '../../model/answers';
import { DESK_KEYS } from '../../model/deskScript';
import { DESK_FAULT } from '../../model/protocol/deskActivities';
import { snapshotFrom, snapshotText } from '../../web/desk/callSnapshot';
import { answerRisk, tasksOf } from '../../web/desk/note/recording';
import type { Post } from '../../web/direct-line/activity';
import { realKnowledge } from '../realKnowledge';
import { DeskPage, pageData } from './deskPage';
import { sceneOf, typeAt } from './fakeKeyboard';

/** Every screen that a handler can come to: what brings the desk there. */
const SCREENS: Readonly<Record<string, (page: DeskPage) => unknown>> = {
  ...Object.fromEntries(pageData.script.map(({ id }) => [id, ({ desk }: DeskPage) => desk.goTo(id)])),
  ...Object.fromEntries(
    realKnowledge.questions.filter(({ asked }) => asked).map(({ id }) => [`question ${id}`, askNow(id)]),
  ),
  ...Object.fromEntries(
    pageData.quick_help
      .filter(({ step }) => !step)
      .map((help) => [help.id, ({ desk }: DeskPage) => desk.toggleQuickHelp(help)]),
  ),
  'a number that is read out': (page) => page.upTo('').then(() => page.desk.goToPart('help')),
  'the note, handed over': ({ desk }) => {
    desk.goToPart('summary');
    desk.call.handedOver = true;
  },
  keys: ({ desk }) => desk.showOverlay('keys'),
  practice: ({ desk }) => desk.practise(),
  'end?': ({ desk }) => desk.showOverlay('end'),
  'in danger': (page) => page.upTo('', { danger: 'yes' }),
  'danger by words, not confirmed': (page) => hear(page, 'he is outside my door with a knife right now'),
  'what was understood': (page) => hear(page, 'my neighbour keeps following me i told him to stop'),
  'something asked': (page) => hear(page, 'is it a waste of police time'),
  'danger, to be taken back': ({ desk }) => desk.answer(DANGER, ['yes'], 'Yes'),
};

function askNow(question: string) {
  return async ({ desk }: DeskPage) => desk.ask(question);
}

async function hear(page: DeskPage, text: string): Promise<void> {
  await page.upTo('what');
  page.desk.say(text);
}

async function pageAt(screen: string): Promise<DeskPage> {
  const page = new DeskPage();
  await page.settled();
  await SCREENS[screen]?.(page);
  await page.settled();
  return page;
}

const characters = [...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)), '£', '\n'];
// Digits and the desk's own letters more often than the rest.
const typing = fc.array(fc.oneof(fc.constantFrom(...characters), fc.constantFrom(...'0123456789!"dxnwvfze\n')), {
  minLength: 1,
  maxLength: 8,
});

const isAnswer = ({ value }: Post) => pressed(value)?.kind === 'answer' && pressed(value)?.question === DANGER;
const isBack = ({ value }: Post) => pressed(value)?.command === 'back';
const pressed = (value: unknown) => value as { kind?: string; question?: string; command?: string } | undefined;

test('whatever is typed outside the text box, fast or slowly: no danger is recorded or taken back, no number is reported, no call ends', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(SCREENS)),
      typing,
      fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
      async (screen, text, isSlow) => {
        const page = await pageAt(screen);
        const { desk } = page;
        const [call, before, danger] = [desk.call, page.posts.length, desk.call.state?.danger];
        await typeAt(desk, sceneOf(desk), text.join(''), isSlow);
        // Reports wait until the handler goes on.
        desk.goToPart('questions');
        const posted = page.posts.slice(before);
        expect(posted.filter(isAnswer)).toEqual([]);
        expect(danger ? posted.filter(isBack) : []).toEqual([]);
        expect(page.posts.filter(({ name }) => name === DESK_FAULT)).toEqual([]);
        expect(desk.call).toBe(call);
        expect(page.servers.some(({ isEnded }) => isEnded)).toBe(false);
      },
    ),
    { numRuns: 250 },
  );
});

const QUICK = [false];
const SLOWLY = [true];

async function typed(screen: string, text: string, isSlow = QUICK) {
  const page = await pageAt(screen);
  const before = page.posts.length;
  const box = await typeAt(page.desk, sceneOf(page.desk), text, isSlow);
  await page.settled();
  return { ...page, page, desk: page.desk, box, posted: page.posts.slice(before) };
}

test('what is typed quickly outside the text box is not lost and does nothing: it stands in the box', async () => {
  const { box, posted, desk } = await typed('question who-for', '1 of them has a van, 3 of them ring me');
  expect({ box, posted, step: desk.step.id }).toEqual({
    box: '1 of them has a van, 3 of them ring me',
    posted: [],
    step: 'questions',
  });
});

test('after Enter the box keeps the focus, so that a second line is words and no keys', async () => {
  const { posted, box } = await typed('question who-for', 'tt he keeps ringing me\nand 3 of them', SLOWLY);
  expect(posted.map(({ text }) => text)).toEqual(['t he keeps ringing me']);
  expect(box).toBe('and 3 of them');
});

test('what stands in the box and was not noted goes with its call, is told before the note is handed over, and begins the call', () => {
  const { desk } = new DeskPage();
  const ready = desk.call.startedAt;
  desk.draft('he drove past her ho');
  expect(desk.call.startedAt).not.toBe(ready);
  expect(tasksOf(desk).map(({ says }) => says)).toContain('Words in the text box that are not noted yet');
  const again = snapshotFrom(snapshotText(desk.call, []), pageData);
  expect(again?.call.draft).toBe('he drove past her ho');
  desk.say(desk.call.draft);
  expect(desk.call.draft).toBe('');
  desk.draft('and then');
  desk.begin();
  expect(desk.call.draft).toBe('');
});

test('a single key answers where nobody is typing, but danger wants Alt, and the desk says so', async () => {
  expect((await typed('question who-for', '1', SLOWLY)).posted).toHaveLength(1);
  const { posted, desk } = await typed(`question ${DANGER}`, '3', SLOWLY);
  expect(posted).toEqual([]);
  expect(desk.notice).toBe(pageData.labels['hold-alt']);
});

test('whatever was answered is taken back in one press, and what stood there before stands there again', async () => {
  for (const { id, asked, options } of realKnowledge.questions) {
    const option = options.at(0)?.id;
    if (!asked || !option) continue;
    const page = await pageAt(`question ${id}`);
    const { desk } = page;
    const before = desk.call.state?.answers;
    desk.answer(id, [option], 'noted');
    await page.settled();
    expect(desk.call.state?.answers[id]).toEqual([option]);
    desk.takeBack();
    await page.settled();
    expect(desk.call.state?.answers).toEqual(before);
    desk.answer(id, [options.at(-1)?.id ?? ''], 'noted');
    await page.settled();
    const first = desk.call.state?.answers;
    desk.answer(id, [option], 'another');
    await page.settled();
    desk.takeBack();
    await page.settled();
    expect(desk.call.state?.answers).toEqual(first);
  }
});

test('a wrongly pressed step of the script is taken back with what it filled in', async () => {
  const page = await pageAt('if-cut-off');
  const { desk } = page;
  const [option] = desk.step.options;
  if (option) desk.choose(option);
  expect(desk.call.fields.get('voicemail')).toBe('yes');
  desk.takeBack();
  expect([desk.step.id, desk.call.fields.get('voicemail'), desk.call.chosenOptions.size]).toEqual([
    'if-cut-off',
    '',
    0,
  ]);
});

test('somebody near, noted by a wrong key, is near no more once it is taken back; that the flag was raised stays written down', async () => {
  const { desk } = await pageAt('safe-to-talk');
  const option = desk.step.options.find(({ near }) => near);
  if (option) desk.choose(option);
  expect(desk.call.near).toBe(true);
  desk.takeBack();
  expect([desk.call.near, desk.call.scriptFlags.size, desk.step.id]).toEqual([false, 0, 'safe-to-talk']);
  expect([...desk.call.raisedFlags.keys()]).toEqual(option?.raises);
  expect(desk.call.events.at(-1)?.kind).toBe('taken-back');
});

test('danger that was noted by a wrong key stays written down, and that it was taken back, and not that it was over', async () => {
  const page = await pageAt('danger, to be taken back');
  page.desk.takeBack();
  await page.settled();
  const ofDanger = page.desk.call.events.map(({ kind }) => kind).filter((kind) => /danger|safe|back/.test(kind));
  expect(ofDanger).toEqual(['danger', 'taken-back', 'danger-back']);
  page.desk.answer(DANGER, ['yes'], 'Yes');
  await page.settled();
  page.desk.answer(DANGER, ['no'], 'No');
  await page.settled();
  expect(page.desk.call.events.at(-1)?.kind).toBe('safe');
});

test('an answer to a question about risk is taken back in one press, and the question is asked again', async () => {
  const { desk } = await pageAt('themes');
  const [first] = pageData.themes;
  answerRisk(desk, 'no');
  answerRisk(desk, 'yes');
  desk.takeBack();
  expect([desk.call.shownTheme, [...desk.call.riskAnswers.keys()]]).toEqual([1, [first?.id]]);
});

test('a number that was reported by mistake is taken back before anybody hears of it; else it is sent when the call goes on', async () => {
  const faults = (page: DeskPage) => page.posts.filter(({ name }) => name === DESK_FAULT);
  const page = await pageAt('a number that is read out');
  page.desk.report('not-answered');
  page.desk.takeBack();
  page.desk.goOn();
  expect([faults(page), page.desk.call.faults]).toEqual([[], []]);
  page.desk.goToPart('help');
  page.desk.report('wrong-number');
  expect(faults(page)).toEqual([]);
  page.desk.goOn();
  expect(faults(page)).toHaveLength(1);
});

test('what was understood is confirmed or refused one by one, each with its question', async () => {
  const { desk } = await pageAt('what was understood');
  const waiting = desk.call.unconfirmed.size;
  expect(waiting).toBeGreaterThan(2);
  const first = desk.understood;
  expect(first).toMatchObject({ name: expect.any(String), answer: expect.any(String) });
  desk.confirm();
  expect(desk.call.unconfirmed.size).toBe(waiting - 1);
  desk.takeBack();
  expect(desk.understood?.id).toBe(first?.id);
  desk.refuse();
  await desk.turns.idle();
  expect(desk.call.state?.asking?.id).toBe(first?.id);
});

test('words for what a caller asks are offered, and do not cover the script unless they cannot wait', async () => {
  const { desk } = await pageAt('something asked');
  expect(desk.call.state?.topic?.name).toMatch(/wast/i);
  expect(desk.openOverlay).toBeUndefined();
  const page = await pageAt('questions');
  await hear(page, 'i cant go on i want to end it all');
  await page.settled();
  expect(page.desk.openOverlay).toBe('topic');
});

test('the call begins when somebody rings, not when the page was made ready', async () => {
  const page = await pageAt(pageData.script[0]?.id ?? '');
  const { call } = page.desk;
  call.startedAt = new Date(0);
  const [option] = page.desk.step.options;
  if (option) page.desk.choose(option);
  expect(call.startedAt.getTime()).toBeGreaterThan(0);
  const begun = call.startedAt;
  page.desk.say('he rings me every night');
  expect(call.startedAt).toBe(begun);
});

test('every key of the desk stands on its sheet and in the handbook', () => {
  const docs = readFileSync('docs/desk.md', 'utf8');
  const rows = [...docs.matchAll(/^\| ([^|]+) \|/gm)].map(([, keys = '']) => keys).join(' ');
  const sheet = readFileSync('web/desk/keySheet.ts', 'utf8');
  const listed = [...sheet.matchAll(/\['([^']+)', 'key-/g)].map(([, keys = '']) => keys).join(' ');
  const helps = pageData.quick_help.map(({ key }) => key.toUpperCase());
  for (const key of DESK_KEYS.map((one) => one.toUpperCase())) {
    expect(rows).toMatch(new RegExp(`\\b${key}\\b`));
    expect(listed).toMatch(new RegExp(`\\b${key}\\b`));
  }
  for (const key of helps) expect(rows).toMatch(new RegExp(`\\b${key}\\b`));
});
