import { MINUTES_A_DAY } from '../../model/ukTime';
import { isReachable } from '../../triage/openHours';
import { signpost } from '../../triage/signpost';
import { realKnowledge as knowledge } from '../realKnowledge';

/** A week without bank holidays, and one with two (Christmas 2026), both in winter time. */
const WEEKS = ['2026-11-23T00:00:00Z', '2026-12-21T00:00:00Z'];

/** Minutes of a day at which some service opens or closes. Between two of them nothing changes but the waiting. */
const turning = new Set([0]);
for (const { hours } of knowledge.services) {
  if (hours.kind !== 'weekly') continue;
  for (const { opens, closes } of hours.open) turning.add(opens).add(closes % MINUTES_A_DAY);
}
// A line about to open moves up half an hour before.
const minutes = [...turning].flatMap((minute) => [minute, (minute + MINUTES_A_DAY - 30) % MINUTES_A_DAY]);

const areas = knowledge.areas.filter(({ offered }) => offered).map(({ id }) => id);

describe.each(knowledge.outcomes.map((outcome) => [outcome.id, outcome] as const))('“%s”', (_id, outcome) => {
  test.each(areas)(
    'shows someone in %s who can be reached, at every minute of the week and on bank holidays',
    (area) => {
      for (const week of WEEKS) {
        for (let day = 0; day < 7; day++) {
          for (const minute of minutes) {
            const now = new Date(Date.parse(week) + (day * MINUTES_A_DAY + minute) * 60_000);
            const { best } = signpost(knowledge, outcome, { where: [area] }, now);
            const reached = best.some(({ open, service }) => isReachable(open) && service.confidence !== 'C');
            if (!reached || best.length > 3) throw new Error(`Nobody at ${now.toISOString()}.`);
          }
        }
      }
    },
  );
});
