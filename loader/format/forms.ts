import type { Day } from '../../model/knowledge';
import { DAYS, MINUTES_A_DAY } from '../../model/ukTime';
import { formed } from './text';

const whole = (said: string) => said;

/** Kebab-case: ids stand in addresses, in tests and in what a button sends. */
export const id = formed<string>({
  rule: 'id-form',
  pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  called: 'an id',
  cure: 'Use small letters and digits, with one hyphen between words: “who-is-doing-it”.',
  standIn: '',
  parse: whole,
});

/** An ISO date that is in the calendar. */
export const date = formed<string>({
  rule: 'date-form',
  pattern: /^\d{4}-\d{2}-\d{2}$/,
  called: 'a date',
  cure: 'Write year, month and day of a date in the calendar, such as 2026-11-22.',
  standIn: '',
  parse: (said) => (isInCalendar(said) ? said : undefined),
});

function isInCalendar(said: string): boolean {
  const day = new Date(`${said}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(said);
}

/** Minutes after midnight; 24:00 is the end of the day. */
export const time = formed<number>({
  rule: 'time-form',
  pattern: /^\d{1,2}:\d{2}$/,
  called: 'a time',
  cure: 'Write hours and minutes of the 24-hour clock, such as "09:30" or "17:00"; midnight as an end is "24:00".',
  standIn: 0,
  parse(said) {
    const [hours = 0, minutes = 0] = said.split(':').map(Number);
    const minute = hours * 60 + minutes;
    return minutes < 60 && minute <= MINUTES_A_DAY ? minute : undefined;
  },
});

/** Minutes after midnight for a stretch that may end on the next day: 29:00 is five in the morning. */
export const timeOn = formed<number>({
  rule: 'time-on-form',
  pattern: /^\d{2}:\d{2}$/,
  called: 'a time that may run on into the next day',
  cure: 'Write hours and minutes of the 24-hour clock, such as "06:00"; after midnight count on, up to "36:00" for the next midday.',
  standIn: 0,
  parse(said) {
    const [hours = 0, minutes = 0] = said.split(':').map(Number);
    const minute = hours * 60 + minutes;
    return minutes < 60 && minute <= MINUTES_A_DAY * 1.5 ? minute : undefined;
  },
});

export const wholeNumber = formed<number>({
  rule: 'number-form',
  pattern: /^-?\d{1,3}$/,
  called: 'a whole number',
  cure: 'Write digits, with a minus sign before them if it is below zero: 4, -47.',
  standIn: 0,
  parse: Number,
});

/** A day of every year; 29 February comes too seldom to have a name. */
export const monthDay = formed<string>({
  rule: 'month-day-form',
  pattern: /^\d{2}-\d{2}$/,
  called: 'a month and a day',
  cure: 'Write the month and the day of the month with two digits each: 12-26 is 26 December.',
  standIn: '01-01',
  parse: (said) => (isInCalendar(`2001-${said}`) ? said : undefined),
});

/** One day, or the first and the last of several. */
export const days = formed<readonly Day[]>({
  rule: 'days-form',
  pattern: /^[a-z]{3}(-[a-z]{3})?$/,
  called: 'a day or a range of days',
  cure: 'Write mon, tue, wed, thu, fri, sat or sun, or a range that runs forward through the week, such as mon-fri.',
  standIn: [],
  parse(said) {
    const names: readonly string[] = DAYS;
    const [first = '', last = first] = said.split('-');
    const from = names.indexOf(first);
    const to = names.indexOf(last);
    return from < 0 || to < from ? undefined : DAYS.slice(from, to + 1);
  },
});

/**
 * UK numbers have three to six digits (999, 116 123, 61016) or begin with 0 and have eight to
 * eleven (0800 1111 is a real one). Long ones are written in groups, as people say them.
 */
export const phoneNumber = formed<string>({
  rule: 'phone-form',
  pattern: /^\d+( \d+)*$/,
  called: 'a telephone number as people say it',
  cure: 'Write a UK number with its first 0 and single spaces between groups, such as 0808 157 0000. What else there is to say goes into “description”.',
  standIn: '',
  parse(said) {
    const digits = said.replaceAll(' ', '');
    const short = /^[1-9]\d{2,5}$/.test(digits);
    const long = /^0\d{7,10}$/.test(digits) && said.split(' ').every((group) => group.length <= 5);
    return short || (long && said !== digits) ? said : undefined;
  },
});

/** Only what is encrypted on its way: the person may be watched. */
export const webAddress = formed<string>({
  rule: 'address-form',
  pattern: /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/\S*)?$/,
  called: 'a web address that begins with https://',
  cure: 'Copy the address from the browser, such as https://www.example.org.uk/help.',
  standIn: '',
  parse: whole,
});

export const mailAddress = formed<string>({
  rule: 'address-form',
  pattern: /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/,
  called: 'an e-mail address',
  cure: 'Write an address such as help@example.org.uk.',
  standIn: '',
  parse: whole,
});
