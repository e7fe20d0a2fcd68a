import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Activity } from 'botbuilder';
import { WebSocket } from 'ws';
import { TurnAdapter } from '../../../bots/turnAdapter';
import { WaymarkBot } from '../../../bots/waymarkBot';
import { silenceConsole } from '../../../channels/observability/uncaughtErrors';
import type { Bot } from '../../../turns/bot';
import { realKnowledge } from '../../realKnowledge';
import { ask, HOST_PAGE, SECRET } from '../served';
import { begin, serveWatched, type Watched } from './watched';

/** Stands for everything that a person, a client or a page could put anywhere. */
const MARK = 'zqxmarked';

/** The real bot, which throws what it was told when it is told to. */
class BrittleBot implements Bot {
  private readonly bot = new TurnAdapter(new WaymarkBot(realKnowledge));

  async turn(activity: Partial<Activity>, memory: unknown, now: Date) {
    const { text = '' } = activity;
    if (text.startsWith('throw ')) throw new TypeError(`${text}\n    at ${text} (/${MARK}:1:2)`, { cause: text });
    if (text.startsWith('thrown ')) throw text;
    return this.bot.turn(activity, memory, now);
  }
}

let watched: Watched;
let printAgain: () => void;
const printed: string[] = [];

beforeAll(async () => {
  watched = await serveWatched(new BrittleBot());
  printAgain = silenceConsole(console, watched.log);
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0);
  }
});

afterAll(async () => {
  printAgain();
  jest.restoreAllMocks();
  await watched.close();
});

async function raw(request: string): Promise<void> {
  const socket = connect(watched.port, '127.0.0.1');
  socket.on('error', () => {});
  socket.end(request);
  socket.resume();
  await once(socket, 'close');
}

/** A conversation from the greeting to the end, with words typed at every turn. */
async function talk(): Promise<readonly string[]> {
  const begun = await begin(watched);
  const { id, token, streamUrl, activities, post } = begun;
  const socket = new WebSocket(streamUrl);
  await once(socket, 'message');
  await post({
    text: `my ex ${MARK} follows me to ${MARK}`,
    id: MARK,
    channelData: { clientActivityID: MARK },
  });
  await post({ text: 'No', value: { kind: 'answer', question: MARK, answer: [MARK] } });
  for (const text of [`throw ${MARK}`, `thrown ${MARK}`, `${MARK} stalking`, `I want to die ${MARK}`, 'help']) {
    await post({ text, locale: MARK });
  }
  await pressOn(begun);
  await ask(`${activities}?watermark=${MARK}`, { token });
  await ask(activities, { token });
  const closed = once(socket, 'close');
  await ask(activities, { token, json: { type: 'endOfConversation' } });
  await closed;
  return [id, token, streamUrl.split('t=')[1] ?? streamUrl];
}

/** Answers whatever is asked until there is an outcome. */
async function pressOn({ activities, token, post }: Awaited<ReturnType<typeof begin>>): Promise<void> {
  await post({ text: 'start again' });
  for (let turn = 0; turn < 15; turn++) {
    const { body } = await ask(activities, { token });
    const messages: readonly Partial<Activity>[] = body.activities;
    if (messages.some(({ channelData }) => channelData?.waymark?.kind === 'outcome')) return;
    const actions = messages.findLast(({ suggestedActions }) => suggestedActions)?.suggestedActions?.actions;
    const press = actions?.find(({ title }) => title !== 'Yes, I am in danger');
    await post({ text: press?.title, value: press?.value });
  }
  throw new Error('There was no outcome.');
}

/** What answers the bot over the Connector: it refuses, and quotes. */
async function sayTo(url: string, activity: object): Promise<void> {
  const teams = createServer((_req, res) => {
    res.statusCode = 400;
    res.end(JSON.stringify({ error: { message: MARK } }));
  });
  teams.listen(0, '127.0.0.1');
  await once(teams, 'listening');
  const { port } = teams.address() as AddressInfo;
  await ask(url, { token: MARK, json: { ...activity, serviceUrl: `http://127.0.0.1:${port}/${MARK}` } });
  teams.close();
}

