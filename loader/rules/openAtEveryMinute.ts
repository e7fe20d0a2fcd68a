import type { UkTime } from '../../model/ukTime';
import { clockTime, DAY_NAMES } from '../hoursInWords';
import type { Rule } from './rule';
import { sureHelp } from './sureHelp';
import { answersPeople, minuteWithoutHelp } from './weekMinutes';

/** Whenever someone comes to an outcome, wherever they are, it shows a service that answers right then. */
export const openAtEveryMinute: Rule = {
  id: 'open-at-every-minute',
  *check(known) {
    for (const outcome of known.knowledge.outcomes) {
      const gaps = sureHelp(known, outcome).flatMap(({ area, services }) => {
        const answering = services.filter(answersPeople);
        const ordinary = minuteWithoutHelp(answering, false);
        const closed = ordinary ?? minuteWithoutHelp(answering, true);
        return closed ? [`in “${area}” on ${clock(closed)}${ordinary ? '' : ' on a bank holiday'}`] : [];
      });
      if (gaps.length === 0) continue;
      yield {
        at: known.origins.place(outcome, 'help'),
        message: `The outcome “${outcome.id}” shows no service that answers ${gaps.join(', nor ')}.`,
        cure: 'Add a kind of help without “when” that is open day and night there. Only services with a telephone, text or chat count.',
      };
    }
  },
};

function clock({ day, minute }: UkTime): string {
  return `${DAY_NAMES[day]} at ${clockTime(minute)}`;
}
