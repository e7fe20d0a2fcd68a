import type { DeskState, DeskTurns } from '../../model/protocol/deskActivities';
import { DeskPage, pageBot } from './deskPage';

/** A call from its first key to the numbers; what a handler does at each of its moments. */
const CALL: readonly ((page: DeskPage) => void)[] = [
  ({ desk }) => desk.choose(desk.step.options[0] as never),
  ({ desk }) => desk.choose(desk.step.options[1] as never),
  ({ desk }) => desk.answer('danger', ['no'], 'No'),
  ({ desk }) => desk.answer('who-for', ['me'], 'Me'),
  ({ desk }) => desk.say('my neighbour keeps following me home'),
  ({ desk }) => desk.say('i told him to stop'),
  ({ desk }) => desk.answer('who', ['neighbour'], 'A neighbour'),
  ({ desk }) => desk.answer('fixated', ['yes'], 'Yes'),
  ({ desk }) => desk.answer('signs', ['worse'], 'It is getting worse'),
  ({ desk }) => desk.answer('where', ['bedfordshire'], 'Bedfordshire'),
];

/** What the handler sees, but the times. */
function seen({ desk }: DeskPage): object {
  const { at: _at, ...state } = desk.call.state as DeskState;
  return { step: desk.step.id, ...state, services: state.services.map(({ id }) => id) };
}

async function played(page: DeskPage, between: (moment: number) => unknown = () => {}): Promise<readonly object[]> {
  const screens: object[] = [];
  await page.settled();
  for (const [moment, act] of CALL.entries()) {
    await between(moment);
    act(page);
    await page.settled();
    screens.push(seen(page));
  }
  return screens;
}

test('the server is killed at any moment of a call and comes back at any other: the handler sees the same screens, and nothing is lost or turned round', async () => {
  const usual = await played(new DeskPage());
  for (const killed of CALL.keys()) {
    const back = killed + 1 + (killed % 4);
    const page = new DeskPage();
    const screens = await played(page, async (moment) => {
      if (moment < killed || moment > back) await page.server.answer();
      if (moment === killed) page.server.lose();
    });
    expect(screens).toEqual(usual);
    const told = page.posts.filter(({ type }) => type === 'message');
    await page.server.answer();
    await page.settled();
    expect(seen(page)).toEqual(usual.at(-1));
    expect(page.desk.turns.journal.map(({ post }) => post)).toEqual(told);
    expect(new Set(told.map(({ channelData }) => channelData.clientActivityID)).size).toBe(told.length);
  }
});

test.each(['own-behaviour', 'own-order', 'own-harm', 'someone-near', 'near-place'])(
  'danger that is typed at the step %s brings up 999, which that step does not lead to by itself',
  async (step) => {
    const page = new DeskPage();
    await page.settled();
    page.desk.goTo(step);
    page.desk.say('he is outside with a knife right now');
    await page.settled();
    expect([page.desk.step.id, page.desk.call.state?.danger]).toEqual(['questions', true]);
  },
);

test('a silent caller is led to 999 by taps, and what is typed meanwhile does not put other words in their place', async () => {
  const page = new DeskPage();
  await page.settled();
  page.desk.goTo('silent-home');
  page.desk.say('he is outside with a knife right now');
  await page.settled();
  expect([page.desk.step.id, page.desk.call.state?.danger]).toEqual(['silent-home', true]);
});

test('danger that is typed while there is no connection brings up 999 at once, over whatever is on the screen', async () => {
  for (const words of [
    'he is outside my door with a knife right now',
    'help',
    'hes strangling me',
    'he is in my house',
  ]) {
    const page = new DeskPage();
    await page.upTo('what');
    page.desk.goToPart('wrap-up');
    page.server.lose();
    page.desk.say(words);
    await page.settled();
    expect([words, page.desk.step.id, page.desk.call.state?.danger]).toEqual([words, 'questions', true]);
  }
});

