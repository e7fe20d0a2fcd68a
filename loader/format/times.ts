import {
  MONTH_NAMES,
  type NamedDay,
  type NearDay,
  type NthWeekday,
  type NumberWords,
  type PartOfDay,
  type Times,
  type TimeTerm,
  type TimeUnit,
  UNIT_NAMES,
  WORD_GROUPS,
  type WordGroup,
} from '../../model/times';
import { DAYS } from '../../model/ukTime';
import { freeTexts, listOf, nonEmpty, oneOrMore } from './combinators';
import { entry, optional, required, withDefault } from './entry';
import type { Format } from './format';
import { choice, yesNo } from './freeText';
import { date, id, monthDay, timePastMidnight, wholeNumber } from './textFormats';

const ALSO = 'Ways to say it, misspellings among them.';
const BESIDE = 'Ways to say it that count only next to other words of time.';
const also = required(freeTexts, ALSO);

function terms<const Id extends string>(
  ids: readonly [Id, ...Id[]],
  noun: string,
): Format<readonly TimeTerm<Id>[]> {
  const one = entry<TimeTerm<Id>>(
    {
      id: required(choice(ids), 'The one that is meant.'),
      also: withDefault(freeTexts, [], ALSO),
      beside: withDefault(freeTexts, [], BESIDE),
    },
    { noun, by: 'id' },
  );
  return listOf(one);
}

const unit = entry<TimeUnit>(
  {
    id: required(choice(UNIT_NAMES), 'The one that is meant.'),
    also,
    every: withDefault(freeTexts, [], 'One word for every one of them: “daily”.'),
  },
  { noun: 'unit', by: 'id' },
);

const words = entry<WordGroup>(
  { id: required(choice(WORD_GROUPS), 'What the words do.'), also },
  { noun: 'words', by: 'id' },
);

const number = entry<NumberWords>(
  {
    value: required(wholeNumber, 'The number that is meant.'),
    to: optional(wholeNumber, 'The most that people mean by it, where they differ: “a few” are 3 to 4.'),
    also: withDefault(freeTexts, [], 'Ways to say the number: “three”.'),
    ordinals: withDefault(freeTexts, [], 'Ways to say which one: “third”.'),
    times: withDefault(freeTexts, [], 'Ways to say how many times, in one word: “thrice”.'),
  },
  { noun: 'number', by: 'value' },
);

const part = entry<PartOfDay>(
  {
    id: required(id, 'A word of its own for this part of the day.'),
    from: required(timePastMidnight, 'When it begins: "06:00".'),
    to: required(
      timePastMidnight,
      'When it ends; after midnight it counts on: "29:00" is five in the morning.',
    ),
    or: optional(id, 'Another part that some people mean by the same words.'),
    also: withDefault(freeTexts, [], ALSO),
    beside: withDefault(freeTexts, [], BESIDE),
  },
  { noun: 'part of the day', by: 'id' },
);

const near = entry<NearDay>(
  {
    id: required(id, 'A word of its own.'),
    days_ago: required(wholeNumber, 'How many days ago it is: 0 for today, -1 for tomorrow.'),
    part: optional(id, 'The part of that day, an id of `parts`.'),
    also,
  },
  { noun: 'day', by: 'id' },
);

const nth = entry<NthWeekday>({
  which: required(choice(['first', 'second', 'third', 'fourth', 'last']), 'Which one in the month.'),
  day: required(choice(DAYS), 'mon to sun.'),
  month: required(choice(MONTH_NAMES), 'jan to dec.'),
  plus: withDefault(wholeNumber, 0, 'How many days after that, where it is not that day itself.'),
});

const named = entry<NamedDay>(
  {
    id: required(id, 'A word of its own for this day.'),
    on: optional(
      nonEmpty(oneOrMore(monthDay)),
      'Month and day, 12-26; several if it comes more than once a year.',
    ),
    easter: optional(wholeNumber, 'Days from Easter Sunday: -2 is Good Friday.'),
    nth: optional(nonEmpty(oneOrMore(nth)), 'The second Sunday of November, and the like.'),
    dates: optional(nonEmpty(oneOrMore(date)), 'Its first days, where only a list can say.'),
    days: withDefault(wholeNumber, 1, 'How many days it lasts.'),
    about: withDefault(yesNo, false, 'yes if people and places differ about its days.'),
    part: optional(id, 'The part of that day, an id of `parts`.'),
    also,
  },
  { noun: 'day of the year', by: 'id' },
);

export const timesFile = entry<Times>({
  weekdays: required(terms(DAYS, 'weekday'), 'The seven days of the week.'),
  months: required(terms(MONTH_NAMES, 'month'), 'The twelve months.'),
  units: required(listOf(unit), 'What time is counted in.'),
  parts: required(listOf(part), 'Parts of the day, with their hours.'),
  near: required(listOf(near), 'Days that are named from today.'),
  days: required(listOf(named), 'Days and stretches of the year that have a name.'),
  words: required(listOf(words), 'The small words of times, by what they do.'),
  numbers: required(listOf(number), 'Numbers in letters.'),
  often: required(freeTexts, 'What says that it happens again and again, without a number.'),
  vague: required(freeTexts, 'What says only that it was some time ago.'),
});
