import fc from 'fast-check';
import { Wallboard } from '../../../channels/desk-board/wallboard';
import type { Broadcast } from '../../../store/broadcast';
import { topic } from '../../../store/topic';

const KNOWN = {
  flags: new Set(['hurt', 'danger']),
  outcomes: new Set(['stalking']),
  codes: new Set(['told-999', 'misuse']),
};
const REPORT = { reference: 'A2B3C4', begun: '2026-01-05T10:00:00.000Z', flags: ['hurt'], assist: false };
const ENDED = { outcome: 'stalking', codes: ['told-999'], seconds: 400, secondsTo999: 20 };

function board(broadcast?: Broadcast) {
  const clock = { now: new Date('2026-01-05T10:05:00Z') };
  return {
    clock,
    board: new Wallboard(
      () => KNOWN,
      () => clock.now,
      broadcast,
    ),
  };
}

test('nothing that was said can travel in a report: only known ids, a reference and a time come through', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), fc.anything(), async (words, anything) => {
      const { board: shown } = board();
      const secret = `said ${words}`;
      await shown.report({ ...REPORT, flags: ['hurt', secret], note: secret, assist: secret }, 'one', secret);
      await shown.report({ ...REPORT, ended: { ...ENDED, outcome: secret, codes: [secret] } }, 'one', secret);
      await shown.report(anything, 'one', secret);
      await shown.report({ ...REPORT, reference: secret }, 'one', secret);
      expect(JSON.stringify(shown.view())).not.toContain(JSON.stringify(secret).slice(1, -1));
    }),
  );
});

test('a supervisor sees who asks for them first, and the name only of who asks', async () => {
  const { board: shown } = board();
  await shown.report(REPORT, 'one', 'Alex');
  await shown.report({ ...REPORT, reference: 'B2B3C4', flags: [], assist: true }, 'two', 'Kim');
  expect(shown.view().calls).toEqual([
    { ...REPORT, reference: 'B2B3C4', flags: [], assist: true, handler: 'Kim' },
    REPORT,
  ]);
});

test('a call whose desk has gone is no longer shown after a minute, and one that goes on is', async () => {
  const { board: shown, clock } = board();
  await shown.report(REPORT, 'one', undefined);
  clock.now = new Date(clock.now.getTime() + 59_000);
  expect(shown.view().calls).toHaveLength(1);
  clock.now = new Date(clock.now.getTime() + 1_000);
  expect(shown.view().calls).toHaveLength(0);
});

test('nobody can end or change the call of another handler', async () => {
  const { board: shown } = board();
  await shown.report(REPORT, 'one', undefined);
  await shown.report({ ...REPORT, ended: ENDED }, 'two', undefined);
  expect(shown.view().calls).toEqual([REPORT]);
  await shown.report({ ...REPORT, ended: ENDED }, 'one', undefined);
  expect(shown.view().calls).toEqual([]);
});

test('a number below five is never shown, and from five on it is', async () => {
  const { board: shown } = board();
  for (let calls = 1; calls <= 5; calls++) {
    await shown.report({ ...REPORT, ended: ENDED }, 'one', undefined);
    const { counts } = shown.view();
    const line = (id: string) => (calls < 5 ? { id } : { id, count: 5 });
    expect(counts).toEqual({
      outcome: [line('stalking')],
      hour: [line('10')],
      code: [line('told-999')],
      'to-999': [line('0')],
      length: [line('300')],
    });
  }
  await shown.report({ ...REPORT, ended: { ...ENDED, secondsTo999: null, seconds: 9_999 } }, 'one', undefined);
  expect(shown.view().counts.length).toEqual([{ id: '1200' }, { id: '300', count: 5 }]);
  expect(shown.view().counts['to-999']).toEqual([{ id: '0', count: 5 }]);
});

test('at every process a supervisor sees the calls of all, and nothing else that is told between them', async () => {
  const heard: ((message: Buffer) => void)[] = [];
  const shared: Broadcast = {
    publish: async (message) => {
      for (const one of heard) one(message);
    },
    onMessage: (one) => {
      heard.push(one);
    },
  };
  const [first, second] = [board(topic(shared, 'board')), board(topic(shared, 'board'))];
  await topic(shared, 'ticket').publish(Buffer.from('not for the board'));
  await first.board.report(REPORT, 'one', undefined);
  expect(first.board.view().calls).toEqual([REPORT]);
  expect(second.board.view()).toEqual(first.board.view());
});
