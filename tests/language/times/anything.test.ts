import fc from 'fast-check';
import type { Token } from '../../../language/text/tokens';
import { matchTokens } from '../../../language/times/rules/matchTokens';
import { type DateModel, StockRecogniser } from '../../../language/times/stockRecogniser';
import { TimeLexicon } from '../../../language/times/timeLexicon';
import { nowAt, TimeMessage } from '../../../language/times/timeMessage';
import { TimeParser } from '../../../language/times/timeParser';
import { read, SUNDAY, words } from './reading';

const WORDS =
  'at on the of last next this ago since from to between and every in week weeks days hours 1 2 3 7 12 30 31 2026 2019 9pm half past quarter monday tues sat may march feb yesterday tonight tomorrow night morning christmas easter - / : . , first 2nd 14th a few couple before after for about'.split(
    ' ',
  );
const message = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 14 })
  .map((parts) => parts.map(([word, gap]) => word + gap).join(''));
const anyText = fc.oneof(message, fc.string({ unit: 'binary', maxLength: 80 }));
const clock = fc.date({ min: new Date('2020-01-01Z'), max: new Date('2030-12-31Z'), noInvalidDate: true });

describe('Whatever a person types, at whatever time', () => {
  test('nothing is stored that has yet to begin, unless it is told as a problem', () => {
    fc.assert(
      fc.property(anyText, clock, (text, now) => {
        const present = new Date(nowAt(now).reached * 60_000).toISOString().slice(0, 16);
        for (const { best, others, problem } of read(text, now)) {
          const kept = problem ? others : [...(best ? [best] : []), ...others];
          for (const { from } of kept) expect(from <= present.slice(0, from.length)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a time begins before it ends, and both ends are in the calendar', () => {
    fc.assert(
      fc.property(anyText, clock, (text, now) => {
        for (const { best, others } of read(text, now)) {
          for (const { from, to } of [...(best ? [best] : []), ...others]) {
            expect(from <= to).toBe(true);
            expect(from.length).toBe(to.length);
            for (const end of [from, to]) {
              const day = end.slice(0, 10);
              expect(new Date(`${day}T00:00Z`).toISOString().slice(0, 10)).toBe(day);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the words kept beside a reading are the person’s own', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { words, start, end } of read(text)) {
          expect(text.slice(start, end)).toBe(words);
          expect(words.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a question to the person always says what it is about', () => {
    fc.assert(
      fc.property(message, (text) => {
        for (const { certainty, doubts, problem, best } of read(text))
          if (certainty === 'ambiguous' && best) expect(doubts.length > 0 || problem !== undefined).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

const HOSTILE = [
  '1 ',
  'at 1 ',
  '12/12 ',
  'may ',
  '2 weeks of ',
  'a',
  '1-',
  'the week before ',
  '🙂',
  'half ',
  'between 1 and ',
  '1, ',
  'the 1st and ',
  'one thirty to ',
  '1 1/2 ',
];

describe('A wall of text cannot stall a turn', () => {
  /** How often a rule looks at a word. */
  function looks(text: string): number {
    let count = 0;
    const lexicon = new TimeLexicon(words);
    const counted = new Proxy<readonly Token[]>(lexicon.tokensOf(text), {
      get(tokens, name) {
        count++;
        return Reflect.get(tokens, name);
      },
    });
    matchTokens(new TimeMessage(text, counted, nowAt(SUNDAY), lexicon));
    return count;
  }

  test.each(HOSTILE)('twice as much of %j is at most about twice the work', (piece) => {
    const once = looks(piece.repeat(2000).slice(0, 1000));
    const twice = looks(piece.repeat(2000).slice(0, 2000));
    expect(twice).toBeLessThanOrEqual(once * 2.2);
  });
});

describe('The stock recogniser', () => {
  /** Keeps what it is shown and reads nothing. */
  function spied() {
    const seen: string[] = [];
    const model: DateModel = {
      parse(text) {
        seen.push(text);
        return [];
      },
    };
    const reader = new TimeParser(words, new StockRecogniser(model));
    seen.length = 0;
    return { seen, reader };
  }

  test.each([...HOSTILE, '3 score weeks of last 5 ', 'week of ago '])('sees one short stretch of %j', (piece) => {
    const { seen, reader } = spied();
    reader.parse(piece.repeat(4000).slice(0, 4000), SUNDAY);
    expect(seen.length).toBeLessThanOrEqual(1);
    for (const text of seen) expect(text.length).toBeLessThanOrEqual(200);
  });

  test.each(['he came on friday at 9pm', 'my ex keeps turning up', 'he stayed 20 minutes', '24 cherry lane', ''])(
    'is not asked about “%s”: it costs milliseconds and would add nothing',
    (text) => {
      const { seen, reader } = spied();
      reader.parse(text, SUNDAY);
      expect(seen).toEqual([]);
    },
  );

  test.each([
    ['he pays his rent on the first of the month', '2026-11-01'],
    ['it was in week 31', '2026-07-27'],
  ])('reads “%s”, which is kept as doubtful', (text, from) => {
    expect(read(text)[0]).toMatchObject({ best: { from }, certainty: 'ambiguous', doubts: ['stock'] });
  });
});
