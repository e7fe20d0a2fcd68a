import { randomBytes } from 'node:crypto';
import { ChannelBots } from '../../../bots/channelBots';
import { realKnowledge } from '../../realKnowledge';
import { serveWatched, type Watched } from './watched';

/** Stands for everything of a call. */
const MARK = 'zqxmarked';

let watched: Watched;
const conversation = { id: MARK, keys: [randomBytes(32)] } as const;

beforeAll(async () => {
  watched = await serveWatched(new ChannelBots(realKnowledge, undefined));
});
afterAll(() => watched.close());
beforeEach(() => watched.sink.lines.splice(0));

const report = (channelId: string, value: object, clientId: string) =>
  watched.turns.takeTurn(conversation, {
    activity: {
      type: 'event',
      name: 'waymark.fault',
      channelId,
      conversation: { id: MARK, name: MARK, isGroup: false, conversationType: 'personal' },
      from: { id: MARK, name: MARK },
      recipient: { id: 'waymark', name: '' },
      value,
    },
    clientId,
    mode: 'createIfMissing',
  });

const reported = () => watched.sink.entries.filter(({ event }) => event === 'service-fault');

test('a number that a handler reports is one line for the keepers of the knowledge, with nothing of the call', async () => {
  await report('desk', { service: 'samaritans', fault: 'wrong-number', caller: MARK, [MARK]: MARK }, MARK);
  expect(reported()).toEqual([
    {
      level: 'warn',
      time: expect.any(String),
      event: 'service-fault',
      service: 'samaritans',
      fault: 'wrong-number',
    },
  ]);
  expect(JSON.stringify(watched.sink.lines)).not.toContain(MARK);
});

test('the same report sent twice is one line', async () => {
  await report('desk', { service: 'samaritans', fault: 'not-answered' }, 'again');
  await report('desk', { service: 'samaritans', fault: 'not-answered' }, 'again');
  expect(reported()).toHaveLength(1);
});

test.each([
  ['a visitor’s report', 'directline', { service: 'samaritans', fault: 'wrong-number' }],
  ['a service that nobody knows', 'desk', { service: MARK, fault: 'wrong-number' }],
  ['a fault in the handler’s own words', 'desk', { service: 'samaritans', fault: MARK }],
])('%s is not logged', async (title, channel, value) => {
  await report(channel, value, title);
  expect(reported()).toEqual([]);
  expect(JSON.stringify(watched.sink.lines)).not.toContain(MARK);
});
