import { patternText } from './format';
import { isUkNumber } from './ukNumbers';
import { DAYS, type Day, MINUTES_A_DAY } from './ukTime';

const unchanged = (said: string) => said;

/** Kebab-case: ids are used in URLs, in tests and in buttons' payloads. */
export const id = patternText<string>({
  rule: 'id-form',
  pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  called: 'an id',
  cure: 'Use small letters and digits, with one hyphen between words: “who-is-doing-it”.',
  fallback: '',
  parse: unchanged,
});

/** A valid ISO date. */
export const date = patternText<string>({
  rule: 'date-form',
  pattern: /^\d{4}-\d{2}-\d{2}$/,
  called: 'a date',
  cure: 'Write year, month and day of a date in the calendar, such as 2026-11-22.',
  fallback: '',
  parse: (said) => (isInCalendar(said) ? said : undefined),
});

/** A date as far as it is known: a year, a month, a day. */
export const partialDate = patternText<string>({
  rule: 'partial-date-form',
  pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/,
  called: 'a date as far as it is known',
  cure: 'Write the year, with the month and the day if they are known: 2026, 2026-10, 2026-10-07.',
  fallback: '',
  parse: (said) => (isInCalendar(`${said}${'-01-01'.slice(said.length - 4)}`) ? said : undefined),
});

function isInCalendar(said: string): boolean {
  const day = new Date(`${said}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(said);
}

function minutesUpTo(most: number) {
  return (said: string) => {
    const [hours = 0, minutes = 0] = said.split(':').map(Number);
    const minute = hours * 60 + minutes;
    return minutes < 60 && minute <= most ? minute : undefined;
  };
}

/** Minutes after midnight; 24:00 is the end of the day. */
export const time = patternText<number>({
  rule: 'time-form',
  pattern: /^\d{1,2}:\d{2}$/,
  called: 'a time',
  cure: 'Write hours and minutes of the 24-hour clock, such as "09:30" or "17:00"; midnight as an end is "24:00".',
  fallback: 0,
  parse: minutesUpTo(MINUTES_A_DAY),
});

/** Minutes after midnight for a period that may end on the next day: 29:00 is five in the morning. */
export const timePastMidnight = patternText<number>({
  rule: 'time-on-form',
  pattern: /^\d{2}:\d{2}$/,
  called: 'a time that may run on into the next day',
  cure: 'Write hours and minutes of the 24-hour clock, such as "06:00"; after midnight count on, up to "36:00" for the next midday.',
  fallback: 0,
  parse: minutesUpTo(MINUTES_A_DAY * 1.5),
});

export const wholeNumber = patternText<number>({
  rule: 'number-form',
  pattern: /^-?\d{1,4}$/,
  called: 'a whole number',
  cure: 'Write digits, with a minus sign before them if it is below zero: 4, -47.',
  fallback: 0,
  parse: Number,
});

/** A day that every year has, so not 29 February. */
export const monthDay = patternText<string>({
  rule: 'month-day-form',
  pattern: /^\d{2}-\d{2}$/,
  called: 'a month and a day',
  cure: 'Write the month and the day of the month with two digits each: 12-26 is 26 December.',
  fallback: '01-01',
  parse: (said) => (isInCalendar(`2001-${said}`) ? said : undefined),
});

/** One day, or the first and the last of several. */
export const days = patternText<readonly Day[]>({
  rule: 'days-form',
  pattern: /^[a-z]{3}(-[a-z]{3})?$/,
  called: 'a day or a range of days',
  cure: 'Write mon, tue, wed, thu, fri, sat or sun, or a range that runs forward through the week, such as mon-fri.',
  fallback: [],
  parse(said) {
    const names: readonly string[] = DAYS;
    const [first = '', last = first] = said.split('-');
    const from = names.indexOf(first);
    const to = names.indexOf(last);
    return from < 0 || to < from ? undefined : DAYS.slice(from, to + 1);
  },
});

/** A number of the national plan with all its digits, in groups as people say it. */
export const phoneNumber = patternText<string>({
  rule: 'phone-form',
  pattern: /^\d+( \d+)*$/,
  called: 'a telephone number as people say it',
  cure: 'Write a UK number with its first 0, all its digits and single spaces between groups, such as 0808 157 0000; never one that begins with 070, 084, 087 or 09. What else there is to say goes into “description”.',
  fallback: '',
  parse(said) {
    const digits = said.replaceAll(' ', '');
    const readable = digits.length <= 6 || (said !== digits && said.split(' ').every((group) => group.length <= 5));
    return isUkNumber(digits) && readable ? said : undefined;
  },
});

/** A number without spaces, to be set against the one in groups: what is keyed wrong twice is seldom wrong alike. */
export const digitsOfPhone = patternText<string>({
  rule: 'number-again-form',
  pattern: /^\d+$/,
  called: 'a telephone number without spaces',
  cure: 'Read the number from its source once more, and write its digits without spaces: 08081570000.',
  fallback: '',
  parse: unchanged,
});

/** HTTPS only: the person may be watched. */
export const httpsAddress = patternText<string>({
  rule: 'address-form',
  pattern: /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/\S*)?$/,
  called: 'a web address that begins with https://',
  cure: 'Copy the address from the browser, such as https://www.example.org.uk/help.',
  fallback: '',
  parse: unchanged,
});

export const mailAddress = patternText<string>({
  rule: 'address-form',
  pattern: /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/,
  called: 'an e-mail address',
  cure: 'Write an address such as help@example.org.uk.',
  fallback: '',
  parse: unchanged,
});
