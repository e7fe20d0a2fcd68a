import fc from 'fast-check';
import type { RecordSheet } from '../../model/protocol/activities';
import { selectedSheet } from '../../web/record/partPicker';
import { type RecordLabels, recordCsv, recordText } from '../../web/record/recordFiles';

/** Each label is its own name. */
const names = new Proxy({}, { get: (_none, name) => String(name) });
const labels = { record: names, both: names } as RecordLabels;

const sheetWith = (...told: readonly string[]): RecordSheet => ({
  made: 'Made today',
  pattern: ['They come more often.'],
  picture: { columns: [] },
  columns: ['What happened', 'When'],
  incidents: told.map((what, place) => ({ number: place + 3, title: `Day ${place + 1}`, cells: [what, ''] })),
  answers: [
    { name: 'Is it unwanted?', text: 'Yes' },
    { name: 'Who?', text: 'An ex' },
  ],
  advised: [{ name: 'Helpline', text: '0808' }],
});

/** As RFC 4180 reads it. */
function rows(csv: string): readonly (readonly string[])[] {
  return csv
    .slice(1)
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .filter((row) => row !== '')
    .map((row) => [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"')));
}

describe('a table for a spreadsheet', () => {
  test.each(['=1+1', '+44', '-2', '@SUM(A1)', ' =1', '\t=1', '\r=1', '＝1+1', '\n-1'])(
    'never runs %j as a formula',
    (what) => {
      const cell = rows(recordCsv(sheetWith(what), labels))[1]?.[1];
      expect(cell).toBe(`'${what}`);
    },
  );

  test.each(['07700900123', '0808 157 0000', '12345678901234567890', '1/2', '2026-11-28', '9:30', '007', '٠١٢٣'])(
    'keeps %j as it was written, as text',
    (what) => {
      expect(rows(recordCsv(sheetWith(what), labels))[1]?.[1]).toBe(`'${what}`);
    },
  );

  test('leaves words alone that only begin with a number', () => {
    expect(rows(recordCsv(sheetWith('3 calls, from 07700900123'), labels))[1]?.[1]).toBe('3 calls, from 07700900123');
  });

  test('gives back whatever was written, quotes, commas and new lines too', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (told) => {
        const [, ...found] = rows(recordCsv(sheetWith(...told), labels));
        expect(found.map(([, what = '']) => what.replace(/^'/, ''))).toEqual(
          told.map((what) => what.replace(/^'/, '')),
        );
      }),
      { numRuns: 200, seed: 9 },
    );
  });
});

test('the text begins with its cautions and holds every word, whatever computer reads it', () => {
  const text = recordText(sheetWith('first line\nsecond line'), labels);
  expect(text.indexOf('cover-danger')).toBeLessThan(text.indexOf('first line'));
  expect(text).toContain('What happened: first line\r\nsecond line\r\n');
  expect(text).toContain('Is it unwanted? Yes\r\nWho? An ex\r\n');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('only what was chosen goes in, in the order that was chosen, and nothing is said of the whole', () => {
  const some = selectedSheet(sheetWith('one', 'two'), { incidents: [1], answers: [1, 0], advised: [] });
  expect(some.incidents.map(({ title }) => title)).toEqual(['Day 2']);
  expect(some.answers.map(({ name }) => name)).toEqual(['Who?', 'Is it unwanted?']);
  expect([some.pattern, some.picture, some.advised]).toEqual([[], undefined, []]);
});
