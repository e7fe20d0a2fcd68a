import type { ObservedTurn } from '../../turns/turns';
import { message } from '../channels/parrot';
import { BEGINS, CONVERSATION, says, Turning } from './turning';

const FAULT = { service: 'samaritans', fault: 'wrong-number' } as const;
const oracle = {
  turn: async () => ({
    memory: 1,
    replies: [message('So')],
    end: 'no' as const,
    reached: ['stalking'],
    faults: [FAULT],
  }),
};

let turning: Turning;
let results: ObservedTurn['result'][];

const onTurn = ({ result }: ObservedTurn) => void results.push(result);
const kinds = async () => (await Promise.all(results)).map(({ kind }) => kind);
/** What there is to count of all turns together. */
const counted = async () =>
  (await Promise.all(results)).flatMap((result) =>
    result.kind === 'taken' ? [...(result.reached ?? []), ...(result.faults ?? [])] : [],
  );

beforeEach(async () => {
  turning = new Turning();
  results = [];
  await turning.turns().takeTurn(CONVERSATION, BEGINS);
});

afterEach(() => turning.store.close());

test('an outcome is counted once, though another process was quicker and the message came again', async () => {
  let overtaken = false;
  const other = turning.turns();
  const store = turning.shared(async () => {
    if (overtaken) return;
    overtaken = true;
    await other.takeTurn(CONVERSATION, says('quicker'));
  });
  const turns = turning.turns({ store, bot: oracle, onTurn });
  await turns.takeTurn(CONVERSATION, says('hello', 'x'));
  await turns.takeTurn(CONVERSATION, says('hello', 'x'));
  expect(await kinds()).toEqual(['taken', 'retry']);
  expect(await counted()).toEqual(['stalking', FAULT]);
});

test('an outcome of a turn that was not committed is not counted', async () => {
  const store = { ...turning.shared(async () => {}), commit: async () => false };
  const turns = turning.turns({ store, bot: oracle, onTurn });
  await expect(turns.takeTurn(CONVERSATION, says('hello'))).rejects.toThrow();
  await expect(results[0]).rejects.toThrow();
});

test('a turn that failed is told apart by its kind, whatever was said in its place', async () => {
  const turns = turning.turns({ onTurn });
  await turns.takeTurn(CONVERSATION, says('boom', 'x'));
  await turns.takeTurn(CONVERSATION, says('boom', 'x'));
  await turns.takeTurn({ ...CONVERSATION, id: 'nobody' }, says('hello'));
  expect(await kinds()).toEqual(['failed', 'retry', 'gone']);
});

test('what is counted of a turn is kept nowhere', async () => {
  const turns = turning.turns({ bot: oracle });
  await turns.takeTurn(CONVERSATION, says('hello'));
  expect(JSON.stringify(await turning.activities())).not.toMatch(/stalking|samaritans/);
  const passed = jest.fn(oracle.turn);
  await turning.turns({ bot: { turn: passed } }).takeTurn(CONVERSATION, says('and now'));
  expect(passed).toHaveBeenCalledWith(expect.anything(), 1, expect.anything());
});

test('who watches is told which turns wait for an earlier one', async () => {
  const before: unknown[] = [];
  const turns = turning.turns({ onTurn: (turn) => before.push(turn.before) });
  const first = turns.takeTurn(CONVERSATION, says('wait'));
  await turning.parrot.waiting;
  const second = turns.takeTurn(CONVERSATION, says('and then'));
  expect(before).toEqual([undefined, expect.any(Promise)]);
  turning.parrot.goOn();
  await before[1];
  expect(await first).toMatchObject({ number: 1 });
  expect(await second).toMatchObject({ number: 3 });
});
