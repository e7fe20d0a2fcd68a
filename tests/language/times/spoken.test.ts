import { read, told } from './reading';

/** The beginnings of all that is read, in the order of the message. */
function days(text: string): readonly string[] {
  return [...read(text)]
    .sort((a, b) => a.start - b.start)
    .map(({ best, problem }) => [best?.from, problem].filter((part) => part !== undefined).join(' '));
}

describe('In the night when the clocks go back', () => {
  // The clock shows ten past one for the second time.
  const second = new Date('2026-10-25T01:10Z');

  test.each([
    ['he came at 1.30 this morning', '2026-10-25T01:30 ambiguous'],
    ['half one last night', '2026-10-25T01:30 ambiguous'],
    ['today between 1 and 1.45am', '2026-10-25T01:00 to 2026-10-25T01:45 ambiguous'],
    ['at 2.30 this morning', '2026-10-25T02:30 future'],
    ['at 1.05 this morning', '2026-10-25T01:05 ambiguous'],
  ])('what the clock has shown already is past: %s', (text, expected) => {
    expect(told(text, second)).toBe(expected);
  });

  test('the person is asked which of the two hours it was', () => {
    expect(read('at 1.30 this morning', second)[0]?.doubts).toEqual(['clock-twice']);
  });

  test('before they go back, and after the second such hour, the clock alone decides', () => {
    expect(told('at 1.30 this morning', new Date('2026-10-25T00:10Z'))).toBe('2026-10-25T01:30 future');
    expect(told('at 2.30 this morning', new Date('2026-10-25T02:10Z'))).toBe('2026-10-25T02:30 future');
  });

  test('what has gone on since an hour that came twice does not end before it began', () => {
    expect(told('since 1.30 this morning', second)).toBe('2026-10-25T01:30 ambiguous');
  });
});

describe('Each date in a list takes the month that is said once', () => {
  test.each([
    ['on the 18 and 19 June', ['2026-06-18', '2026-06-19']],
    ['on the 18th and 19th of june', ['2026-06-18', '2026-06-19']],
    ['18th & 19th june', ['2026-06-18', '2026-06-19']],
    ['the 3rd and 4th of october', ['2026-10-03', '2026-10-04']],
    ['the 3rd, 4th and 9th of october', ['2026-10-03', '2026-10-04', '2026-10-09']],
    ['the 1st and 2nd of last month', ['2026-10-01', '2026-10-02']],
    ['christmas day and the 27th', ['2025-12-25', '2025-12-27']],
    ['june 18 and 19', ['2026-06-18', '2026-06-19']],
    ['3rd, 4th, 9th oct 2025', ['2025-10-03', '2025-10-04', '2025-10-09']],
    ['the third and the fourth of october', ['2026-10-03', '2026-10-04']],
    ['18, 19 and 20 june', ['2026-06-18', '2026-06-19', '2026-06-20']],
    ['sat 3rd and sun 4th of october', ['2026-10-03', '2026-10-04']],
    ['the 30th and 31st of june', ['2026-06-30', 'impossible']],
    ['october 3rd and 4th', ['2026-10-03', '2026-10-04']],
    ['on the 3rd of october and the 9th', ['2026-10-03', '2026-10-09']],
  ])('%s', (text, expected) => expect(days(text)).toEqual(expected));

  test.each([
    ['the 3rd or 4th of october', '2026-10-03 to 2026-10-04 about'],
    ['from 18 to 19 june', '2026-06-18 to 2026-06-19 sure'],
    ['between 18 and 19 june', '2026-06-18 to 2026-06-19 sure'],
    ['from 5 to 9 june', '2026-06-05 to 2026-06-09 sure'],
    ['june 5-9', '2026-06-05 to 2026-06-09 sure'],
    ['the 31st to the 3rd of november', '2026-10-31 to 2026-11-03 sure'],
    ['3rd-4th october', '2026-10-03 to 2026-10-04 sure'],
    ['october 3rd to 4th', '2026-10-03 to 2026-10-04 sure'],
    ['between the 28th and the 3rd of november', '2026-10-28 to 2026-11-03 sure'],
  ])('so do both ends of a range: %s', (text, expected) => expect(told(text)).toBe(expected));

  test.each([
    ['he is 23, 19 june he came', ['2026-06-19']],
    ['at flat 18 and 19 june he came', ['2026-06-19']],
    ['he rang on the 3rd. on 4 october he came', ['2026-11-03', '2026-10-04']],
    ['the 3rd of october and the 1st', ['2026-10-03', '2026-11-01']],
  ])('what is no list is none: %s', (text, expected) => expect(days(text)).toEqual(expected));
});

