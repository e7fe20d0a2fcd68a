import { TimeParser } from '../../../language/times/timeParser';
import { MONTH_NAMES, type Times } from '../../../model/times';
import { read, SUNDAY, told, words } from './reading';

describe('A person in Britain is read as they mean it', () => {
  test('the day comes first, never the month', () => {
    expect(told('02/03')).toBe('2026-03-02 sure');
    expect(told('it was 11/12/25')).toBe('2025-12-11 sure');
    for (let month = 1; month <= 12; month++)
      expect(told(`on 5/${month}/2025`)).toBe(`2025-${String(month).padStart(2, '0')}-05 sure`);
  });

  test('what happened lies in the past', () => {
    expect(told('23 november')).toBe('2025-11-23 sure');
    expect(told('22nd nov')).toBe('2026-11-22 sure');
    expect(told('at christmas')).toBe('2025-12-25 about');
    expect(told('on friday')).toBe('2026-11-20 sure');
  });

  test('a month before last is that of the year before', () => {
    expect(told('he went the october before last')).toBe('2025-10-01 to 2025-10-31 sure');
    expect(told('the november before last')).toBe('2024-11-01 to 2024-11-30 sure');
    expect(told('the june before last')).toBe('2025-06-01 to 2025-06-30 sure');
  });

  test('a number to ring is no time of day', () => {
    expect(told('I rang 101 in the morning')).toBe(told('I rang in the morning'));
    expect(told('I called 111 on friday morning')).toBe(told('on friday morning'));
  });

  test('half seven is half past seven', () => {
    expect(told('half seven last night')).toBe('2026-11-21T19:30 sure');
    expect(told('half seven this morning')).toBe('2026-11-22T07:30 sure');
  });

  test('morning or evening is asked about where only the person can know', () => {
    const [when] = read('last thursday at half seven');
    expect(when?.best?.from).toBe('2026-11-19T19:30');
    expect(when?.others.map(({ from }) => from)).toContain('2026-11-19T07:30');
    expect(when?.doubts).toEqual(['half-of-day', 'which-week']);
  });

  test('on a day that is still going on, the hour to come is not meant', () => {
    expect(told('today at half seven')).toBe('2026-11-22T07:30 sure');
  });

  test.each(MONTH_NAMES.map((name, i) => [name, i + 1] as const))('in %s is the latest one', (name, month) => {
    const year = month > 11 ? 2025 : 2026;
    expect(read(`in ${name}`)[0]?.best?.from).toBe(`${year}-${String(month).padStart(2, '0')}-01`);
  });
});

describe('Nothing is mended in silence', () => {
  test.each(['30 february', '31/9/26', '29 feb 2025', '31st of june', '13/13/2026', '2026-02-30'])(
    '%s is not in the calendar, and the person is asked',
    (text) => {
      const [when] = read(text);
      expect(when?.problem).toBe('impossible');
      expect(when?.best).toBeUndefined();
      expect(when?.words).toBe(text);
    },
  );

  test.each(['tomorrow', 'tonight', 'next friday', '25/12/26', 'today at 9pm', 'tuesday week', 'next month'])(
    '%s is to come, and the person is asked',
    (text) => expect(read(text)[0]?.problem).toBe('future'),
  );

  test('a date that is another weekday keeps the date, and the person is asked', () => {
    expect(read('tuesday 20 november 2026')[0]).toMatchObject({
      best: { from: '2026-11-20' },
      certainty: 'ambiguous',
      doubts: ['weekday-differs'],
    });
  });
});

describe('A number that is no time stays a number', () => {
  test.each([
    'he rang 40 times',
    '2 kids',
    '24 cherry lane',
    'call me on 07700 900123',
    'ring 0808 802 0300 or 116 123',
    'number 7',
    'at 7 cherry lane',
    'on the 3rd floor',
    'the second time he hit the door',
    'he may come, she sat down, they march about',
    'between 5 and 10 of them',
    'he is 6ft 2, about 40',
    'it cost £9.30',
    'MK40 2AB',
    '3/4 of it',
  ])('%s', (text) => {
    expect(read(text).filter(({ best, problem }) => best || problem)).toEqual([]);
  });
});

