import { dateInMonth, dateOf } from '../../model/calendar';
import type { Cursor } from './timeMessage';
import { oneDay, type TokenMatch } from './tokenMatch';

/** ", and on". */
const MOST_BETWEEN = 3;

/** "4th" in "October 3rd and 4th": a later day of a list takes the month of the date before it. */
export function withMonthsBefore(matches: readonly TokenMatch[]): readonly TokenMatch[] {
  const made: TokenMatch[] = [];
  for (const match of matches) made.push(inMonthOf(made.at(-1), match));
  return made;
}

function inMonthOf(before: TokenMatch | undefined, match: TokenMatch): TokenMatch {
  if (match.kind !== 'days' || match.again !== 'month' || match.dateOnly === undefined || match.doubt) return match;
  const first = before?.kind === 'days' ? before.options[0] : undefined;
  if (!before || first?.precision !== 'day' || !isListed(before.end, match.start)) return match;
  const { year, month, date } = dateOf(first.from);
  const day = match.dateOnly > date ? dateInMonth(year, month, match.dateOnly) : undefined;
  if (day === undefined || day > match.start.now.today) return match;
  return { ...match, options: [oneDay(day)], again: 'year', dateOnly: undefined };
}

function isListed(from: Cursor, to: Cursor): boolean {
  if (to.place - from.place > MOST_BETWEEN) return false;
  for (let at = from; at !== to; at = at.step(1))
    if (at.word !== ',' && !at.says('and', 'or', 'to', 'till', 'dash', 'on')) return false;
  return true;
}
