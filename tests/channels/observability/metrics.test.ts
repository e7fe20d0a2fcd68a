import { once } from 'node:events';
import type { Activity } from 'botbuilder';
import { WebSocket } from 'ws';
import { MIN_NEW_OUTCOMES } from '../../../channels/observability/outcomeCounts';
import type { Bot } from '../../../turns/bot';
import { message, Parrot } from '../parrot';
import { anotherStream, ask } from '../served';
import { begin, serveWatched, shown, type Watched } from './watched';

/** A parrot that comes to the outcome it is told. */
class Sibyl implements Bot {
  readonly parrot = new Parrot();

  async turn(activity: Partial<Activity>, memory: unknown) {
    const outcome = /^outcome (.*)/.exec(activity.text ?? '')?.[1];
    if (outcome === undefined) return this.parrot.turn(activity, memory);
    return { memory, replies: [message('Well'), message('So')], end: 'no' as const, reached: [outcome] };
  }
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

let bot: Sibyl;
let watched: Watched;

beforeEach(async () => {
  bot = new Sibyl();
  watched = await serveWatched(bot, { outcomes: ['stalking', 'harassment'] });
});

afterEach(() => watched.close());

test('turns are counted by channel, and by how they ended', async () => {
  const { post, id } = await begin(watched);
  await post({ text: 'hello', id: 'one' });
  await post({ text: 'hello', id: 'one' });
  await post({ text: 'boom' });
  await watched.store.forget(id);
  await post({ text: 'anyone there?' });
  const stranger = {
    activity: { type: 'event', channelId: 'he waits outside' },
    mode: 'createIfMissing',
  } as const;
  await watched.turns.takeTurn({ id: 'other', keys: [Buffer.alloc(32)] }, stranger);
  expect(await shown(watched, 'turns_total{channel="direct-line"')).toEqual([
    'turns_total{channel="direct-line",result="ok"} 2',
    'turns_total{channel="direct-line",result="again"} 1',
    'turns_total{channel="direct-line",result="failed"} 1',
    'turns_total{channel="direct-line",result="gone"} 1',
  ]);
  expect(await shown(watched, 'turns_total{channel="other"')).toEqual(['turns_total{channel="other",result="ok"} 1']);
  expect(await shown(watched, 'turn_seconds_count{channel="direct-line"}')).toEqual([
    'turn_seconds_count{channel="direct-line"} 5',
  ]);
  expect(await shown(watched, 'failures_total{kind="Error"}')).toEqual(['failures_total{kind="Error"} 1']);
});

test('time behind an earlier turn is counted as waiting', async () => {
  const { post } = await begin(watched);
  const first = post({ text: 'wait' });
  await bot.parrot.waiting;
  const second = post({ text: 'and then' });
  while (!(await shown(watched, 'turns_waiting')).includes('turns_waiting 1')) await aMoment();
  watched.pass(0.05);
  bot.parrot.goOn();
  await Promise.all([first, second]);
  expect(await shown(watched, 'turns_waiting')).toEqual(['turns_waiting 0']);
  expect(await shown(watched, 'turn_wait_seconds_sum')).toEqual(['turn_wait_seconds_sum 3']);
});

test('a turn that another process was quicker than is counted as a lost race', async () => {
  const { post } = await begin(watched);
  const commit = watched.store.commit.bind(watched.store);
  watched.store.commit = async (id, change) => {
    watched.store.commit = commit;
    return commit(id, { ...change, version: change.version + 1 });
  };
  expect((await post({ text: 'hello' })).status).toBe(200);
  expect(await shown(watched, 'lost_races_total')).toEqual(['lost_races_total 1']);
  expect(await shown(watched, 'turns_total{')).toEqual(['turns_total{channel="direct-line",result="ok"} 2']);
});

test('the store is measured, and its failures are counted', async () => {
  const { activities, token } = await begin(watched);
  expect(await shown(watched, 'store_seconds_count{operation="commit"}')).toEqual([
    'store_seconds_count{operation="commit"} 1',
  ]);
  watched.store.activities = () => Promise.reject(new Error('the disk is full'));
  expect((await ask(activities, { token })).status).toBe(500);
  expect(await shown(watched, 'store_failures_total')).toEqual(['store_failures_total{operation="activities"} 1']);
});

test('open streams, and the conversations that have them, are counted while they are open', async () => {
  const begun = await begin(watched);
  const addresses = [begun.streamUrl, await anotherStream(begun)];
  const sockets = addresses.map((address) => new WebSocket(address));
  await Promise.all(sockets.map((socket) => once(socket, 'message')));
  expect(await shown(watched, 'streams_open')).toEqual(['streams_open 2']);
  expect(await shown(watched, 'conversations_streaming')).toEqual(['conversations_streaming 1']);
  const unwatched = new Promise<void>((resolve) => {
    const gauge = watched.metrics.conversations;
    const set = gauge.set.bind(gauge) as (value: number) => void;
    gauge.set = (value: unknown) => {
      set(Number(value));
      if (value === 0) resolve();
    };
  });
  for (const socket of sockets) socket.close();
  await unwatched;
  expect(await shown(watched, 'streams_open')).toEqual(['streams_open 0']);
});

test('requests are counted by route, never by path', async () => {
  const { id, activities, token } = await begin(watched);
  await ask(activities, { token });
  await ask(`${watched.base}/he/waits?outside`);
  await fetch(`${watched.base}/he/waits`, { method: 'PROPFIND' });
  const lines = await shown(watched, 'requests_total');
  expect(lines).toContain(
    'requests_total{method="GET",route="/v3/directline/conversations/:id/activities",status="200"} 1',
  );
  expect(lines).toContain('requests_total{method="GET",route="none",status="404"} 1');
  expect(lines.join()).toContain('method="other"');
  expect(lines.join()).not.toMatch(/waits|outside/);
  expect(lines.join()).not.toContain(id);
});

describe('outcomes', () => {
  test('are counted once each, in steps and late', async () => {
    const { post } = await begin(watched);
    for (let i = 0; i < MIN_NEW_OUTCOMES; i++) await post({ text: 'outcome stalking', id: `${i}` });
    await post({ text: 'outcome stalking', id: '0' });
    expect(await shown(watched, 'outcomes_total{')).toEqual([
      'outcomes_total{outcome="stalking"} 0',
      'outcomes_total{outcome="harassment"} 0',
    ]);
    watched.pass(60);
    expect(await shown(watched, 'outcomes_total{')).toEqual([
      `outcomes_total{outcome="stalking"} ${MIN_NEW_OUTCOMES}`,
      'outcomes_total{outcome="harassment"} 0',
    ]);
  });

  test('are counted apart from the replies: nobody else is told which it was', async () => {
    const { post, activities, token } = await begin(watched);
    await post({ text: 'outcome stalking' });
    const { body } = await ask(activities, { token });
    const said = body.activities.filter(({ text }) => text === 'So');
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).not.toContain('stalking');
  });
});

