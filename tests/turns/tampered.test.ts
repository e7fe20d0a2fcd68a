import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { DecryptionError } from '../../turns/conversationReader';
import { anotherStream, ask, type Begun, begin, type Served, serve, texts } from '../channels/served';

let served: Served;
let begun: Begun;

beforeEach(async () => {
  served = await serve();
  begun = await begin(served);
  await says('hi');
});

afterEach(() => served.close());

const says = (text: string) => ask(begun.activities, { token: begun.token, json: { type: 'message', text } });

/** Puts other bytes in the place of what is kept, as somebody with access to the store could. */
async function replace({ state, append }: { state?: Uint8Array; append?: readonly Uint8Array[] }): Promise<void> {
  const kept = await served.store.read(begun.id);
  if (kept === undefined) throw new Error('not there');
  const said = await recordsOf(begun);
  await served.store.forget(begun.id);
  const change = { version: 0, next: kept.version, state: state ?? kept.state, append: append ?? said };
  await served.store.commit(begun.id, change);
}

const recordsOf = async ({ id }: Begun) => (await served.store.activities(id, 0)).map(({ record }) => record);

async function expectGone(): Promise<void> {
  const { token } = begun;
  const answers = [
    await ask(begun.activities, { token }),
    await ask(begun.activities, { token, json: { type: 'message', text: 'still there?' } }),
    await ask(begun.activities.replace('/activities', ''), { token }),
    await ask(`${served.directLine}/tokens/refresh`, { token }, 'POST'),
  ];
  expect(answers.map(({ status, body }) => `${status} ${body.error.code}`)).toEqual(
    Array(4).fill('404 ConversationNotFound'),
  );
  expect(served.failures).toEqual([expect.any(DecryptionError)]);
  expect(await served.store.read(begun.id)).toBeUndefined();
}

test("with another conversation's state, a conversation is not there, and the other goes on", async () => {
  const other = await begin(served);
  await replace({ state: (await served.store.read(other.id))?.state ?? new Uint8Array() });
  await expectGone();
  expect(await texts(other)).toEqual(['Hello']);
});

test('with an earlier state of its own, a conversation is not there', async () => {
  const earlier = (await served.store.read(begun.id))?.state ?? new Uint8Array();
  await says('on');
  await replace({ state: earlier });
  await expectGone();
});

test('with its activities in another order, a conversation is not there', async () => {
  const records = await recordsOf(begun);
  await replace({ append: records.toReversed() });
  await expectGone();
});

test("with another's activity among its own, or noise, a conversation is not there", async () => {
  const [greeting, ...rest] = await recordsOf(await begin(served));
  for (const stranger of [greeting ?? new Uint8Array(), randomBytes(400), new Uint8Array()]) {
    served.failures.length = 0;
    begun = await begin(served);
    await replace({ append: [stranger, ...rest] });
    await expectGone();
  }
});

test('a stream of what was tampered with ends, and cannot be opened again', async () => {
  const records = await recordsOf(begun);
  const later = await anotherStream(begun);
  await replace({ append: records.toReversed() });
  const socket = new WebSocket(begun.streamUrl);
  const messages: string[] = [];
  socket.on('message', (data) => messages.push(data.toString()));
  await once(socket, 'close');
  expect(messages.filter(Boolean)).toEqual([]);
  const again = new WebSocket(later).on('error', () => {});
  const [, answer] = await once(again, 'unexpected-response');
  expect(answer.statusCode).toBe(404);
});

test('nothing that reaches the store tells anything of what was said', async () => {
  const secret = 'xylophone';
  await says(secret);
  await ask(begun.activities, { token: begun.token, json: { type: 'message', text: '', value: { secret } } });
  const state = (await served.store.read(begun.id))?.state ?? new Uint8Array();
  const all = Buffer.concat([state, ...(await recordsOf(begun))]).toString('latin1');
  const { key } = (await served.tokens.verify(begun.token)) ?? {};
  const words = [secret, 'Hello', 'message', 'person', 'waymark', begun.id, Buffer.from(key ?? '').toString('latin1')];
  for (const word of words) expect(all).not.toContain(word);
  expect(await texts(begun)).toContain(secret);
});

test('whoever ends a conversation that cannot be read is rid of it all the same', async () => {
  const read = jest.spyOn(served.store, 'read').mockRejectedValue(new Error('The disk is away'));
  await ask(begun.activities, { token: begun.token, json: { type: 'endOfConversation' } });
  read.mockRestore();
  expect(await served.store.read(begun.id)).toBeUndefined();
});
