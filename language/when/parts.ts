import { type Message, setOf } from './message';
import { type Found, oneDay, type Rule } from './pieces';

const LOOSE = setOf('around,about,roughly,near,nearly,before,after,by,approx,~');
const LEADS = setOf(
  'in,at,on,during,the,this,that,late,early,mid,later,around,about,roughly,near,nearly,before,after,by,approx,~,just,over',
);

/** "In the evening", "this morning", "teatime", "around midnight", "in the small hours", "late at night". */
export const partOfDay: Rule = (message, place) => {
  let at = place;
  while (at < place + 4 && message.is(at, LEADS) && !message.means(at, 'part')) at++;
  const found = message.means(at, 'part');
  if (!found || found.plural) return undefined;
  const { part } = found;
  const leads = Array.from({ length: at - place }, (_, i) => message.word(place + i));
  const length = at + found.length - place;
  const about = leads.some((lead) => LOOSE.has(lead));
  if (part.from === part.to)
    return {
      kind: 'clock',
      minutes: [part.from],
      about,
      length,
      ...(part.from === 1440 && { doubt: 'which-night' }),
    };
  if (leads.includes('this'))
    return { kind: 'days', options: [oneDay(dayOf(message, part.to))], part, length };
  return { kind: 'part', part, about, length };
};

/** Before dawn "this evening" is the one that has just ended. */
function dayOf({ now }: Message, to: number): number {
  return to > 1440 && now.minute < to - 1440 ? now.today - 1 : now.today;
}

/** "Years ago", "a while back", "recently": no day that could be stored. */
export const vague: Rule = (message, place) => {
  const found = message.means(place, 'vague');
  return found && { kind: 'vague', length: found.length };
};

/** "Earlier today", "the other day": loose words before or in place of a day. */
export const loosely: Rule = (message, place): Found | undefined => {
  const { today } = message.now;
  if (message.word(place) === 'the' && message.word(place + 1) === 'other') {
    const unit = message.means(place + 2, 'unit');
    if (!unit) return undefined;
    const reach = {
      day: 7,
      night: 7,
      week: 21,
      weekend: 28,
      month: 90,
      year: 0,
      hour: 0,
      minute: 0,
      fortnight: 0,
    }[unit.unit];
    if (reach === 0) return undefined;
    const part = unit.unit === 'night' ? message.part('night') : undefined;
    const from = today - reach;
    return {
      kind: 'days',
      options: [{ from, to: today - 1, precision: 'range' }],
      about: true,
      length: 2 + unit.length,
      ...(part && { part }),
    };
  }
  if (message.word(place) !== 'earlier') return undefined;
  const on = message.word(place + 1) === 'on' ? 1 : 0;
  const near = message.means(place + 1 + on, 'near');
  if (near?.near.days_ago === 0 && !near.near.part)
    return { kind: 'days', options: [oneDay(today)], about: true, length: 1 + on + near.length };
  if (message.words.length > 1 + on) return undefined;
  return { kind: 'days', options: [oneDay(today)], about: true, length: 1 + on };
};