/** Everything that can be got wrong, with the mark wherever there is room for it. */
async function misuse(): Promise<void> {
  const { base, directLine } = watched;
  const everywhere = { token: MARK, origin: `https://${MARK}.example` };
  await ask(`${base}/${MARK}/${MARK}?${MARK}=${MARK}`, everywhere);
  await ask(`${directLine}/tokens/generate`, everywhere, 'POST');
  await ask(`${directLine}/tokens/generate`, { token: SECRET, json: { user: { id: `${MARK} ${MARK}` } } });
  await ask(`${directLine}/conversations/${MARK}/activities`, { ...everywhere, json: { text: MARK } });
  await ask(`${directLine}/conversations`, { token: SECRET, raw: `{"${MARK}"` });
  await ask(`${directLine}/conversations`, { token: SECRET, raw: MARK, type: `text/${MARK}` });
  await fetch(`${base}/`, { method: MARK.toUpperCase() }).catch(() => {});
  const headers = `Host: ${MARK}\r\nX-Request-Id: ${MARK}\r\nUser-Agent: ${MARK}\r\nCookie: ${MARK}=${MARK}`;
  await raw(`GET /${MARK} HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`);
  await raw(`GET /${MARK} HTTP/1.1\r\n${headers}\r\nConnection: Upgrade\r\nUpgrade: ${MARK}\r\n\r\n`);
  await raw(`POST /${MARK} HTTP/1.1\r\n${headers}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`);
  await raw(`${MARK} ${MARK}\r\n\r\n`);
  const activity = {
    type: 'message',
    id: MARK,
    text: MARK,
    channelId: MARK,
    from: { id: MARK },
    conversation: { id: MARK },
  };
  await sayTo(`${base}/api/messages`, activity);
  await ask(`${base}/api/messages`, {
    json: { ...activity, timestamp: MARK, entities: MARK, recipient: MARK },
  });
  await fetch(`${base}/metrics?${MARK}`, { headers: { Authorization: `Bearer ${MARK}` } });
}

/** Errors of the store, which quote whatever was to be kept. */
async function breakTheStore(): Promise<string> {
  const { id, token, activities, streamUrl, post } = await begin(watched);
  const { store } = watched;
  const fails = async () => {
    throw new Error(`cannot keep ${id} ${MARK}`);
  };
  Object.assign(store, { commit: fails });
  await post({ text: MARK });
  Object.assign(store, { read: fails });
  await ask(activities, { token });
  const refused = new WebSocket(streamUrl).on('error', () => {});
  await new Promise((resolve) => refused.on('close', resolve));
  return id;
}

test('of whole conversations and all misuse, nothing typed, no address, token or conversation is logged', async () => {
  const secrets = [...(await talk())];
  await misuse();
  secrets.push(await breakTheStore());
  const everything = watched.sink.text + printed.join('');
  const marks = [MARK, '127.0.0.1', 'localhost', '::1', HOST_PAGE, SECRET, ...secrets];
  for (const mark of marks) expect(everything.toLowerCase()).not.toContain(mark.toLowerCase());
  // Yet it was all there to be seen.
  const events = new Set(watched.sink.entries.map(({ event }) => event));
  expect([...events].sort()).toEqual(expect.arrayContaining(['failed', 'request', 'stream']));
  const kinds = watched.sink.entries.map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['TypeError', 'thrown string', 'Error']));
});

test('each request has an id of chance, which the one who asked can quote', async () => {
  const answer = await fetch(`${watched.base}/nowhere`, { headers: { 'X-Request-Id': MARK } });
  const id = answer.headers.get('x-request-id');
  expect(id).toMatch(/^[\w-]{12}$/);
  const seen = () => watched.sink.entries.find(({ requestId }) => requestId === id);
  while (seen() === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(seen()).toMatchObject({ event: 'request', method: 'GET', route: 'none', status: 404 });
});
