import { randomBytes } from 'node:crypto';
import { newCode } from '../../model/passOnCode';
import type { PassedOn } from '../../model/protocol/passOn';
import type { AskServer, ServerAnswer } from '../../web/desk/askServer';
import { summaryOf } from '../../web/desk/note/handoverSummary';
import { noteParts } from '../../web/desk/note/noteParts';
import { MORNING } from '../realKnowledge';
import { DeskPage, pageBot, pageData } from './deskPage';

const CODE = 'BCDF2345';
const TOLD: PassedOn = {
  made: '2026-11-23T09:58:00.000Z',
  from: 'chat',
  answers: {
    'who-for': ['me'],
    what: ['following'],
    unwanted: ['yes'],
    repeated: ['several'],
    who: ['neighbour'],
    fixated: ['yes'],
  },
  notes: ['On Monday\n- What happened: he waited at the bus stop'],
};

/** A server that answers like this, and what it was asked. */
function answering(answer: ServerAnswer | undefined) {
  const asked: (readonly [string, object])[] = [];
  const askServer: AskServer = async (path, body) => {
    asked.push([path, body]);
    return answer;
  };
  return { asked, askServer };
}

const ok = (json: unknown): ServerAnswer => ({ status: 200, json, wait: 0 });

async function opened(told: PassedOn = TOLD): Promise<DeskPage> {
  const page = new DeskPage(pageBot, { askServer: answering(ok(told)).askServer });
  await page.settled();
  page.desk.toggleOverlay('code');
  await page.desk.codes.open('bcdf 2345');
  await page.settled();
  return page;
}

const note = ({ desk }: DeskPage) => summaryOf({ call: desk.call, pageData, handler: '', now: MORNING });
const partsOf = (page: DeskPage) => noteParts(note(page), (id) => pageData.labels[id]);

test('the handler types the code and goes on from what was told: each answer to be confirmed, and nothing asked again', async () => {
  const page = await opened();
  const { desk } = page;
  expect(desk.openOverlay).toBeUndefined();
  expect(desk.call.state?.answers).toEqual(TOLD.answers);
  expect(desk.allUnderstood).toHaveLength(6);
  expect([...desk.call.toldBefore.values()]).toEqual(Array(6).fill('chat'));
  expect(desk.notice).toBe('Told in the chat at 09:58. Read each answer back.');
  // The first question of a call is whether there is danger, whatever was told.
  expect(desk.step.id).toBe('danger-first');
  desk.choose(desk.step.options[0] as never);
  await page.settled();
  desk.goToPart('questions');
  await page.settled();
  expect(page.asking).toBe('signs');
});

test('one key confirms an answer, one refuses it, and then it is asked', async () => {
  const { desk } = await opened();
  const first = desk.understood?.id;
  desk.confirm();
  expect(desk.call.unconfirmed.has(first ?? '')).toBe(false);
  const second = desk.understood?.id;
  desk.refuse();
  await desk.turns.idle();
  expect(desk.call.state?.asking?.id).toBe(second);
});

test('the note says what was told in the chat, by whom it was confirmed, and what the caller had written', async () => {
  const page = await opened();
  page.desk.confirm();
  const { told, words, events } = partsOf(page);
  expect(told[0]).toMatch(/\(told in the chat\)\.$/);
  expect(told[1]).toMatch(/\(told in the chat, not confirmed\)\.$/);
  expect(words.join()).toContain('Written by the caller before this call: On Monday');
  expect(events.join()).toContain('A code was opened: told in the chat');
  expect(note(page).answers[0]).toMatchObject({ told_before: 'chat', confirmed: true });
  expect(JSON.stringify(note(page))).not.toContain(CODE);
});

test('what the handler is told anew is theirs, and no longer the chat’s', async () => {
  const page = await opened();
  page.desk.answer('who', ['ex-recent'], 'An ex');
  await page.settled();
  expect(page.desk.call.toldBefore.has('who')).toBe(false);
  expect(page.desk.call.state?.answers.who).toEqual(['ex-recent']);
});

test('danger that was told brings up 999 at once, over whatever is on the screen, with its time and its flags', async () => {
  for (const answer of [undefined, 'no']) {
    const page = new DeskPage(pageBot, {
      askServer: answering(ok({ ...TOLD, answers: { danger: ['yes'], what: ['threats'] } })).askServer,
    });
    await page.settled();
    if (answer) {
      page.desk.answer('danger', [answer], '');
      await page.settled();
      page.desk.goToPart('help');
    }
    await page.desk.codes.open(CODE);
    await page.settled();
    const { call } = page.desk;
    expect(call.state?.danger).toBe(true);
    expect(page.desk.step.kind).toBe('questions');
    expect(page.desk.openOverlay).toBeUndefined();
    expect(page.desk.understood?.id).toBe('danger');
    expect(call.events.map(({ kind }) => kind)).toContain('danger');
    expect(call.raisedFlags.size).toBeGreaterThan(0);
    expect(call.events.findIndex(({ kind }) => kind === 'code')).toBeLessThan(
      call.events.findIndex(({ kind }) => kind === 'danger'),
    );
  }
});

