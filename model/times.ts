import {
  type Content,
  choice,
  entry,
  fields,
  freeTexts,
  listOf,
  nonEmpty,
  oneOrMore,
  optional,
  required,
  withDefault,
  yesNo,
} from './format';
import { date, id, monthDay, timePastMidnight, wholeNumber } from './textFormats';
import { TEXT_IDS } from './textIds';
import { DAYS } from './ukTime';

/** The words for times. The grammar is in `language/times/`. */

export const MONTH_NAMES = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const;
export const UNIT_NAMES = ['minute', 'hour', 'day', 'night', 'week', 'fortnight', 'weekend', 'month', 'year'] as const;
/** What the small words of the grammar do; knowledge/times.yaml says which words do it. */
const [firstGroup = '', ...otherGroups] = Object.keys(TEXT_IDS.timeWords);
export const WORD_GROUPS = [firstGroup, ...otherGroups] as const;
export type WordGroupName = keyof typeof TEXT_IDS.timeWords;
export type UnitName = (typeof UNIT_NAMES)[number];

const ALSO = 'Ways to say it, misspellings among them.';
const also = required(freeTexts, ALSO);
const alsoOrNone = withDefault(freeTexts, [], ALSO);
/** "Sat" is a day in "last sat", not in "he sat"; "tea" is a time in "at tea", not in "a cup of tea". */
const beside = withDefault(freeTexts, [], 'Ways to say it that count only next to other words of time.');

/** A weekday or month, with the ways people write it. */
function terms<const Id extends string>(noun: string, ids: readonly [Id, ...Id[]]) {
  return listOf(entry(noun, { id: required(choice(ids), 'The one that is meant.'), also: alsoOrNone, beside }));
}

/** What time is counted in. */
const timeUnit = entry('unit', {
  id: required(choice(UNIT_NAMES), 'The one that is meant.'),
  also: alsoOrNone,
  every: withDefault(freeTexts, [], 'One word for every one of them: “daily”.'),
});

const wordGroup = entry('words', {
  id: required(choice(WORD_GROUPS), 'What the words do.'),
  also: alsoOrNone,
});

/** A number in letters. */
const numberWords = entry('number', {
  value: required(wholeNumber, 'The number that is meant.'),
  to: optional(wholeNumber, 'The most that people mean by it, where they differ: “a few” are 3 to 4.'),
  also: withDefault(freeTexts, [], 'Ways to say the number: “three”.'),
  ordinals: withDefault(freeTexts, [], 'Ways to say which one: “third”.'),
  times: withDefault(freeTexts, [], 'Ways to say how many times, in one word: “thrice”.'),
});

/** In minutes after midnight; above 1,440 it ends on the next day. `from` is `to` for a single minute, as midday is. */
const partOfDay = entry('part of the day', {
  id: required(id, 'A word of its own for this part of the day.'),
  from: required(timePastMidnight, 'When it begins: "06:00".'),
  to: required(timePastMidnight, 'When it ends; after midnight it counts on: "29:00" is five in the morning.'),
  or: optional(id, 'Another part that some people mean by the same words.'),
  also: alsoOrNone,
  beside,
});
export type PartOfDay = Content<typeof partOfDay>;

/** "Yesterday", "tonight": a number of days ago, perhaps one part of that day. */
const nearDay = entry('day', {
  id: required(id, 'A word of its own.'),
  days_ago: required(wholeNumber, 'How many days ago it is: 0 for today, -1 for tomorrow.'),
  part: optional(id, 'The part of that day, an id of `parts`.'),
  about: withDefault(yesNo, false, 'Whether it is about then.'),
  also,
});
export type NearDay = Content<typeof nearDay>;

const nthWeekday = fields({
  which: required(choice(['first', 'second', 'third', 'fourth', 'last']), 'Which one in the month.'),
  day: required(choice(DAYS), 'mon to sun.'),
  month: required(choice(MONTH_NAMES), 'jan to dec.'),
  // Black Friday is the day after a Thursday.
  plus: withDefault(wholeNumber, 0, 'How many days after that, where it is not that day itself.'),
});

/** A day or period of the year that has a name. Exactly one of `on`, `easter`, `nth` and `dates` says when. */
const namedDay = entry('day of the year', {
  id: required(id, 'A word of its own for this day.'),
  on: optional(nonEmpty(oneOrMore(monthDay)), 'Month and day, 12-26; several if it comes more than once a year.'),
  easter: optional(wholeNumber, 'Days from Easter Sunday: -2 is Good Friday.'),
  nth: optional(nonEmpty(oneOrMore(nthWeekday)), 'The second Sunday of November, and the like.'),
  dates: optional(nonEmpty(oneOrMore(date)), 'Its first days, where only a list can say.'),
  days: withDefault(wholeNumber, 1, 'How many days it lasts.'),
  about: withDefault(yesNo, false, 'yes if people and places differ about its days.'),
  part: optional(id, 'The part of that day, an id of `parts`.'),
  also,
});
export type NamedDay = Content<typeof namedDay>;

export const times = fields({
  weekdays: required(terms('weekday', DAYS), 'The seven days of the week.'),
  months: required(terms('month', MONTH_NAMES), 'The twelve months.'),
  units: required(listOf(timeUnit), 'What time is counted in.'),
  parts: required(listOf(partOfDay), 'Parts of the day, with their hours.'),
  near: required(listOf(nearDay), 'Days that are named from today.'),
  days: required(listOf(namedDay), 'Days and stretches of the year that have a name.'),
  words: required(listOf(wordGroup), 'The small words of times, by what they do.'),
  numbers: required(listOf(numberWords), 'Numbers in letters.'),
  often: required(freeTexts, 'What says that it happens again and again, without a number.'),
  vague: required(freeTexts, 'What says only that it was some time ago.'),
});
export type Times = Content<typeof times>;