describe('A date or a time of day in words', () => {
  test.each(['june thirty-one', 'thursday june thirty-one', 'june thirty one', 'thirty one june', 'february thirty'])(
    '%s is not in the calendar, and the person is asked',
    (text) => {
      expect(read(text).map(({ words, problem }) => [words, problem])).toEqual([[text, 'impossible']]);
    },
  );

  test.each([
    ['june twenty four', '2026-06-24 sure'],
    ['june twenty twenty four', '2024-06-01 to 2024-06-30 sure'],
    ['january twenty fourth one thirty p m', '2026-01-24T13:30 sure'],
    ['january twenty fourth at one thirty pm', '2026-01-24T13:30 sure'],
    ['24 january one thirty p.m.', '2026-01-24T13:30 sure'],
    ['january twenty fourth one thirty', '2026-01-24T13:30 ambiguous'],
    ['march third two fifteen a m', '2026-03-03T02:15 sure'],
    ['yesterday at two fifteen', '2026-11-21T14:15 ambiguous'],
    ['nine forty five last night', '2026-11-21T21:45 sure'],
    ['one thirty in the afternoon yesterday', '2026-11-21T13:30 sure'],
    ['ten oh five pm yesterday', '2026-11-21T22:05 sure'],
    ['yesterday at twenty one thirty', '2026-11-21T21:30 sure'],
    ['yesterday at 9 45 pm', '2026-11-21T21:45 sure'],
    ['two fifteen to three thirty yesterday', '2026-11-21T14:15 to 2026-11-21T15:30 ambiguous'],
    ['in june twenty four', '2024-06-01 to 2024-06-30 ambiguous'],
    ['one thirty', '2026-11-22T13:30 ambiguous'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));

  test.each([
    'in may twenty people came',
    'in march two men came',
    'about ten fifteen people',
    'for one thirty minute call',
    'thirty march about',
  ])('%s has neither', (text) => {
    expect(read(text).filter(({ best }) => best?.precision === 'minute' || best?.precision === 'day')).toEqual([]);
  });
});

describe('So many Sundays ago is that Sunday', () => {
  test.each([
    ['3 sundays ago', '2026-11-01 sure'],
    ['three sundays ago', '2026-11-01 sure'],
    ['2 fridays ago', '2026-11-13 sure'],
    ["two friday's ago", '2026-11-13 sure'],
    ['two saturdays back', '2026-11-14 sure'],
    ['2 saturdays ago at 5pm', '2026-11-14T17:00 sure'],
    ['two saturday nights ago', '2026-11-14T18:00 to 2026-11-15T04:59 sure'],
    ['a couple of fridays ago', '2026-11-13 about'],
    ['a few mondays ago', '2026-11-02 ambiguous'],
  ])('%s', (text, expected) => {
    expect(read(text).length).toBe(1);
    expect(read(text)[0]?.repeats).toBeUndefined();
    expect(told(text)).toBe(expected);
  });

  test.each(['the last 3 sundays', 'on sunday nights'])('%s is still again and again', (text) => {
    expect(read(text)[0]?.repeats?.every).toBe('sun');
    expect(read(text)[0]?.best).toBeUndefined();
  });
});

describe('A part of an hour', () => {
  test.each([
    ['1/2 h ago', '2026-11-22T14:30 sure'],
    ['1/2 hour ago', '2026-11-22T14:30 sure'],
    ['1/2 an hour ago', '2026-11-22T14:30 sure'],
    ['half hour ago', '2026-11-22T14:30 sure'],
    ['½ hour ago', '2026-11-22T14:30 sure'],
    ['3/4 of an hour ago', '2026-11-22T14:15 sure'],
    ['2 1/2 hours ago', '2026-11-22T12:30 about'],
    ['2½ hours ago', '2026-11-22T12:30 about'],
    ['1.5 hours ago', '2026-11-22T13:30 about'],
    ['an hour and 1/2 ago', '2026-11-22T13:30 about'],
    ['2h ago', '2026-11-22T13:00 about'],
    ['for 1 1/2 years', '2025-05-22 to now about'],
    ['2.5 weeks ago', '2026-11-04 about'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));

  test.each([
    ['1/2 hours ago', '2026-11-22T13:00 to 2026-11-22T14:00 about'],
    ['3/4 weeks ago', '2026-10-25 to 2026-11-01 about'],
  ])('of several, a stroke is “or”: %s', (text, expected) => expect(told(text)).toBe(expected));
});

describe('Since and gone, where they say how long ago', () => {
  test.each([
    ['we split 6 weeks since', '2026-10-11 about'],
    ['we split six weeks since, he still rings', '2026-10-11 about'],
    ['a fella i finished nine or ten weeks since', '2026-09-13 to 2026-09-20 about'],
    ['he left about an hour since', '2026-11-22T14:00 about'],
    ['8 weeks since i packed', '2026-09-27 about'],
    ['its been a week since he rang', '2026-11-15 about'],
    ['we split 3 weeks gone', '2026-11-01 about'],
    ['3 weeks gone friday', '2026-10-30 sure'],
    ['we split 5 weeks back', '2026-10-18 about'],
    ['we split 10 days ago', '2026-11-12 sure'],
    ['we split a fortnight ago', '2026-11-08 about'],
    ['we split nine days ago', '2026-11-13 sure'],
    ['we split in july', '2026-07-01 to 2026-07-31 sure'],
    ['we split last month', '2026-10-01 to 2026-10-31 sure'],
    ['we split at christmas', '2025-12-25 about'],
    ['we split in the spring', '2026-03-01 to 2026-05-31 about'],
    ['we split in 2009', '2009-01-01 to 2009-12-31 sure'],
    ['we split since august', '2026-08-01 to now sure'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));

  test.each([
    'i am 5 months gone',
    'left him when i was 6 months gone',
    "i'm 20 weeks gone",
    'he writes me three letters a week since i left',
    'i have not slept a full night since',
    'in the two weeks since he has rung',
  ])('they say no such thing in “%s”', (text) => expect(read(text).filter(({ best }) => best)).toEqual([]));

  test('a time after “since” is when it began', () => {
    expect(told('3 weeks since christmas')).toBe('2025-12-25 to now about');
  });
});

describe('A time in four figures, and a date with a full stop after it', () => {
  test.each([
    ['1730 on the 18th', '2026-11-18T17:30 sure'],
    ['he was there 2015 on tuesday', '2026-11-17T20:15 sure'],
  ])('“%s” is that time of that day', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  test('“on 17.11. he came” is 17 November', () => {
    expect(days('on 17.11. he came')).toEqual(['2026-11-17']);
  });

  test('a house number or a price is none', () => {
    expect([days('I paid 1730 on my card'), days('he lives at number 1730 on the hill')]).toEqual([[], []]);
  });
});

describe('As people who learnt other clocks and calendars say it', () => {
  const noon = new Date('2026-11-28T12:28Z');

  test.each([
    ['18h30 yesterday', '2026-11-27T18:30 sure'],
    ['8h30 on 9 november', '2026-11-09T08:30 sure'],
    ['15 of last month', '2026-10-15 sure'],
    ['on day 3 november', '2026-11-03 sure'],
    ['a month ago today', '2026-10-28 sure'],
    ['a year ago today', '2025-11-28 sure'],
    ['lst nite about 11', '2026-11-27T23:00 about'],
  ])('%s', (text, expected) => {
    expect(told(text, noon)).toBe(expected);
  });

  test.each(['day 2 of my leave', 'he waited 8h 30 min', 'he rang 2 of them'])(
    'what is no time stays none: %s',
    (text) => {
      expect(told(text, noon)).not.toMatch(/\d{4}/);
    },
  );
});
