import { setOf, type TimeMessage } from '../timeMessage';

/** Words that lead into a time of day: "at 7", "about 9pm". */
export const CLOCK_LEADS = setOf(
  'at,@,around,about,by,before,after,approx,approximately,roughly,nearly,almost,gone,from,between,till,til,until,bout,circa',
);
/** What may follow a bare number for it to be a time: "at 7 he came", not "at 7 Cherry Lane". */
const GOES_ON = setOf(
  'and,on,in,at,last,this,when,while,i,he,she,they,it,we,his,her,my,but,so,then,or,to,till,til,until,from,the,outside,just,as,because,cos,for,with,a,again,every,each,today',
);

/** "Tues 8", "8 last night", "8 in the evening": a number right next to a day or a part of one. */
export function isBesideDay(message: TimeMessage, place: number, next: number): boolean {
  const skip = /^(?:in|at|on)$/.test(message.word(next)) ? 1 : 0;
  const the = /^(?:the|this)$/.test(message.word(next + skip)) ? 1 : 0;
  const after =
    message.means(next + skip + the, 'part') ?? (the === 0 ? message.means(next + skip, 'near') : undefined);
  // "One night" is not one o'clock.
  if (after) return message.word(place) !== 'one';
  const before = (['near', 'weekday', 'part'] as const).some((kind) => message.means(place - 1, kind));
  return before && mayEndAt(message, next) && message.word(next) !== 'to';
}

/** Part of a longer number, a date or an amount: 07700 900412, 02/03, £7.50. */
export function isInsideNumber(message: TimeMessage, place: number): boolean {
  const [before, after] = [message.word(place - 1), message.word(place + 1)];
  if (/^(?:[£$#]|no|number|flat|house|room|bus|unit|age|aged|page|platform|ref)$/.test(before)) return true;
  if (message.noSpaceBefore(place) && /^[/.:]$/.test(before) && /^\d+$/.test(message.word(place - 2)))
    return true;
  if (message.noSpaceBefore(place + 1) && /^[/%]$/.test(after)) return true;
  return (/^\d{3,}$/.test(before) && !/^(?:19|20)\d\d$/.test(before)) || /^\d{3,}$/.test(after);
}

/** Whether a bare number may be a time, judging by what follows it. */
export function mayEndAt(message: TimeMessage, next: number): boolean {
  const word = message.tokens[next];
  if (!word || word.kind === 'sign' || message.is(next, GOES_ON)) return true;
  return message.meanings(next).some(({ kind }) => kind !== 'unit' && kind !== 'month');
}
