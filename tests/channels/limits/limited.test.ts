import { request } from 'node:http';
import { type Answer, ask, begin, HOST_PAGE, type Otherwise, SECRET, type Served, serve } from '../served';

let served: Served;

/** Stands still, so that a slow machine waits as long as a fast one. */
let time = 0;

const open = async (otherwise: Otherwise) => {
  time = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => time);
  served = await serve(otherwise);
};

const pass = (minutes: number) => {
  time += minutes * 60_000;
};

afterEach(async () => {
  jest.restoreAllMocks();
  await served.close();
});

const generate = (options: object = { origin: HOST_PAGE }) =>
  ask(`${served.directLine}/tokens/generate`, options, 'POST');

const start = (token: string) => ask(`${served.directLine}/conversations`, { token, json: {} });

const says = (text: string) => ({ json: { type: 'message', text } });

function expectAskedToWait({ status, headers, body }: Answer, seconds: number): void {
  expect([status, body]).toEqual([429, { error: { code: 'TooManyRequests', message: expect.any(String) } }]);
  expect(Number(headers.get('retry-after'))).toBe(seconds);
}

/** The status of a request for a token, from a page that a proxy says has these addresses. */
const forwarded = (addresses: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const headers = { Origin: HOST_PAGE, 'X-Forwarded-For': addresses };
    const asked = request(`${served.directLine}/tokens/generate`, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject).end();
  });

describe('who asks for too much is asked to wait, and then served', () => {
  test('too many tokens', async () => {
    await open({ allowed: { tokens: 2 } });
    await generate();
    await generate();
    expectAskedToWait(await generate(), 30);
    pass(0.5);
    expect((await generate()).status).toBe(200);
  });

  test('a token that begins nothing, renewed again and again', async () => {
    await open({ allowed: { tokens: 2 } });
    const { body } = await generate();
    const refresh = () => ask(`${served.directLine}/tokens/refresh`, { token: body.token }, 'POST');
    expect((await refresh()).status).toBe(200);
    expectAskedToWait(await refresh(), 30);
  });

  test('too many conversations', async () => {
    await open({ allowed: { conversations: 1 } });
    await begin(served);
    const { body } = await generate();
    expectAskedToWait(await start(body.token), 60);
    pass(1);
    expect((await start(body.token)).status).toBe(201);
  });

  test('too many requests about one conversation', async () => {
    await open({ allowed: { requestsToConversation: 2 } });
    const [one, two] = [await begin(served), await begin(served)];
    expect((await ask(one.activities, one)).status).toBe(200);
    expectAskedToWait(await ask(one.activities, one), 30);
    expect((await ask(two.activities, two)).status).toBe(200);
    expect((await ask(one.activities, { token: one.token, ...says('a') })).status).toBe(200);
  });

  test('too many messages to one conversation, which costs no other anything', async () => {
    await open({ allowed: { postsToConversation: 1 } });
    const [one, two] = [await begin(served), await begin(served)];
    expect((await ask(one.activities, { token: one.token, ...says('a') })).status).toBe(200);
    expectAskedToWait(await ask(one.activities, { token: one.token, ...says('b') }), 60);
    expect((await ask(two.activities, { token: two.token, ...says('b') })).status).toBe(200);
    // Who has no token of it cannot use up what the conversation may have.
    for (let i = 0; i < 3; i++) await ask(two.activities, { token: one.token, ...says('x') });
    pass(1);
    expect((await ask(two.activities, { token: two.token, ...says('c') })).status).toBe(200);
  });

  test('too much text in one conversation, which may be pasted ten times over, and keeps nobody from what is short', async () => {
    await open({});
    const [one, two] = [await begin(served), await begin(served)];
    const paste = ({ activities, token }: typeof one) => ask(activities, { token, ...says('a'.repeat(4000)) });
    for (let i = 0; i < 10; i++) expect((await paste(one)).status).toBe(200);
    expectAskedToWait(await paste(one), 60);
    for (let i = 0; i < 20; i++)
      expect((await ask(one.activities, { token: one.token, ...says('a'.repeat(490)) })).status).toBe(200);
    expect((await paste(two)).status).toBe(200);
    pass(1);
    expect((await paste(one)).status).toBe(200);
  });

  test('what a press carries is text as well; a record that was saved is taken as it comes', async () => {
    await open({ allowed: { textToConversation: 3000 } });
    const { activities, token } = await begin(served);
    const press = (value: object) => ask(activities, { token, json: { type: 'message', value } });
    const long = { kind: 'command', command: 'emergency', more: 'a'.repeat(2500) };
    expect([(await press(long)).status, (await press(long)).status]).toEqual([200, 429]);
    expect((await press({ kind: 'command', command: 'emergency' })).status).toBe(200);
    const piece = { type: 'event', name: 'record-opened', value: { text: 'a'.repeat(12_000), piece: 0, of: 2 } };
    for (let i = 0; i < 2; i++) expect((await ask(activities, { token, json: piece })).status).toBe(200);
  });

  test('but who wants to be forgotten is forgotten at once', async () => {
    await open({ allowed: { postsToConversation: 1 } });
    const { activities, token, id } = await begin(served);
    await ask(activities, { token, ...says('a') });
    expect((await ask(activities, { token, ...says('b') })).status).toBe(429);
    expect((await ask(activities, { token, json: { type: 'endOfConversation' } })).status).toBe(200);
    expect(await served.store.read(id)).toBeUndefined();
  });

  test('a page may read how long to wait', async () => {
    await open({ allowed: { tokens: 1 } });
    await generate();
    const { headers } = await generate();
    expect(headers.get('access-control-allow-origin')).toBe(HOST_PAGE);
    expect(headers.get('access-control-expose-headers')).toBe('Retry-After');
  });
});

