import { DESK_REFRESH } from '../../model/protocol/deskActivities';
import { summaryOf } from '../../web/desk/note/handoverSummary';
import { noteParts } from '../../web/desk/note/noteParts';
import { callerGone, tasksOf } from '../../web/desk/note/recording';
import { screenFor } from '../../web/desk/screenFor';
import { newPost } from '../../web/direct-line/activity';
import { MORNING } from '../realKnowledge';
import { DeskPage, pageData } from './deskPage';

let page: DeskPage;

beforeEach(async () => {
  page = new DeskPage();
  await page.settled();
});

/** Chooses options of the step that the call is at, one after another. */
async function choose(...options: readonly string[]): Promise<void> {
  for (const id of options) {
    const option = page.desk.step.options.find((one) => one.id === id);
    if (!option) throw new Error(`${page.desk.step.id} has no ${id}.`);
    page.desk.choose(option);
    await page.settled();
  }
}

const note = () =>
  noteParts(summaryOf({ call: page.desk.call, pageData, handler: '', now: MORNING }), (id) => page.desk.label(id));
const tasks = () => tasksOf(page.desk).map(({ says }) => says);
const saidNow = () => screenFor(page.desk).says.join(' ');

test('when the line is dead nothing more is read out, and the note says when the caller had gone', async () => {
  await choose('silent', 'tapped', 'yes', 'yes', 'yes', 'found', 'hung-up');
  expect(page.desk.step.kind).toBe('wrap-up');
  expect(saidNow()).toBe('The caller has gone. Write down what you know.');
  expect(note().call.join()).not.toContain('still on the line');
  page.desk.takeBack();
  expect(page.desk.step.id).toBe('silent-tell-police');
  expect(page.desk.call.endedAt).toBeUndefined();
  expect(note().call.join()).toContain('still on the line');
});

test('“the caller has gone” is taken back like anything else', () => {
  callerGone(page.desk);
  expect(page.desk.call.endedAt).toBeDefined();
  page.desk.takeBack();
  expect(page.desk.call.endedAt).toBeUndefined();
});

test('a handler who has called the police is not asked who did, and the note has the code for it', async () => {
  await choose('silent', 'tapped', 'yes', 'yes', 'yes', 'found', 'told');
  expect(page.desk.step.id).toBe('silent-wait');
  expect(tasks()).not.toContain('Danger: who rang 999?');
  expect(note().codes).toContain('D2 Handler called the police');
});

test('when the line drops in the middle, what was agreed for that is on the screen again, and the call goes on where it was', async () => {
  await choose('no', 'yes', 'call-only');
  page.desk.goTo('silent-line');
  await choose('dead');
  expect(screenFor(page.desk).listen_for[0]).toBe('if cut off: call back, leave no message');
  await choose('back', 'yes', 'call-only');
  expect(page.asking).toBe('who-for');
  expect(page.desk.step.kind).toBe('questions');
});

test('of somebody who is the one doing it, danger is asked, the helplines for them are offered, and no question for a victim is put or missed', async () => {
  page.desk.goTo('own-behaviour');
  await choose('yes', 'yes', 'no');
  expect(page.asking).toBe('danger');
  page.desk.answer('danger', ['no'], 'No');
  await page.settled();
  expect(page.desk.step.kind).toBe('help');
  const offered = page.desk.call.state?.services.map(({ id }) => id);
  expect(offered).toContain('respect-phoneline');
  expect(offered).not.toContain('victim-support');
  expect(note()['not-asked']).toEqual([]);
  expect(tasks().join()).not.toMatch(/Risk questions/);
});

test('whoever was taken for that by mistake is asked about risk after all', async () => {
  page.desk.goTo('own-behaviour');
  await choose('yes');
  page.desk.goTo('own-behaviour');
  await choose('not-so');
  expect(note()['not-asked']).toHaveLength(1);
});

test('no look at the opening hours says that nothing was filled in from what was typed', () => {
  page.desk.notice = '';
  const { state } = page.desk.call;
  if (!state) throw new Error('The call has no state.');
  page.desk.stateReceived({ ...state, changed: [] }, newPost('event', { name: DESK_REFRESH }));
  expect(page.desk.notice).toBe('');
  page.desk.stateReceived({ ...state, changed: [] }, newPost('message', { text: 'hm' }));
  expect(page.desk.notice).toBe(page.desk.label('nothing-understood'));
});
