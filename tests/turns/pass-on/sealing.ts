import { randomBytes } from 'node:crypto';
import { newCode } from '../../../model/passOnCode';
import type { ConversationStore } from '../../../store/conversationStore';
import { CODE_LIFE, SealedSummaries, type SealedSummariesOptions } from '../../../turns/pass-on/sealedSummaries';

/** How slow it is to guess is measured elsewhere: here hundreds of codes are tried. */
export const CHEAP = { N: 16, r: 8, p: 1 };
const MINUTE = 60_000;

export const SUMMARY = {
  made: '2026-01-05T10:00:00.000Z',
  from: 'chat',
  answers: { what: ['follow'] },
  notes: ['at 9'],
};
export const codeFor = () => newCode(randomBytes);

/** Two processes on one store, and a clock that a test puts forward. */
export interface Processes {
  readonly stores: readonly [ConversationStore, ConversationStore];
  readonly time: { now: number };
}

const SECRETS = [randomBytes(32)] as const;

export function sealedIn({ time }: Pick<Processes, 'time'>, store: ConversationStore, more = {}): SealedSummaries {
  const now = () => new Date(time.now);
  const usual = { store, secrets: SECRETS, now, random: randomBytes, idle: 30 * MINUTE, cost: CHEAP };
  return new SealedSummaries({ ...usual, ...more } as SealedSummariesOptions);
}

/** What sealed summaries promise on whatever store they lie in. */
export function sealingContract(name: string, open: () => Promise<Processes>): void {
  describe(`a summary that is passed on by a code, in ${name}`, () => {
    let processes: Processes;
    let here: SealedSummaries;
    let there: SealedSummaries;

    beforeEach(async () => {
      processes = await open();
      [here, there] = processes.stores.map((store) => sealedIn(processes, store)) as [SealedSummaries, SealedSummaries];
    });

    test('is never put in the place of another, and that it could not be made is counted', async () => {
      const events: string[] = [];
      const [store] = processes.stores;
      const again = sealedIn(processes, store, { onEvent: (event: string) => events.push(event) });
      const code = codeFor();
      await here.seal(code, SUMMARY);
      await expect(again.seal(code, { ...SUMMARY, notes: [] })).rejects.toThrow('This code is there already');
      expect(events).toEqual(['not-made']);
      expect(await there.open(code)).toEqual(SUMMARY);
    });

    test('is opened with its code at another process, once, and then no more', async () => {
      const code = codeFor();
      const { id } = await here.seal(code, SUMMARY);
      expect(await there.wasOpened(id)).toBe(false);
      expect(await there.open(code)).toEqual(SUMMARY);
      expect(await here.wasOpened(id)).toBe(true);
      for (const one of [here, there]) expect(await one.open(code)).toBeUndefined();
      expect(await processes.stores[0].read(id)).toBeUndefined();
    });

    test('is given to one of many handlers who open it at the same moment', async () => {
      for (let i = 0; i < 5; i++) {
        const code = codeFor();
        await here.seal(code, SUMMARY);
        const all = await Promise.all([here, there, here, there].map((one) => one.open(code)));
        expect(all.filter((one) => one !== undefined)).toEqual([SUMMARY]);
      }
    });

    test('opens until its half hour is over, across the change of spans, and not after', async () => {
      for (const begun of [0, 1, 14, 29]) {
        const [soon, late] = [codeFor(), codeFor()];
        processes.time.now = Date.UTC(2026, 0, 5, 12, begun);
        await here.seal(soon, SUMMARY);
        await here.seal(late, SUMMARY);
        processes.time.now += CODE_LIFE - 1;
        expect(await there.open(soon)).toEqual(SUMMARY);
        processes.time.now += 1;
        expect(await there.open(late)).toBeUndefined();
      }
    });

    test('is gone when it is forgotten, and whoever waits for it hears so, once', async () => {
      const code = codeFor();
      const { id } = await here.seal(code, SUMMARY);
      let gone = 0;
      const heard = new Promise<void>((resolve) => {
        here.onGone(id, () => {
          gone++;
          resolve();
        });
      });
      await there.forget(id);
      await heard;
      expect(await here.open(code)).toBeUndefined();
      expect(await here.wasOpened(id)).toBe(false);
      expect(gone).toBe(1);
    });

    test('tells the process that made it when another has opened it', async () => {
      const code = codeFor();
      const { id } = await here.seal(code, SUMMARY);
      const heard = new Promise<boolean>((resolve) => here.onGone(id, () => resolve(here.wasOpened(id))));
      await there.open(code);
      expect(await heard).toBe(true);
    });

    test('goes with the idle time of the store where that is shorter', async () => {
      const short = sealedIn(processes, processes.stores[0], { idle: 5 * MINUTE });
      const code = codeFor();
      await short.seal(code, SUMMARY);
      processes.time.now += 5 * MINUTE;
      expect(await there.open(code)).toBeUndefined();
    });
  });
}
