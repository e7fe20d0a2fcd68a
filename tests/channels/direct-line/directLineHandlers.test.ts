import { ask, begin, HOST_PAGE, type Served, serve, texts } from '../served';

let served: Served;

beforeEach(async () => {
  served = await serve();
});

afterEach(() => served.close());

const says = (text: string, more: object = {}) => ({ json: { type: 'message', text, ...more } });

describe('a conversation', () => {
  test('begins with a greeting, once', async () => {
    const { body } = await ask(`${served.directLine}/tokens/generate`, { origin: HOST_PAGE }, 'POST');
    const start = () => ask(`${served.directLine}/conversations`, { token: body.token, json: {} });
    const all = await Promise.all([start(), start()]);
    expect(all.map(({ status }) => status).sort()).toEqual([200, 201]);
    const activities = `${served.directLine}/conversations/${body.conversationId}/activities`;
    expect(await texts({ id: '', streamUrl: '', activities, token: body.token })).toEqual(['Hello']);
    expect(served.parrot.heard).toMatchObject([
      {
        type: 'conversationUpdate',
        conversation: { id: body.conversationId },
        membersAdded: [{ role: 'bot' }, { id: 'person' }],
      },
    ]);
  });

  test('is read on from a watermark', async () => {
    const begun = await begin(served);
    const posted = await ask(begun.activities, { token: begun.token, ...says('hi') });
    expect([posted.status, posted.body]).toEqual([200, { id: `${begun.id}|0000001` }]);
    const first = await ask(`${begun.activities}?watermark=1`, { token: begun.token });
    expect(first.body).toMatchObject({
      activities: [
        { id: `${begun.id}|0000001`, text: 'hi', from: { id: 'person', role: 'user' } },
        { id: `${begun.id}|0000002`, text: '1 hi', from: { role: 'bot' }, replyToId: `${begun.id}|0000001` },
      ],
      watermark: '3',
    });
    const second = await ask(`${begun.activities}?watermark=${first.body.watermark}`, { token: begun.token });
    expect(second.body).toEqual({ activities: [], watermark: '3' });
  });

  test('hears a retried message once, and gives the same id', async () => {
    const begun = await begin(served);
    const post = (more: object) => ask(begun.activities, { token: begun.token, ...says('hi', more) });
    const first = await post({ channelData: { clientActivityID: 'x' } });
    const again = await post({ channelData: { clientActivityID: 'x' } });
    expect(again.body).toEqual(first.body);
    expect((await post({ id: 'y' })).body).toEqual((await post({ id: 'y' })).body);
    expect(await texts(begun)).toEqual(['Hello', 'hi', '1 hi', 'hi', '2 hi']);
  });

  test('tells the person when a turn has failed, and goes on', async () => {
    const begun = await begin(served);
    expect((await ask(begun.activities, { token: begun.token, ...says('boom') })).status).toBe(200);
    await ask(begun.activities, { token: begun.token, ...says('hi') });
    expect(await texts(begun)).toEqual(['Hello', 'boom', 'Sorry', 'hi', '1 hi']);
    expect(served.failures).toEqual([new Error('boom')]);
  });

  test('can be picked up again with a new token', async () => {
    const begun = await begin(served);
    const { status, body } = await ask(`${served.directLine}/conversations/${begun.id}?watermark=1`, begun);
    expect(status).toBe(200);
    expect(body).toMatchObject({ conversationId: begun.id, expires_in: 1800 });
    expect(body.streamUrl).toContain('/stream?watermark=1&t=');
    expect(await texts({ ...begun, token: body.token })).toEqual(['Hello']);
  });

  test.each(['bye', undefined])('that has ended is there for nobody (%s)', async (text) => {
    const begun = await begin(served);
    const leaves = text === undefined ? { json: { type: 'endOfConversation' } } : says(text);
    expect((await ask(begun.activities, { token: begun.token, ...leaves })).status).toBe(200);
    const { token } = begun;
    const later = await Promise.all([
      ask(begun.activities, { token, ...says('hi') }),
      ask(begun.activities, { token }),
      ask(`${served.directLine}/conversations/${begun.id}`, { token }),
      ask(`${served.directLine}/conversations`, { token, json: {} }),
      ask(`${served.directLine}/tokens/refresh`, { token }, 'POST'),
    ]);
    expect(later.map(({ status, body }) => `${status} ${body.error.code}`)).toEqual(
      Array(5).fill('404 ConversationNotFound'),
    );
  });

  test('that stays idle for half an hour is gone', async () => {
    const begun = await begin(served);
    served.pass(20);
    const refreshed = await ask(`${served.directLine}/tokens/refresh`, { token: begun.token }, 'POST');
    served.pass(15);
    expect((await ask(begun.activities, { token: refreshed.body.token })).status).toBe(404);
  });
});

describe('a token', () => {
  const refusal = { error: { code: 'TokenExpired', message: expect.any(String) } };

  test('is needed for everything', async () => {
    const { id, activities } = await begin(served);
    const conversation = `${served.directLine}/conversations/${id}`;
    const all = await Promise.all([
      ask(activities),
      ask(activities, says('hi')),
      ask(conversation),
      ask(`${served.directLine}/conversations`, { json: {} }),
      ask(`${served.directLine}/tokens/refresh`, {}, 'POST'),
    ]);
    expect(all.map(({ status, body }) => `${status} ${body.error.code}`)).toEqual(Array(5).fill('401 BadArgument'));
  });

  test('of another conversation, a ticket for a stream, or past its time is refused alike', async () => {
    const [begun, other] = [await begin(served), await begin(served)];
    const stream = new URL(begun.streamUrl).searchParams.get('t') ?? '';
    const asked = (token: string) => ask(begun.activities, { token });
    const [others, streams, nonsense] = [await asked(other.token), await asked(stream), await asked('nonsense')];
    served.pass(29);
    await ask(begun.activities, { token: begun.token, ...says('still here') });
    served.pass(2);
    const expired = await asked(begun.token);
    for (const { status, body } of [others, streams, nonsense, expired]) {
      expect([status, body]).toEqual([403, refusal]);
      expect(body).toEqual(others.body);
    }
  });

  test.each([{ type: 'endOfConversation' }, says('bye').json])(
    'that started a conversation neither starts it again after Exit, nor is changed for another (%j)',
    async (json) => {
      const { directLine } = served;
      const { body } = await ask(`${directLine}/tokens/generate`, { origin: HOST_PAGE }, 'POST');
      const start = () => ask(`${directLine}/conversations`, { token: body.token, json: {} });
      const { token, conversationId } = (await start()).body;
      expect((await start()).status).toBe(200);
      await ask(`${directLine}/conversations/${conversationId}/activities`, { token, json });
      served.pass(29);
      const renewed = await ask(`${directLine}/tokens/refresh`, { token: body.token }, 'POST');
      for (const { status, body } of [await start(), renewed]) {
        expect([status, body.error.code]).toEqual([404, 'ConversationNotFound']);
      }
      expect(await served.store.read(conversationId)).toBeUndefined();
    },
  );

  test('can be changed for a new one while it is good', async () => {
    const begun = await begin(served);
    served.pass(25);
    const { body } = await ask(`${served.directLine}/tokens/refresh`, { token: begun.token }, 'POST');
    expect(body).toMatchObject({ conversationId: begun.id, expires_in: 1800 });
    await ask(begun.activities, { token: body.token, ...says('hi') });
    served.pass(10);
    expect((await ask(begun.activities, { token: begun.token })).status).toBe(403);
    expect((await ask(begun.activities, { token: body.token })).status).toBe(200);
  });
});
