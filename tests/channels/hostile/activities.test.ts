import fc from 'fast-check';
import { ask, type Begun, begin, type Served, serve, texts, UNCOUNTED } from '../served';
import { anyActivity, SEED } from './anything';
import { IDS, REAL } from './bots';

/** What an emulator adds. Replies come in the answer, so that nothing is sent anywhere. */
const emulated = (activity: unknown) => ({
  channelId: 'emulator',
  serviceUrl: 'http://127.0.0.1:1',
  conversation: { id: 'one' },
  ...(typeof activity === 'object' ? activity : {}),
  deliveryMode: 'expectReplies',
});

describe.each([
  ['the bot', REAL, 300],
  ['a parrot', {}, 160],
])('whatever is posted to %s', (_, bot, numRuns) => {
  let served: Served;
  let begun: Begun;

  beforeAll(async () => {
    served = await serve({ ...bot, allowed: UNCOUNTED });
    begun = await begin(served);
  });

  afterAll(() => served.close());

  const post = (json: unknown) => ask(begun.activities, { token: begun.token, json });

  test('is taken or refused, and never fails', async () => {
    const property = fc.asyncProperty(anyActivity(IDS), async (activity) => {
      const { status, body } = await post(activity);
      if (status === 404) begun = await begin(served);
      else if (status === 200) expect(body.id).toContain(begun.id);
      else expect([status >= 400 && status < 500, body.error.code]).toEqual([true, expect.any(String)]);
      expect(served.failures).toEqual([]);
    });
    await fc.assert(property, { numRuns, seed: SEED });
    expect((await post({ type: 'message', text: 'hello' })).status).toBe(200);
    expect((await texts(begun)).at(-1)).toEqual(expect.any(String));
  });

  test('is taken or refused when it comes from an emulator, and never fails', async () => {
    const property = fc.asyncProperty(anyActivity(IDS), async (activity) => {
      const { status } = await ask(`${served.base}/api/messages`, { json: emulated(activity) });
      expect([200, 400]).toContain(status);
      expect(served.failures).toEqual([]);
    });
    await fc.assert(property, { numRuns: numRuns / 4, seed: SEED });
  });

  test('leaves no more behind than a conversation may keep', async () => {
    const { state } = (await served.store.read(begun.id)) ?? {};
    expect(state?.length).toBeLessThan(20_000);
  });
});

test('a turn that fails tells the person who can be rung, and the conversation goes on', async () => {
  const turn = REAL.bot?.turn.bind(REAL.bot);
  const bot = {
    turn: async (...[activity, memory, now]: Parameters<NonNullable<typeof turn>>) => {
      if (activity.text === 'boom') throw new Error('boom');
      return (await turn?.(activity, memory, now)) ?? Promise.reject(new Error('no bot'));
    },
  };
  const served = await serve({ ...REAL, bot });
  const begun = await begin(served);
  const post = (text: string) => ask(begun.activities, { token: begun.token, json: { type: 'message', text } });
  const before = await texts(begun);
  await post('boom');
  const sorry = (await texts(begun)).slice(before.length + 1).join('\n');
  for (const number of ['999', '0808']) expect(sorry).toContain(number);
  await post('no');
  expect((await texts(begun)).length).toBeGreaterThan(before.length + 3);
  expect(served.failures).toEqual([new Error('boom')]);
  await served.close();
});