test.each([
  { kind: 'answer', question: 'danger', answer: ['yes'] },
  { kind: 'command', command: 'emergency' },
])('a press about danger is heard however much was sent before: %j', async (value) => {
  await open({ allowed: { postsToConversation: 1, urgentToConversation: 2 } });
  const { activities, token } = await begin(served);
  const press = (pressed: object) => ask(activities, { token, json: { type: 'message', value: pressed } });
  await ask(activities, { token, ...says('a') });
  const usual = { kind: 'answer', question: 'who', answer: ['ex'] };
  expect([(await press(usual)).status, (await press(value)).status]).toEqual([429, 200]);
  expect([(await press(value)).status, (await press(value)).status]).toEqual([200, 429]);
});

test('another server may ask for as many people as it has, and guesses at its secret use up nothing of others', async () => {
  await open({ allowed: { tokens: 2, conversations: 1, failures: 2 } });
  for (let i = 0; i < 5; i++) expect((await generate({ token: SECRET })).status).toBe(200);
  for (let i = 0; i < 3; i++) expect((await start(SECRET)).status).toBe(201);
  const guesses = [await generate({ token: 'a' }), await generate({ token: 'b' }), await generate({ token: 'c' })];
  expect(guesses.map(({ status }) => status)).toEqual([403, 403, 429]);
  expect(served.refusals.map(({ limit }) => limit)).toEqual([undefined, undefined, 'failures']);
  expect((await generate({ token: SECRET })).status).toBe(200);
  expect((await generate()).status).toBe(200);
});

test('people behind a trusted proxy are counted one by one', async () => {
  await open({ allowed: { tokens: 1 }, proxies: ['127.0.0.0/8'] });
  const addresses = ['1.1.1.1', '9.9.9.9, 1.1.1.1', '2.2.2.2', '2001:db8::1', '2001:db8::2', '2001:db8:0:1::2'];
  const statuses: unknown[] = [];
  for (const one of addresses) statuses.push(await forwarded(one));
  expect(statuses).toEqual([200, 429, 200, 200, 429, 200]);
});