describe('A stretch of time keeps both ends', () => {
  test.each([
    ['from 10pm friday till 2am', '2026-11-20T22:00 to 2026-11-21T02:00 sure'],
    ['between 2 and 3am on thursday', '2026-11-19T02:00 to 2026-11-19T03:00 sure'],
    ['8 or 9pm last night', '2026-11-21T20:00 to 2026-11-21T21:00 sure'],
    ['from november to february', '2025-11-01 to 2026-02-28 sure'],
    ['the 28th to the 3rd of november', '2026-10-28 to 2026-11-03 sure'],
    ['for 3 months', '2026-08-22 to now about'],
    ['on and off since 2019', '2019-01-01 to now sure'],
    ["it began in march '24", '2024-03-01 to 2024-03-31 sure'],
    ['it was in ’23', '2023-01-01 to 2023-12-31 sure'],
    ["christmas '23", '2023-12-25 about'],
    ["on 5 nov '24", '2024-11-05 sure'],
    ['2 and a half weeks b4 xmas', '2025-12-08 about'],
    ['an hour n a half ago', '2026-11-22T13:30 about'],
    ['two christmases ago', '2024-12-25 about'],
    ['this time last year', '2025-11-22 about'],
    ['late on friday', '2026-11-20T22:00 to 2026-11-21T03:59 sure'],
    ['early evening thursday', '2026-11-19T17:00 to 2026-11-19T19:59 sure'],
    ['the school run thurs 3.20ish', '2026-11-19T15:20 about'],
    ['the school run thurs 8.40', '2026-11-19T08:40 sure'],
    ['5 or 6 at night yesterday', '2026-11-21T17:00 to 2026-11-21T18:00 sure'],
    ["18 o'clock yesterday", '2026-11-21T18:00 sure'],
    ['yesterday, 18h', '2026-11-21T18:00 sure'],
    ['he rang 16 times between 1 and 4am this morning', '2026-11-22T01:00 to 2026-11-22T04:00 sure'],
    ['monday first then thursday', '2026-11-16 sure'],
    ['that was the friday one', '2026-11-20 sure'],
    ['2 to 3am', '2026-11-22T02:00 to 2026-11-22T03:00 ambiguous'],
    ['ten to three', '2026-11-22T14:50 ambiguous'],
    ['half a dozen weeks ago', '2026-10-11 about'],
    ['one hundred and twenty days ago', '2026-07-25 sure'],
    ['march till now', '2026-03-01 to now sure'],
    ['between 2017 and 2019', '2017-01-01 to 2019-12-31 sure'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});

test('a night out of which only the beginning is exact ends the next morning, not in the afternoon', () => {
  const [when] = read('from 11pm till 3');
  expect(when?.best).toMatchObject({ from: '2026-11-21T23:00', to: '2026-11-22T03:00' });
  expect(when?.others.map(({ to }) => to)).toEqual(['2026-11-22T15:00']);
});

describe('How often is kept with when', () => {
  test.each([
    ['every night this week', { every: 'night', about: false }],
    ['about 20 times since easter', { count: 20, about: true }],
    ['x5', { count: 5, about: false }],
    ['most days', { every: 'day', about: true }],
    ['three times a week', { every: 'week', count: 3, about: false }],
    ['on tuesdays', { every: 'tue', about: true }],
    ['twice on friday', { count: 2, about: false }],
    ['half a dozen times', { count: 6, about: false }],
    ['two hundred and ten times', { count: 210, about: false }],
  ])('%s', (text, repeats) => expect(read(text)[0]?.repeats).toEqual(repeats));

  test('a count in a list of calls is not of the day that comes next', () => {
    const [wed, count] = read('x14, wed he came round');
    expect(wed).toMatchObject({ words: 'wed', best: { from: '2026-11-18' } });
    expect(wed?.repeats).toBeUndefined();
    expect(count?.repeats).toEqual({ count: 14, about: false });
  });

  test('since easter begins at Easter and goes on', () => {
    expect(told('about 20 times since easter')).toBe('2026-04-05 to now sure');
  });
});

describe('Several times in one message are several', () => {
  test('each keeps its own words, the closest first', () => {
    const all = read('It began in march. Last friday at 9pm he rang, and on saturday at 10am he came.');
    expect(all.map(({ words }) => words)).toEqual(['Last friday at 9pm', 'saturday at 10am', 'march']);
  });

  test('a time of day takes the day that its sentence names', () => {
    expect(told('he rang me yesterday and came round at 6pm')).toBe('2026-11-21T18:00 sure');
    expect(told('It was yesterday. He came at 6pm.')).toContain('ambiguous');
  });
});

describe('What only looks like a time of this person', () => {
  test.each([
    'good morning',
    'the following morning she was fine',
    'one night',
    'a cup of tea',
    'i am scared',
    'a 2 day trip',
    'an odd xmas card',
    'sort code 20-45-77',
    '9/10 times',
    'this may be nothing',
    "he says he'll be here in ten minutes",
  ])('%s', (text) => expect(read(text).filter(({ best, problem }) => best || problem)).toEqual([]));
});

describe('When the clocks change', () => {
  const monday = new Date('2026-03-30T12:00+01:00');
  const october = new Date('2026-10-26T12:00Z');

  test('an hour that was not there is questioned', () => {
    expect(read('29 march at 01:30', monday)[0]).toMatchObject({
      problem: 'impossible',
      doubts: ['clock-skipped'],
    });
    expect(told('29 march at 02:30', monday)).toBe('2026-03-29T02:30 sure');
  });

  test('an hour that came twice is in doubt', () => {
    expect(read('1.30am on the 25th', october)[0]).toMatchObject({
      best: { from: '2026-10-25T01:30' },
      doubts: ['clock-twice'],
    });
  });

  test('hours ago are counted as they passed', () => {
    expect(told('3 hours ago', new Date('2026-03-29T04:30+01:00'))).toBe('2026-03-29T00:30 about');
    expect(told('3 hours ago', new Date('2026-10-25T03:30Z'))).toBe('2026-10-25T01:30 about');
    expect(told('20 mins ago', new Date('2026-07-01T12:00Z'))).toBe('2026-07-01T12:40 sure');
  });

  test('after midnight, last night and tonight are the night that is ending', () => {
    const small = new Date('2026-11-22T01:20Z');
    expect(told('tonight', small)).toMatch(/^2026-11-21T18:00/);
    expect(told('at 11pm tonight', small)).toBe('2026-11-21T23:00 sure');
  });
});

test('a summer evening is dated by the UK clock, not by that of the machine', () => {
  expect(told('today', new Date('2026-07-01T23:30Z'))).toBe('2026-07-02 sure');
});

describe('A caseworker mends a word in times.yaml, and no program', () => {
  function parserWith(change: (times: Times) => Partial<Times>): TimeParser {
    return new TimeParser({ ...words, times: { ...words.times, ...change(words.times) } });
  }

  test('a new misspelling of a small word is understood', () => {
    const mended = parserWith(({ words: groups }) => ({
      words: groups.map((one) => (one.id === 'ago' ? { ...one, also: [...one.also, 'agho'] } : one)),
    }));
    expect(told('3 days agho')).toBe('nothing');
    expect(mended.parse('3 days agho', SUNDAY)[0]?.best?.from).toBe('2026-11-19');
  });

  test('another language is data: three days ago in Welsh', () => {
    const welsh = parserWith(({ words: groups, units, numbers }) => ({
      units: units.map((one) => (one.id === 'day' ? { ...one, also: ['diwrnod'] } : one)),
      numbers: numbers.map((one) => (one.value === 3 && !one.to ? { ...one, also: ['tri'] } : one)),
      words: groups.map((one) => (one.id === 'ago' ? { ...one, also: ['yn ôl'] } : one)),
    }));
    expect(welsh.parse('daeth e tri diwrnod yn ôl', SUNDAY)[0]?.best?.from).toBe('2026-11-19');
    expect(welsh.parse('three days ago', SUNDAY)[0]?.best).toBeUndefined();
  });
});

test('the same words at the same time always read the same way', () => {
  const text = 'half seven last tuesday, then every night this week';
  expect(read(text, SUNDAY)).toEqual(read(text, SUNDAY));
});
