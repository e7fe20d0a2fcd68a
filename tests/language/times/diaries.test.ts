import { read, told } from './reading';

/** A Saturday afternoon. */
const NOW = new Date('2026-11-28T14:20Z');

/** All that is read of a line, in the order of the line: when it begins, and what is asked or left open. */
function all(text: string): readonly string[] {
  return [...read(text, NOW)]
    .sort((a, b) => a.start - b.start)
    .map(({ best, certainty }) => [best?.from, ...(certainty === 'ambiguous' ? ['?'] : [])].join(' '));
}

describe('A weekday or a month is of the week, month or year that stands beside it', () => {
  test.each([
    ['Monday of this week', '2026-11-23 sure'],
    ['Monday last week', '2026-11-16 sure'],
    ['last week on the Thursday', '2026-11-19 sure'],
    ['May half-term, the Thursday', '2026-05-28 sure'],
    ['last month, the 19th', '2026-10-19 sure'],
    ['last year around October time', '2025-10-01 to 2025-10-31 sure'],
    ['last year on the 17th of November', '2025-11-17 sure'],
    ['a year last March', '2025-03-01 to 2025-03-31 sure'],
    ['this weekend just gone', '2026-11-21 to 2026-11-22 ambiguous'],
    ['the second weekend in May', '2026-05-09 to 2026-05-10 sure'],
    ['the weekend of the 10th October', '2026-10-10 to 2026-10-11 sure'],
    ['from Monday to Wednesday this week', '2026-11-23 to 2026-11-25 sure'],
    ['over last weekend', '2026-11-21 to 2026-11-22 ambiguous'],
  ])('%s', (text, expected) => expect(told(text, NOW)).toBe(expected));

  test.each([
    ['Tuesday or Wednesday of last week', ['2026-11-17', '2026-11-18']],
    ['he turned up twice last week, Tues and Thurs', ['2026-11-17', '2026-11-19']],
    ['Oct 14th, 16th and 21st', ['2026-10-14', '2026-10-16', '2026-10-21']],
    ['he came in May, on the 4th and the 9th', ['2026-05-04', '2026-05-09']],
    ['Two Saturdays, 14th and 21st', ['2026-11-14', '2026-11-21']],
  ])('each of a list: %s', (text, expected) => {
    expect(all(text).filter((one) => one !== '')).toEqual(expected);
  });

  test('a day of a month that was named before may be of that month or the latest, and is asked about', () => {
    const [, on] = all('It began in August. There were flowers on the 4th with no card.');
    expect(on).toBe('2026-08-04 ?');
    expect(all('On 3 June he rang. On the 1st he rang again')).toEqual(['2026-06-03', '2026-11-01 ?']);
  });
});

describe('A day is counted from another', () => {
  test.each([
    ['the Tuesday before Halloween', '2026-10-27 sure'],
    ['the weekend after bonfire night', '2026-11-07 to 2026-11-08 sure'],
    ['the morning after bonfire night', '2026-11-06T06:00 to 2026-11-06T11:59 sure'],
    ['a fortnight ago on Thursday', '2026-11-12 sure'],
    ['this time last week', '2026-11-21 sure'],
    ['last day of October', '2026-10-31 sure'],
    ['August bank holiday Monday', '2026-08-31 sure'],
  ])('%s', (text, expected) => expect(told(text, NOW)).toBe(expected));
});

describe('A date and its weekday are one day', () => {
  test.each([
    ['it was a Tuesday, I think the 17th', ['2026-11-17']],
    ['the 2nd, that was the Monday', ['2026-11-02']],
    ['19 November 2026 (Thursday) 07:55', ['2026-11-19T07:55']],
    ['he may have been there on sat 14', ['2026-11-14']],
    ['sat nite 14th', ['2026-11-14T18:00']],
    ['on a Saturday', ['2026-11-21 ?']],
    ['12th Oct 14th Oct', ['2026-10-12', '2026-10-14']],
  ])('%s', (text, expected) => expect(all(text)).toEqual(expected));
});

describe('Hours are of the day that stands beside them', () => {
  test.each([
    ['16 Nov. 7.50 a.m. Bus stop.', ['2026-11-16T07:50']],
    ['Fri 20 November. About half past nine in the evening.', ['2026-11-20T21:30']],
    ['Sat 31/10 trick or treating, half six-ish in the evening', ['2026-10-31T18:30']],
    ['he rang at 8am 9am 11am and 3pm on the 13th', ['08', '09', '11', '15'].map((hour) => `2026-11-13T${hour}:00`)],
    ['Saturday night, gone 1 in the morning', ['2026-11-22T01:00 ?']],
    ['12.30 at night on the 14th', ['2026-11-15T00:30 ?']],
    ['early hours of this morning', ['2026-11-28T00:00']],
  ])('%s', (text, expected) => expect(all(text)).toEqual(expected));

  test.each([
    ['Fri 27 Nov, 18.00-18.20, outside gym', '2026-11-27T18:00 to 2026-11-27T18:20 sure'],
    ['9 - 9.30pm Sunday 15th', '2026-11-15T21:00 to 2026-11-15T21:30 sure'],
    ['on 1 June between half 7 and 8 in the morning', '2026-06-01T07:30 to 2026-06-01T08:00 sure'],
    ['17th Nov, 20 minutes after I got home', '2026-11-17 sure'],
  ])('a stretch of it: %s', (text, expected) => expect(told(text, NOW)).toBe(expected));
});

describe('A night lies between two days', () => {
  test.each([
    ['overnight 6/7 November', '2026-11-06 to 2026-11-07 sure'],
    ['Night of 14th/15th November', '2026-11-14 to 2026-11-15 sure'],
    ['14-15 Nov overnight', '2026-11-14 to 2026-11-15 sure'],
    ['overnight Thursday into Friday', '2026-11-26 to 2026-11-27 sure'],
  ])('%s', (text, expected) => expect(told(text, NOW)).toBe(expected));
});

describe('What is said to be rough is rough', () => {
  test.each([
    ['20th-ish of October', '2026-10-20 about'],
    ['on or about 1 September 2026', '2026-09-01 about'],
    ['must have been around the 10th', '2026-11-10 about'],
    ['Aug 2nd approx', '2026-08-02 about'],
  ])('%s', (text, expected) => expect(told(text, NOW)).toBe(expected));
});
