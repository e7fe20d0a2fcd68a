import type { UkTime } from '../../model/ukTime';
import { clockTime24, DAY_NAMES } from '../hoursInWords';
import type { KnowledgeRule } from './knowledgeRule';
import { canBeContacted, minuteWithoutHelp } from './minuteWithoutHelp';
import { unconditionalHelp } from './unconditionalHelp';

/** At any minute and in any area, every outcome shows a service that answers at that moment. */
export const openAtEveryMinute: KnowledgeRule = {
  id: 'open-at-every-minute',
  *check(known) {
    for (const outcome of known.knowledge.outcomes) {
      const gaps = unconditionalHelp(known, outcome).flatMap(({ area, services }) => {
        const answering = services.filter(canBeContacted);
        const ordinary = minuteWithoutHelp(answering, false);
        const closed = ordinary ?? minuteWithoutHelp(answering, true);
        return closed ? [`in “${area}” on ${clock(closed)}${ordinary ? '' : ' on a bank holiday'}`] : [];
      });
      if (gaps.length === 0) continue;
      yield {
        position: known.sourceMap.positionOf(outcome, 'help'),
        message: `The outcome “${outcome.id}” shows no service that answers ${gaps.join(', nor ')}.`,
        cure: 'Add a kind of help without “when” that is open day and night there. Only services with a telephone, text or chat count.',
      };
    }
  },
};

function clock({ day, minute }: UkTime): string {
  return `${DAY_NAMES[day]} at ${clockTime24(minute)}`;
}
