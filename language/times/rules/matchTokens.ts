import type { Cursor, TimeMessage } from '../timeMessage';
import type { TimeRule, TokenMatch } from '../tokenMatch';
import { clockTime } from './clockTimes';
import { dateInWords, weekdayWithDate } from './dates';
import { dateInNumbers } from './datesInNumbers';
import { ago, untilNow } from './durations';
import { monthAlone, yearAlone } from './monthsAndYears';
import { namedDay, namedDaysAgo, nearDay, relativeDay, weekdayBesideDay, weekOfDate } from './namedDays';
import { approximateDay, partOfDay, vague } from './partsOfDay';
import { partOfPeriod, relativePeriod, weekdayInMonth } from './periods';
import { everyCycle, howMany, often } from './repeats';
import { weekday, weekdaysAgo } from './weekdays';

/** Of two matches of equal length, that of the rule listed first is taken. */
const RULES: readonly TimeRule[] = [
  howMany,
  everyCycle,
  often,
  ago,
  untilNow,
  weekdaysAgo,
  namedDaysAgo,
  dateInNumbers,
  weekdayWithDate,
  dateInWords,
  relativeDay,
  weekdayBesideDay,
  weekOfDate,
  weekdayInMonth,
  partOfPeriod,
  nearDay,
  approximateDay,
  vague,
  relativePeriod,
  weekday,
  namedDay,
  clockTime,
  partOfDay,
  monthAlone,
  yearAlone,
];

/** More times than anyone writes in one message; any further ones are ignored. */
const MAX_MATCHES = 120;

/** Scans the message once from left to right, taking the longest match of any rule at each token. */
export function matchTokens(message: TimeMessage): readonly TokenMatch[] {
  const matches: TokenMatch[] = [];
  for (let at = message.at(0); at.kind && matches.length < MAX_MATCHES; ) {
    const found = mayBegin(at) ? longestAt(at) : undefined;
    if (found) matches.push(found);
    at = found?.end ?? at.step(1);
  }
  return matches;
}

/** A time begins with a number, a word of times or, of punctuation, one of these: "@ 9", "~3 weeks ago", "'23", "½ hour". */
function mayBegin(at: Cursor): boolean {
  if (at.kind === 'sign') return at.isYearApostrophe || /^[@~\p{N}]$/u.test(at.word);
  return at.kind === 'number' || at.meanings.length > 0;
}

function longestAt(at: Cursor): TokenMatch | undefined {
  let best: TokenMatch | undefined;
  for (const rule of RULES) {
    const found = rule(at);
    if (!found) continue;
    const { next, ...meant } = found;
    if (!best || next.place > best.end.place) best = { ...meant, start: at, end: next };
  }
  return best;
}
