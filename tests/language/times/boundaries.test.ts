import { read, told } from './reading';

/** A sentence with this many words between its two ends. */
const between = (first: string, words: number, last: string) =>
  [
    first,
    ...'he came round with my brother and all of his mates from work then went'.split(' ').slice(0, words),
    last,
  ].join(' ');

describe('Where the meaning of a time turns, it turns for everybody at the same place', () => {
  test('until four in the morning, “1am Saturday” may be the night that began on Saturday: the person is asked', () => {
    for (let minute = 0; minute < 12 * 60; minute++) {
      const [hour, past] = [Math.floor(minute / 60), String(minute % 60).padStart(2, '0')];
      const [when] = read(`${hour === 0 ? 12 : hour}:${past}am on saturday`);
      const clock = `${String(hour).padStart(2, '0')}:${past}`;
      const nights = [when?.best?.from, ...(when?.others ?? []).map(({ from }) => from)];
      const both = [`2026-11-21T${clock}`, `2026-11-22T${clock}`];
      // Twelve at night is the end of a day or its beginning, which is asked about in its own way.
      if (minute > 0) expect([clock, nights]).toEqual([clock, hour < 4 ? both : both.slice(0, 1)]);
    }
  });

  test('a time of day belongs to the day that stands up to fourteen words before it, and is asked about beyond', () => {
    for (let words = 0; words <= 15; words++) {
      const expected = words <= 14 ? [] : ['no-day'];
      expect([words, read(between('yesterday', words, '6pm'))[0]?.doubts]).toEqual([words, expected]);
    }
  });

  test('“since” reaches over nine words to the time when it began', () => {
    for (let words = 0; words <= 12; words++) {
      const expected = words <= 9 ? '2026-02-01 to now sure' : '2026-02-01 to 2026-02-28 sure';
      expect([words, told(between('since', words, 'february'))]).toEqual([words, expected]);
    }
  });

  test.each([
    ['twice i think on friday', 1],
    ['twice i think maybe on friday', 2],
  ])('three small words join how often to when, four do not: %s', (text, times) => {
    expect(read(text).length).toBe(times);
  });

  test.each([
    ['in 1940', '1940-01-01 to 1940-12-31 sure'],
    ['in 1939', 'nothing'],
    ['5/5/36', '2036-05-05 future'],
    ['5/5/37', '1937-05-05 sure'],
  ])('a year lies between 1940 and ten years from now: %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  test.each([
    ['end of march', '2026-03-24 to 2026-03-31 about'],
    ['the beginning of summer', '2026-06-01 to 2026-06-11 about'],
    ['early 2019', '2019-01-01 to 2019-04-01 about'],
    ['end of 2019', '2019-10-02 to 2019-12-31 about'],
    ['end of the week', '2026-11-20 to 2026-11-22 about'],
  ])('the beginning and the end of a period are days that people mean by it: %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  test.each([
    [1190, '2026-11-20 sure'],
    [1199, 'nothing'],
  ])('a time is heard after 1,190 words, further than prose in one message goes: %s', (words, expected) => {
    expect(told(`${'x '.repeat(words)}on friday`)).toBe(expected);
  });

  test('up to 120 times in one message are all heard', () => {
    expect(read(`${'on friday. '.repeat(119)}in march 2019`).map(({ words }) => words)).toContain('march 2019');
    expect(read('on friday. '.repeat(200)).length).toBe(120);
  });
});
