import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { RedisStore } from '../../store/redis/redisStore';
import { startRealServer } from '../realServer';
import { HAS_REDIS, RedisServer } from '../store/redisServer';
import { keyInAddress, keyInToken, type Person, talk, word } from './people';
import { readStolenLog } from './thief';

const SECRET = randomBytes(32);
const LIFETIME = { idle: 1_800_000, total: 86_400_000 };
const PEOPLE = 10;

let redis: RedisServer;
let stores: RedisStore[];
let servers: Awaited<ReturnType<typeof startRealServer>>[];

/** Two processes, as it were, with one Redis whose log has every write. */
async function start(): Promise<void> {
  redis = await RedisServer.start();
  stores = [];
  servers = [];
  while (servers.length < 2) {
    const store = await RedisStore.open({ url: redis.url, secrets: [SECRET], lifetime: LIFETIME });
    stores.push(store);
    servers.push(await startRealServer({}, store, { secret: SECRET, broadcast: store.broadcast }));
  }
}

async function stop(): Promise<void> {
  for (const server of servers) await server.close();
  for (const store of stores) await store.close();
  await redis.end();
}

const talkAll = () => Promise.all(Array.from({ length: PEOPLE }, (_, i) => talk(servers[i % 2]?.url ?? '', i)));

/** All files of Redis: its log of writes, from its first line on; but those that it is just making. */
function log(): Buffer {
  const files = readdirSync(redis.folder, { recursive: true, withFileTypes: true }).filter(
    (file) => file.isFile() && !file.name.startsWith('temp-'),
  );
  return Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
}

async function read(
  people: readonly Person[],
  keyOf: (secret: Buffer, person: Person) => Promise<Uint8Array | undefined>,
) {
  const stolen = log();
  const all = people.map(async (person, i) => {
    const key = await keyOf(SECRET, person);
    return key !== undefined && readStolenLog(stolen, { id: person.id, keys: [key] }).includes(word(i));
  });
  return (await Promise.all(all)).filter(Boolean).length;
}

/** Opens the stream of a conversation at another process. @returns the first of what comes, or why it is refused */
async function listen(at: string, { streamUrl }: Person): Promise<string> {
  const { pathname, search } = new URL(streamUrl);
  const socket = new WebSocket(at.replace('http', 'ws') + pathname + search);
  const refused = once(socket, 'error').then(([error]) => String(error));
  const heard = once(socket, 'message').then(([data]) => String(data));
  heard.catch(() => {});
  const first = await Promise.race([heard, refused]);
  socket.terminate();
  return first;
}

function onRedis(): void {
  beforeEach(start);
  afterEach(stop);

  test('a stream whose address one process gave opens at the other, once', async () => {
    const [here, there] = servers.map(({ url }) => url);
    const person = await talk(here ?? '', 0);
    expect(await listen(there ?? '', person)).toContain(word(0));
    expect(await listen(here ?? '', person)).toContain('403');
    expect(await listen(there ?? '', person)).toContain('403');
  });

  test('of ten who pressed Exit none can be read from the whole log of Redis, with the secret and the addresses of their streams', async () => {
    const people = await talkAll();
    expect(await read(people, keyInToken)).toBe(PEOPLE);
    await Promise.all(people.map(({ say }) => say({ type: 'endOfConversation' })));
    expect(await read(people, keyInAddress)).toBe(0);
    // Until the log is written anew, it takes the token: docs/privacy.md says so.
    expect(await read(people, keyInToken)).toBe(PEOPLE);
    await stores[0]?.client.sendCommand(['BGREWRITEAOF']);
    while ((await read(people, keyInToken)) > 0) await wait(50);
  });

  test('no ticket is written to the log of Redis, nor what it admits to', async () => {
    const people = await talkAll();
    const marks = people.flatMap(({ streamUrl }) => {
      const ticket = new URL(streamUrl).searchParams.get('t') ?? '';
      return [ticket, Buffer.from(ticket, 'base64url').toString('latin1')];
    });
    expect(people).toHaveLength(PEOPLE);
    const written = log().toString('latin1');
    expect(marks.filter((mark) => written.includes(mark))).toEqual([]);
    // A token, as its sealed claims would be; not three bytes of what is sealed that look like the beginning of one.
    expect(written).not.toMatch(/eyJ[\w-]{12,}\.[\w-]/);
  });
}

if (HAS_REDIS) {
  describe('on Redis', onRedis);
} else {
  const left = 'Redis is not installed here (redis-server): what its log holds after Exit was left out';
  console.warn(left);
  test.skip(left, () => {});
}