test('no number tells where it comes from, whose it is or what was said', async () => {
  const { id, post, token } = await begin(watched);
  await post({ text: 'he waits outside' });
  await post({ text: 'boom' });
  const everything = await watched.metrics.registry.metrics();
  for (const secret of [id, token, 'waits', '127.0.0.1', 'localhost']) expect(everything).not.toContain(secret);
  expect(everything).toContain('process_resident_memory_bytes');
  const labels = new Set([...everything.matchAll(/[{,](\w+)="/g)].map(([, label]) => label));
  const own = ['channel', 'kind', 'le', 'method', 'operation', 'outcome', 'result', 'route', 'status'];
  const ofNode = ['version', 'major', 'minor', 'patch', 'space', 'type'];
  expect([...labels].filter((label) => ![...own, ...ofNode].includes(label ?? ''))).toEqual([]);
});

describe('who may see the numbers', () => {
  const ask2 = async (door: { token?: string; open?: boolean }, headers: Record<string, string>) => {
    const other = await serveWatched(bot, door);
    const { status } = await fetch(`${other.base}/metrics`, { headers });
    await other.close();
    return status;
  };

  test.each([
    ['a program on this machine', { open: true }, {}, 200],
    ['anybody, once others can reach the server', { open: false }, {}, 404],
    ['a web page', { open: true }, { Origin: 'https://elsewhere.example' }, 404],
    ['whom a proxy lets through', { open: true }, { 'X-Forwarded-For': '203.0.113.7' }, 404],
    ['who brings the token', { open: false, token: 'a-token-of-some-length' }, bearer('a-token-of-some-length'), 200],
    ['who brings another', { open: false, token: 'a-token-of-some-length' }, bearer('another'), 403],
    ['who brings none', { open: true, token: 'a-token-of-some-length' }, {}, 401],
  ])('%s', async (_who, door, headers, status) => expect(await ask2(door, headers)).toBe(status));
});

function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}