test('the server keeps up: it takes the same over, in its order, and after a restart the call is the same', async () => {
  const page = await opened();
  page.desk.say('he also rings me');
  await page.settled();
  const before = page.desk.call.state?.answers;
  await page.server.answer();
  await page.settled();
  expect(page.desk.call.state?.answers).toEqual(before);
  expect(page.posts.map(({ type, name }) => name ?? type)).toEqual(['waymark.take-over', 'message']);
  // Of what the caller wrote nothing travels.
  expect(JSON.stringify(page.posts)).not.toContain('bus stop');
});

const SAYS: readonly (readonly [string, ServerAnswer | undefined, RegExp])[] = [
  ['that was never made, is over, or was used', { status: 404, json: {}, wait: 0 }, /does not open.*new code/],
  ['after too many wrong ones', { status: 429, json: {}, wait: 1500 }, /wait for 25 minutes/],
  ['while many are opened', { status: 503, json: {}, wait: 5 }, /in a few seconds/],
  ['when signed out', { status: 401, json: {}, wait: 0 }, /Sign in in a new tab/],
  ['without a server', undefined, /no connection/],
  ['at a server that fails', { status: 500, json: {}, wait: 0 }, /no connection/],
];

test.each(SAYS)(
  'a code %s opens nothing, and one sentence says what to do; the call goes on',
  async (_what, answer, says) => {
    const page = new DeskPage(pageBot, { askServer: answering(answer).askServer });
    await page.settled();
    await page.desk.codes.open(CODE);
    expect(page.desk.codes.says).toMatch(says);
    expect(page.desk.call.events).toEqual([]);
    expect(page.posts).toEqual([]);
    page.desk.say('my neighbour follows me');
    await page.settled();
    expect(page.desk.call.state?.answers).toHaveProperty('what');
  },
);

test('what cannot be a code is told without asking the server, and in a practice call no code is opened', async () => {
  const { asked, askServer } = answering(ok(TOLD));
  const page = new DeskPage(pageBot, { askServer });
  await page.settled();
  for (const typed of ['', 'BCDF', 'BCDF 2340', 'he is outside']) await page.desk.codes.open(typed);
  expect(page.desk.codes.says).toContain('eight letters');
  page.desk.begin(pageData.practice_calls[0]);
  await page.desk.codes.open(CODE);
  expect(page.desk.codes.says).toContain('practice');
  await page.desk.codes.make();
  expect(asked).toEqual([]);
});

test('a code that opens when its call has ended fills in nothing of the next one', async () => {
  let answer: (said: ServerAnswer) => void = () => {};
  const askServer: AskServer = () => new Promise((resolve) => (answer = resolve));
  const page = new DeskPage(pageBot, { askServer });
  await page.settled();
  const opening = page.desk.codes.open(CODE);
  page.desk.end();
  answer(ok(TOLD));
  await opening;
  await page.settled();
  expect(page.desk.call.state?.answers).toEqual({});
  expect(page.desk.call.events).toEqual([]);
});

test('a caller whose line may drop is given a code, and it holds what was told and typed, and nothing of the handler’s', async () => {
  const made = { code: newCode(randomBytes), until: '2026-11-23T10:30:00.000Z' };
  const { asked, askServer } = answering(ok(made));
  const page = new DeskPage(pageBot, { askServer });
  await page.settled();
  page.desk.handler = 'Anna';
  page.desk.say('my neighbour follows me');
  page.desk.call.fields.set('name', 'Mrs Example');
  await page.settled();
  await page.desk.codes.make();
  expect(page.desk.codes.made).toEqual(made);
  const [path, body] = asked[0] ?? [];
  expect(path).toBe('/desk/code/make');
  expect(body).toMatchObject({ answers: { who: ['neighbour'] }, notes: ['my neighbour follows me'] });
  expect(JSON.stringify(body)).not.toMatch(/Anna|Mrs Example/);
});

test('whoever takes the next call sees that it was told in an earlier one', async () => {
  const page = await opened({ ...TOLD, from: 'desk' });
  expect(page.desk.notice).toBe('Told in an earlier call at 09:58. Read each answer back.');
  expect(partsOf(page).told[0]).toContain('(told in an earlier call, not confirmed)');
  expect(note(page).answers[0]).toMatchObject({ told_before: 'desk' });
});
