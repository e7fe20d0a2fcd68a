import { ukTime } from '../../model/ukTime';
import { holidaysOf } from '../../triage/areas';
import { isReachable, openSpans, openState } from '../../triage/openHours';
import { realKnowledge } from '../realKnowledge';

const MINUTE = 60_000;
const DAY = 1440;
/** Hours begin and end on the five minutes. */
const STEP = 5;

/** An ordinary week, Christmas Eve, Christmas with its bank holidays, and the nights in which the clocks change. */
const STARTS = [
  '2026-11-27T03:00Z',
  '2026-12-24T02:00Z',
  '2026-12-24T23:30Z',
  '2026-12-26T03:00Z',
  '2026-03-28T20:00Z',
  '2026-10-24T20:00Z',
].map((each) => new Date(each));

test('a page tells of every helpline, at any time of the day after it was made, whether it is open', () => {
  for (const start of STARTS) {
    for (const { hours, area, id } of realKnowledge.services) {
      const holidays = holidaysOf(realKnowledge, area);
      const spans = openSpans(hours, start, DAY, holidays);
      const wrong = Array.from({ length: DAY / STEP }, (_, steps) => start.getTime() + steps * STEP * MINUTE).filter(
        (at) => {
          const isTold = spans.some(([from, to]) => from <= at && at < to);
          return isTold !== isReachable(openState(hours, ukTime(new Date(at)), holidays));
        },
      );
      expect([id, start.toISOString(), wrong.map((at) => new Date(at).toISOString())]).toEqual([
        id,
        start.toISOString(),
        [],
      ]);
    }
  }
});
