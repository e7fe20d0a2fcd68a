import { randomBytes } from 'node:crypto';
import { Tickets } from '../../../channels/direct-line/tickets';
import { type Claims, newClaims } from '../../../channels/http/tokens';
import type { Broadcast } from '../../../store/broadcast';
import { MemoryStore } from '../../store/memoryStore';

const SECRET = randomBytes(32);
const DAY = 86_400_000;

let time: number;
let stores: MemoryStore[];
const now = () => new Date(time);

beforeEach(() => {
  time = Date.UTC(2026, 0, 5);
  stores = [];
});

afterEach(() => Promise.all(stores.map((store) => store.close())));

/** Processes that hear each other, and all that is said between them. */
function processes(...secrets: readonly (readonly [Uint8Array, ...Uint8Array[]])[]) {
  const said: Buffer[] = [];
  const listeners: ((message: Buffer) => void)[] = [];
  const broadcast: Broadcast = {
    publish: async (message) => {
      said.push(message);
      for (const hear of listeners) hear(message);
    },
    onMessage: (heard) => listeners.push(heard),
  };
  const oneTimeUses = new MemoryStore({ idle: DAY, total: DAY }, now);
  stores.push(oneTimeUses);
  const all = secrets.map(
    (own) => new Tickets({ secrets: own, now, random: randomBytes, shared: { broadcast, oneTimeUses } }),
  );
  return { all, said };
}

const alone = () => new Tickets({ secrets: [SECRET], now, random: randomBytes });
const claims = (): Claims => newClaims(randomBytes);

test('a ticket is good once, for a minute, for its conversation, and tells nothing by itself', async () => {
  const [tickets, mine] = [alone(), claims()];
  const [ticket, late] = [await tickets.issue(mine), await tickets.issue(mine)];
  expect(await tickets.redeem('another', ticket)).toBeUndefined();
  expect(await tickets.redeem(mine.conversation, ticket)).toEqual(mine);
  expect(await tickets.redeem(mine.conversation, ticket)).toBeUndefined();
  expect(await alone().redeem(mine.conversation, late)).toBeUndefined();
  time += 61_000;
  expect(await tickets.redeem(mine.conversation, late)).toBeUndefined();
});

test('a ticket that one process issued is taken by any, and once by all of them', async () => {
  const [NEW, OLD] = [randomBytes(32), SECRET];
  const { all } = processes([OLD], [NEW, OLD], [OLD, NEW]);
  for (const from of all) {
    for (const to of all.slice(1)) {
      const mine = claims();
      const ticket = await from.issue(mine);
      expect(await to.redeem(mine.conversation, ticket)).toEqual(mine);
      for (const other of all) expect(await other.redeem(mine.conversation, ticket)).toBeUndefined();
    }
  }
  const mine = claims();
  const ticket = await all[0]?.issue(mine);
  const taken = await Promise.all(all.map((one) => one.redeem(mine.conversation, ticket ?? '')));
  expect(taken.filter(Boolean)).toHaveLength(1);
});

test('what processes tell each other does not open without the ticket, nor do they take what was made without the secret', async () => {
  const { all, said } = processes([SECRET], [randomBytes(32)]);
  const [ours, strangers] = all;
  const mine = claims();
  const ticket = (await ours?.issue(mine)) ?? '';
  const heard = Buffer.concat(said).toString('latin1');
  for (const mark of [ticket, mine.conversation, Buffer.from(mine.key).toString('base64url')]) {
    expect(heard).not.toContain(mark);
    expect(heard).not.toContain(Buffer.from(mark, 'base64url').toString('latin1'));
  }
  const forged = (await strangers?.issue(mine)) ?? '';
  expect(await ours?.redeem(mine.conversation, forged)).toBeUndefined();
});

test('whoever asks for many tickets loses their own oldest ones, and nobody else theirs', async () => {
  const [tickets, mine, others] = [alone(), claims(), claims()];
  const theirs = await tickets.issue(others);
  const many: string[] = [];
  while (many.length < 20) many.push(await tickets.issue(mine));
  expect(await tickets.redeem(mine.conversation, many[0] ?? '')).toBeUndefined();
  expect(await tickets.redeem(mine.conversation, many.at(-1) ?? '')).toEqual(mine);
  expect(await tickets.redeem(others.conversation, theirs)).toEqual(others);
});

test('while the other processes cannot be reached, a ticket is still good where it was issued', async () => {
  const broadcast: Broadcast = { publish: () => Promise.reject(new Error('away')), onMessage: () => {} };
  const oneTimeUses = new MemoryStore({ idle: DAY, total: DAY }, now);
  stores.push(oneTimeUses);
  const tickets = new Tickets({ secrets: [SECRET], now, random: randomBytes, shared: { broadcast, oneTimeUses } });
  const mine = claims();
  expect(await tickets.redeem(mine.conversation, await tickets.issue(mine))).toEqual(mine);
});
