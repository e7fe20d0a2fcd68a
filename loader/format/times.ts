import {
  MONTH_NAMES,
  type NamedDay,
  type NearDay,
  type NthWeekday,
  type PartOfDay,
  type Said,
  type Times,
  UNIT_NAMES,
} from '../../model/times';
import { DAYS } from '../../model/ukTime';
import { entry, may, must, otherwise } from './entry';
import type { Format } from './format';
import { date, id, monthDay, timeOn, wholeNumber } from './forms';
import { filled, list, oneOrMore, texts } from './list';
import { choice, yesNo } from './text';

const ALSO = 'Ways to say it, misspellings among them.';
const BESIDE = 'Ways to say it that count only next to other words of time.';
const also = must(texts, ALSO);

function said<const Id extends string>(
  ids: readonly [Id, ...Id[]],
  noun: string,
): Format<readonly Said<Id>[]> {
  const one = entry<Said<Id>>(
    {
      id: must(choice(ids), 'The one that is meant.'),
      also: otherwise(texts, [], ALSO),
      beside: otherwise(texts, [], BESIDE),
    },
    { noun, by: 'id' },
  );
  return list(one);
}

const part = entry<PartOfDay>(
  {
    id: must(id, 'A word of its own for this part of the day.'),
    from: must(timeOn, 'When it begins: "06:00".'),
    to: must(timeOn, 'When it ends; after midnight it counts on: "29:00" is five in the morning.'),
    or: may(id, 'Another part that some people mean by the same words.'),
    also: otherwise(texts, [], ALSO),
    beside: otherwise(texts, [], BESIDE),
  },
  { noun: 'part of the day', by: 'id' },
);

const near = entry<NearDay>(
  {
    id: must(id, 'A word of its own.'),
    days_ago: must(wholeNumber, 'How many days ago it is: 0 for today, -1 for tomorrow.'),
    part: may(id, 'The part of that day, an id of `parts`.'),
    also,
  },
  { noun: 'day', by: 'id' },
);

const nth = entry<NthWeekday>({
  which: must(choice(['first', 'second', 'third', 'fourth', 'last']), 'Which one in the month.'),
  day: must(choice(DAYS), 'mon to sun.'),
  month: must(choice(MONTH_NAMES), 'jan to dec.'),
  plus: otherwise(wholeNumber, 0, 'How many days after that, where it is not that day itself.'),
});

const named = entry<NamedDay>(
  {
    id: must(id, 'A word of its own for this day.'),
    on: may(filled(oneOrMore(monthDay)), 'Month and day, 12-26; several if it comes more than once a year.'),
    easter: may(wholeNumber, 'Days from Easter Sunday: -2 is Good Friday.'),
    nth: may(filled(oneOrMore(nth)), 'The second Sunday of November, and the like.'),
    dates: may(filled(oneOrMore(date)), 'Its first days, where only a list can say.'),
    days: otherwise(wholeNumber, 1, 'How many days it lasts.'),
    about: otherwise(yesNo, false, 'yes if people and places differ about its days.'),
    part: may(id, 'The part of that day, an id of `parts`.'),
    also,
  },
  { noun: 'day of the year', by: 'id' },
);

export const timesFile = entry<Times>({
  weekdays: must(said(DAYS, 'weekday'), 'The seven days of the week.'),
  months: must(said(MONTH_NAMES, 'month'), 'The twelve months.'),
  units: must(said(UNIT_NAMES, 'unit'), 'What time is counted in.'),
  parts: must(list(part), 'Parts of the day, with their hours.'),
  near: must(list(near), 'Days that are named from today.'),
  days: must(list(named), 'Days and stretches of the year that have a name.'),
  often: must(texts, 'What says that it happens again and again, without a number.'),
  vague: must(texts, 'What says only that it was some time ago.'),
});