test('a page whose own bot is not there yet shows what the server says, and takes nothing twice when it comes', async () => {
  let arrive = (_bot: DeskTurns) => {};
  const bot = new Promise<DeskTurns>((resolve) => {
    arrive = resolve;
  });
  const page = new DeskPage(undefined, { bot });
  page.desk.goToPart('questions');
  page.desk.answer('danger', ['no'], 'No');
  await page.server.answer();
  expect(page.asking).toBe('who-for');
  page.server.lose();
  page.desk.answer('who-for', ['me'], 'Me');
  arrive(pageBot);
  await page.settled();
  expect(page.asking).toBe('what');
  page.desk.say('he keeps ringing me');
  await page.settled();
  expect(page.desk.call.state?.answers).toMatchObject({ danger: ['no'], 'who-for': ['me'], what: ['contact'] });
  await page.server.answer();
  await page.settled();
  expect(page.posts).toHaveLength(3);
});

test('where the server knows better, its word goes before the page’s', async () => {
  const page = new DeskPage();
  await page.upTo('who-for');
  await page.server.answer(9, (state) => ({ ...state, answers: { danger: ['no'], 'who-for': ['child'] } }));
  await page.settled();
  expect(page.desk.call.state?.answers).toEqual({ danger: ['no'], 'who-for': ['child'] });
  page.desk.answer('what', ['contact'], 'Calls');
  await page.settled();
  expect(page.desk.call.state?.answers).toMatchObject({ 'who-for': ['child'], what: ['contact'] });
});

test('a server that has forgotten the call is told the whole of it again, in order, when the call goes on, and not before', async () => {
  const page = new DeskPage();
  await page.upTo('what');
  await page.server.answer();
  page.server.forget();
  expect(page.servers).toHaveLength(1);
  page.desk.say('he keeps ringing me');
  await page.settled();
  expect(page.servers).toHaveLength(2);
  expect(page.server.posts.map(({ text, value }) => text || value)).toEqual(
    page.desk.turns.journal.map(({ post }) => post.text || post.value),
  );
  await page.server.answer();
  await page.settled();
  expect(page.desk.call.state?.answers).toMatchObject({ danger: ['no'], what: ['contact'] });
});

test('a server that comes back without the call is told the whole of it at once where something waited, and is not asked for ever', async () => {
  const page = new DeskPage();
  await page.upTo('what');
  await page.server.answer();
  page.server.lose();
  page.desk.say('he keeps ringing me');
  await page.settled();
  page.server.forget();
  expect(page.servers).toHaveLength(2);
  expect(page.server.posts).toEqual(page.desk.turns.journal.map(({ post }) => post));
  page.server.forget();
  expect(page.servers).toHaveLength(2);
});

test('a bot in the page that fails leaves the call to the server', async () => {
  let isBroken = false;
  const page = new DeskPage({
    turn: (...turn) => (isBroken ? Promise.reject(new Error('broken')) : pageBot.turn(...turn)),
  });
  await page.upTo('who-for');
  isBroken = true;
  page.desk.answer('who-for', ['me'], 'Me');
  await page.settled();
  expect(page.desk.turns.isOnItsOwn).toBe(false);
  await page.server.answer();
  expect(page.asking).toBe('what');
});

test('what happened is written down once, with the time it had, also when the server is told the whole call again', async () => {
  const page = new DeskPage();
  await page.upTo('who', { danger: 'yes' });
  page.desk.answer('danger', ['no'], 'No');
  await page.settled();
  const { call, turns } = page.desk;
  const before = JSON.stringify(call.events);
  expect(before).toMatch(/"danger".*"safe"/);
  const again = new DeskPage(undefined, { bot: new Promise(() => {}) });
  call.state = undefined;
  again.desk.resume({ call, journal: turns.journal });
  await again.server.answer();
  expect(JSON.stringify(again.desk.call.events)).toBe(before);
  again.desk.answer('who-for', ['me'], 'Me');
  await again.server.answer();
  expect(again.desk.call.events.length).toBeGreaterThan(JSON.parse(before).length);
});

test('after the call has ended nothing of it comes to the next', async () => {
  const page = new DeskPage();
  await page.upTo('what');
  const { server } = page;
  page.desk.say('he keeps ringing me');
  page.desk.end();
  await page.settled();
  await server.answer();
  expect(server.isEnded).toBe(true);
  expect(page.desk.call.state?.answers).toEqual({});
});
