import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { WebSocket } from 'ws';
import type { Quotas } from '../../../channels/limits/rateLimits';
import { raw } from '../hostile/raw';
import { HOST_PAGE, type Served, serve } from '../served';

/** Of a shelter, an office or a home: everybody there has it. */
const ADDRESS = '198.51.100.7';

let served: Served;

/** @param allowed few where a flood is to use up nothing: two people come, and there is room for no more than four */
const open = async (allowed: Partial<Quotas> = { tokens: 4, conversations: 4, postsToConversation: 4 }) => {
  served = await serve({ proxies: ['127.0.0.0/8'], allowed, heartbeatInterval: 60_000 });
};

afterEach(async () => {
  jest.restoreAllMocks();
  await served.close();
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly json: { readonly token: string; readonly conversationId: string; readonly streamUrl: string };
}

const ask = (path: string, headers: object = {}, body: object = {}, method = 'POST') =>
  new Promise<Answer>((resolve, reject) => {
    const all = { 'X-Forwarded-For': ADDRESS, 'Content-Type': 'application/json', ...headers };
    const sent = request(`${served.directLine}${path}`, { method, headers: all }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      resolve({ status: answer.statusCode, headers: answer.headers, json: JSON.parse(text || '{}') });
    });
    sent.on('error', reject).end(method === 'POST' ? JSON.stringify(body) : undefined);
  });

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const times = <T>(count: number, once: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => once(i)));

async function begin() {
  const { json: start } = await ask('/tokens/generate', { Origin: HOST_PAGE });
  return (await ask('/conversations', bearer(start.token))).json;
}

const say = ({ conversationId, token }: Answer['json'], text: string) =>
  ask(`/conversations/${conversationId}/activities`, bearer(token), { type: 'message', text });

/** All that a person does, from the first token to Exit, beside one who was here before. */
async function expectServed(before: Answer['json']): Promise<void> {
  const mine = await begin();
  for (const who of [before, mine]) {
    const where = `/conversations/${who.conversationId}`;
    const did = [
      await say(who, 'help he is outside'),
      await ask('/tokens/refresh', bearer(who.token)),
      await ask(where, bearer(who.token), {}, 'GET'),
      await ask(`${where}/activities`, bearer(who.token), {}, 'GET'),
    ];
    expect(did.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const socket = new WebSocket(did[2]?.json.streamUrl ?? '', { headers: { 'X-Forwarded-For': ADDRESS } });
    expect((await once(socket, 'message')).toString()).toContain('help he is outside');
    const exit = await ask(`${where}/activities`, bearer(who.token), { type: 'endOfConversation' });
    expect(exit.status).toBe(200);
    socket.terminate();
  }
}

/** A handshake for a stream, by a page of another site. */
const handshake = (path: string, origin: string) => {
  const lines = ['Host: x', `X-Forwarded-For: ${ADDRESS}`, `Origin: ${origin}`, 'Connection: Upgrade'];
  const socket = ['Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];
  return raw(served.port, [`GET ${path} HTTP/1.1`, ...lines, ...socket, '', ''].join('\r\n'));
};

describe('somebody who is here, or comes now, is served whatever others at the same address do', () => {
  const statuses = (answers: readonly { readonly status: number | undefined }[]) =>
    new Set(answers.map(({ status }) => status));

  test('a page of another site asks for tokens without end', async () => {
    await open();
    const before = await begin();
    const refused = await times(300, () => ask('/tokens/generate', { Origin: 'https://evil.example' }));
    expect(statuses(refused)).toEqual(new Set([403, 429]));
    await expectServed(before);
  });

  test('a program asks without an origin, and with wrong tokens', async () => {
    await open();
    const before = await begin();
    const refused = await times(150, (i) => ask(`/conversations/${i}/activities`, bearer(`a${i}.b..c.d`), {}, 'GET'));
    expect(statuses(refused)).toEqual(new Set([403]));
    await times(150, () => ask('/conversations'));
    await times(150, () => ask('/tokens/generate'));
    await times(150, () => ask('/tokens/refresh', bearer('x')));
    await expectServed(before);
  });

  test('a page of another site opens streams without end, with the address of one too', async () => {
    await open();
    const before = await begin();
    const { pathname, search } = new URL(before.streamUrl);
    const paths = [`/v3/directline/conversations/${before.conversationId}/stream`, pathname + search];
    const refused = await times(200, (i) => handshake(paths[i % 2] ?? '', 'https://evil.example'));
    expect(statuses(refused)).toEqual(new Set([403, 429]));
    await expectServed(before);
  });

  test('a fellow has 200 conversations, talks in all of them, and holds streams open', async () => {
    await open({});
    const before = await begin();
    const theirs = await times(200, begin);
    await Promise.all(theirs.map((one) => say(one, 'a')));
    const headers = { 'X-Forwarded-For': ADDRESS };
    const sockets = theirs.map(({ streamUrl }) => new WebSocket(streamUrl, { headers }));
    await Promise.all(sockets.map((socket) => once(socket, 'message')));
    await expectServed(before);
    for (const socket of sockets) socket.terminate();
  });

  test('a fellow uses up all that the address may begin: who is here stays, the next is told when to try again', async () => {
    let time = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => time);
    await open({ tokens: 4 });
    const before = await begin();
    await times(20, () => ask('/tokens/generate', { Origin: HOST_PAGE }));
    const late = await ask('/tokens/generate', { Origin: HOST_PAGE });
    expect([late.status, late.headers['retry-after']]).toEqual([429, '15']);
    for (let i = 0; i < 5; i++) expect((await say(before, 'help')).status).toBe(200);
    time += 15_000;
    await expectServed(before);
  });
});
