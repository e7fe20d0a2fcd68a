import { type Activity, DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import { ask, HOST_PAGE, type Served, serve } from '../served';
import { shimBrowser } from './browserShim';

shimBrowser();

let served: Served;
let sockets: WebSocket[];
let client: DirectLine;

/** Lets a test cut the client's connection, and takes the waiting out of coming back. */
class Cuttable extends WebSocket {
  constructor(url: string) {
    super(url);
    sockets.push(this);
  }
}

beforeEach(async () => {
  served = await serve();
  sockets = [];
});

afterEach(async () => {
  client.end();
  await served.close();
});

async function connect(options: object): Promise<void> {
  const { body } = await ask(`${served.directLine}/tokens/generate`, { origin: HOST_PAGE }, 'POST');
  const settings = {
    token: body.token,
    domain: served.directLine,
    WebSocket: Cuttable as unknown as typeof globalThis.WebSocket,
    random: () => -0.25,
  };
  client = new DirectLine({ ...settings, ...options });
}

/** What the client shows, as "role: text", and ways to wait for as many and for the end. */
function shown() {
  const lines: string[] = [];
  let wake = () => {};
  const over = new Promise<Error>((resolve) => {
    const next = (activity: Activity) => {
      lines.push(`${activity.from.role}: ${'text' in activity ? activity.text : activity.type}`);
      wake();
    };
    client.activity$.subscribe({ next, error: resolve });
  });
  const until = async (count: number) => {
    while (lines.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return lines;
  };
  return { until, over };
}

const post = (text: string) =>
  new Promise<string>((resolve, reject) => {
    client.postActivity({ type: 'message', text, from: { id: 'me', name: 'Me' } }).subscribe(resolve, reject);
  });

describe.each([
  ['by stream', { webSocket: true }],
  ['by polling', { webSocket: false, pollingInterval: 200 }],
])("the protocol's own client %s", (_, options) => {
  test('goes through a whole conversation', async () => {
    await connect(options);
    const { until } = shown();
    expect(await until(1)).toEqual(['bot: Hello']);
    expect(await post('one')).toMatch(/\|0000001$/);
    await until(3);
    await post('boom');
    await until(5);
    await post('two');
    expect(await until(7)).toEqual([
      'bot: Hello',
      'user: one',
      'bot: 1 one',
      'user: boom',
      'bot: Sorry',
      'user: two',
      'bot: 2 two',
    ]);
  });
});

test('a client whose connection is cut comes back and has missed nothing', async () => {
  await connect({ webSocket: true });
  const { until } = shown();
  await until(1);
  await post('one');
  await until(3);
  sockets[0]?.terminate();
  await post('two');
  expect(await until(5)).toEqual(['bot: Hello', 'user: one', 'bot: 1 one', 'user: two', 'bot: 2 two']);
  expect(sockets).toHaveLength(2);
});

test('a client cut off before it saw anything sees the greeting all the same', async () => {
  await connect({ webSocket: true });
  const { until } = shown();
  while (sockets.length === 0) await new Promise((resolve) => setImmediate(resolve));
  sockets[0]?.terminate();
  expect(await until(1)).toEqual(['bot: Hello']);
});

test('a client in a reloaded tab picks the conversation up where it was', async () => {
  await connect({ webSocket: true });
  const first = shown();
  await first.until(1);
  const id = (await post('one')).split('|')[0] ?? '';
  await first.until(3);
  const token = Reflect.get(client, 'token') as string;
  client.end();
  client = new DirectLine({ token, conversationId: id, watermark: '0', domain: served.directLine });
  expect(await shown().until(3)).toEqual(['bot: Hello', 'user: one', 'bot: 1 one']);
});

test('a client sees the last words of a conversation that is over, and then that it is', async () => {
  await connect({ webSocket: true });
  const { until, over } = shown();
  await until(1);
  await post('bye');
  expect(await until(4)).toEqual(['bot: Hello', 'user: bye', 'bot: Bye', 'bot: endOfConversation']);
  expect(await over).toEqual(new Error('conversation ended'));
});