test('a household with many networks, and an organisation with many households, have more than one and no end', async () => {
  await open({ allowed: { tokens: 1 }, proxies: ['127.0.0.0/8'] });
  const household = ['2001:db8::1', '2001:db8:0:1::1', '2001:db8:0:2::1'];
  const neighbours = ['2001:db8:0:100::1', '2001:db8:0:200::1', '2001:db8:0:300::1', '2001:db8:1::1'];
  const statuses: unknown[] = [];
  for (const one of [...household, ...neighbours]) statuses.push(await forwarded(one));
  expect(statuses).toEqual([200, 200, 429, 200, 200, 429, 200]);
});

test('nobody gets round the count by naming another address', async () => {
  await open({ allowed: { tokens: 1 } });
  expect([await forwarded('1.1.1.1'), await forwarded('2.2.2.2')]).toEqual([200, 429]);
});

describe('while the store is nearly full', () => {
  test('nobody new is let in, for another server neither; who is here goes on, and leaves when they like', async () => {
    await open({});
    const { activities, token, id } = await begin(served);
    const { body } = await generate();
    served.store.left = 0.19;
    expectAskedToWait(await start(body.token), 30);
    expectAskedToWait(await start(SECRET), 30);
    expect(served.refusals.map(({ limit }) => limit)).toEqual(['storeRoom', 'storeRoom']);
    expect((await ask(`${served.directLine}/conversations`, { token, json: {} })).status).toBe(200);
    expect((await ask(activities, { token, ...says('a'.repeat(4000)) })).status).toBe(200);
    const piece = { type: 'event', name: 'record-opened', value: { text: 'a'.repeat(12_000), piece: 0, of: 2 } };
    expectAskedToWait(await ask(activities, { token, json: piece }), 30);
    served.store.left = 0;
    expectAskedToWait(await ask(activities, { token, ...says('a'.repeat(501)) }), 30);
    expect((await ask(activities, { token, ...says('a'.repeat(490)) })).status).toBe(200);
    expect((await ask(activities, { token, json: { type: 'endOfConversation' } })).status).toBe(200);
    expect(await served.store.read(id)).toBeUndefined();
    served.store.left = 0.2;
    expect((await start(body.token)).status).toBe(201);
  });
});

describe('a conversation that is read many times at once', () => {
  /** Lets reads of the store wait until they are told to go on. */
  function hold() {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const { store } = served;
    const activities = store.activities.bind(store);
    let count = 0;
    store.activities = async (id, from) => {
      count++;
      await held;
      return activities(id, from);
    };
    return { goOn, reads: () => count };
  }

  test('is read twice at once, whoever asks a third time is asked to wait, and no other conversation notices', async () => {
    await open({});
    const [one, two] = [await begin(served), await begin(served)];
    const { goOn, reads } = hold();
    const all = [one, one, one, two].map(({ activities, token }) => ask(activities, { token }));
    expectAskedToWait(await (all[2] as Promise<Answer>), 1);
    while (reads() < 3) await new Promise((resolve) => setTimeout(resolve, 1));
    goOn();
    expect((await Promise.all(all)).map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    for (let i = 0; i < 5; i++) expect((await ask(one.activities, one)).status).toBe(200);
  });

  test('has its places until the answers are taken, and again when those who asked have gone', async () => {
    await open({});
    const { activities, token } = await begin(served);
    const { hostname, port, pathname } = new URL(activities);
    const { goOn, reads } = hold();
    const headers = { Authorization: `Bearer ${token}` };
    const gone = [0, 1].map(() => request({ hostname, port, path: pathname, headers }).on('error', () => {}));
    for (const one of gone) one.end();
    while (reads() < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    for (const one of gone) one.destroy();
    // The store has not answered yet: to go away and come back makes it no quicker.
    expect((await ask(activities, { token })).status).toBe(429);
    goOn();
    while ((await ask(activities, { token })).status !== 200) await new Promise((resolve) => setTimeout(resolve, 1));
    expect((await ask(activities, { token })).status).toBe(200);
  });
});
