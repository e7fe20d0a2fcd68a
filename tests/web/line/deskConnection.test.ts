import { DeskConnection } from '../../../web/desk/deskConnection';
import type { Post } from '../../../web/direct-line/activity';
import { ENDPOINT, FakeNetwork, pass } from './fakeNetwork';

let network: FakeNetwork;
let connection: DeskConnection;
/** What the handler reads at the top, each time it changes, and what the server answered. */
let told: string[];

beforeEach(async () => {
  jest.useFakeTimers();
  network = new FakeNetwork();
  network.isDesk = true;
  told = [];
  connection = new DeskConnection(ENDPOINT, {
    serverState: (state) => told.push(`answer to ${state}`),
    faultNoted: () => {},
    conversationLost: () => told.push('gone'),
    redraw: () => {
      const { state, pending, isBehind } = connection;
      const shown = isBehind ? `${state}, ${pending} on the way` : state;
      if (told.at(-1) !== shown) told.push(shown);
    },
  });
  await pass(1);
});
afterEach(() => {
  connection.end();
  jest.useRealTimers();
});

function say(text: string): void {
  const channelData = { clientActivityID: text, waymark: {} };
  connection.post({ type: 'message', from: { id: 'person' }, text, channelData } satisfies Post);
}

test('however long the server was away, what was typed and pressed arrives in its order, each once, and the state stays true', async () => {
  told.length = 0;
  network.silent = () => true;
  network.loseStreams();
  const texts = ['one', 'two', 'three', 'four'];
  for (const text of texts) {
    say(text);
    await pass(45);
    expect(told.at(-1)).toMatch(/^lost, \d on the way$/);
  }
  network.silent = () => false;
  await pass(25);
  expect(told.filter((one) => one.startsWith('answer'))).toEqual(texts.map((text) => `answer to ${text}`));
  expect(told.at(-1)).toBe('connected');
  // It never says that all is well while something is on its way.
  expect(told.slice(told.indexOf('lost, 1 on the way')).indexOf('connected')).toBe(
    told.length - 1 - told.indexOf('lost, 1 on the way'),
  );
});

test('once a post gets through, the answer is not waited for until the line would try again by itself', async () => {
  network.silent = (_method, path) => !path.endsWith('/activities') || path === '';
  network.loseStreams();
  await pass(120);
  told.length = 0;
  network.silent = () => false;
  say('he is outside my door');
  await pass(5);
  expect(told).toContain('answer to he is outside my door');
});

test('a press that is answered at once is no news for the handler: nothing is counted', async () => {
  told = [];
  say('one');
  await pass(1);
  expect(told).toEqual(['answer to one', 'connected']);
});
