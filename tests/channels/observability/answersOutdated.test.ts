import { randomBytes } from 'node:crypto';
import { message } from '../parrot';
import { serveWatched, type Watched } from './watched';

let watched: Watched;

beforeAll(async () => {
  // A bot that finds answers of another release in every turn.
  const outdated = ['who', 'what'];
  watched = await serveWatched({ turn: async () => ({ memory: {}, replies: [], end: 'no', outdated }) });
});
afterAll(() => watched.close());

test('answers that had to be asked again are counted, and logged once, by the question and never by the answer', async () => {
  const conversation = { id: 'one', keys: [randomBytes(32)] } as const;
  for (const clientId of ['a', 'b'])
    await watched.turns.takeTurn(conversation, {
      activity: message('hello'),
      clientId,
      mode: 'createIfMissing',
    });
  const logged = watched.sink.entries.filter(({ event }) => event === 'answer-outdated');
  expect(logged.map(({ time: _time, ...rest }) => rest)).toEqual([
    { level: 'warn', event: 'answer-outdated', question: 'who' },
    { level: 'warn', event: 'answer-outdated', question: 'what' },
  ]);
  expect(await watched.metrics.registry.metrics()).toMatch(/^waymark_answers_outdated_total 4$/m);
});
