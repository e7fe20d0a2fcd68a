import fc from 'fast-check';
import type { RecordSheet } from '../../model/protocol/activities';
import { selectedSheet } from '../../web/record/partPicker';
import { coverIds, type RecordLabels, recordCsv, recordText, sheetFor } from '../../web/record/recordFiles';

/** Each label is its own name. */
const names = new Proxy({}, { get: (_none, name) => String(name) });
const labels = { record: names, both: names } as RecordLabels;

const sheetWith = (...told: readonly string[]): RecordSheet => ({
  made: 'Made today',
  pattern: ['They come more often.'],
  picture: { columns: [] },
  columns: ['What happened', 'When'],
  incidents: told.map((what, place) => ({
    ...{ number: place + 3, title: `Day ${place + 1}`, brief: what.slice(0, 9), cells: [what, ''] },
    ...{ from: `2026-11-0${place + 1} 21:00`, to: `2026-11-0${place + 1} 21:00` },
  })),
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
      const cell = rows(recordCsv(sheetWith(what), labels))[1]?.[3];
      expect(cell).toBe(`'${what}`);
    },
  );

  test.each(['07700900123', '0808 157 0000', '12345678901234567890', '1/2', '2026-11-28', '9:30', '007', '٠١٢٣'])(
    'keeps %j as it was written, as text',
    (what) => {
      expect(rows(recordCsv(sheetWith(what), labels))[1]?.[3]).toBe(`'${what}`);
    },
  );

  test('leaves words alone that only begin with a number', () => {
    expect(rows(recordCsv(sheetWith('3 calls, from 07700900123'), labels))[1]?.[3]).toBe('3 calls, from 07700900123');
  });

  test('gives back whatever was written, quotes, commas and new lines too', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (told) => {
        const [, ...found] = rows(recordCsv(sheetWith(...told), labels));
        expect(found.map(([, , , what = '']) => what.replace(/^'/, ''))).toEqual(
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

test('a table can be sorted by its dates and numbers, which are the only cells that are no text', () => {
  const [heads, row] = rows(recordCsv(sheetWith('he rang'), labels));
  expect([heads?.slice(0, 3), row?.slice(0, 4)]).toEqual([
    ['number', 'from', 'to'],
    ['3', '2026-11-01 21:00', '2026-11-01 21:00', 'he rang'],
  ]);
});

describe('a copy for a reader', () => {
  const sheet = sheetWith('he rang me', 'he came round');

  test('the police get the order of time first and then each incident, no advice and no answers of the chat', () => {
    const text = recordText(sheetFor(sheet, 'police'), labels);
    expect(text).toMatch(/in-order[\s\S]*Day 1\. he rang m[\s\S]*Day 2\. he came[\s\S]*What happened: he rang me/);
    for (const words of ['cover-danger', 'cover-read', 'Is it unwanted', '0808']) expect(text).not.toContain(words);
  });

  test('an advocate gets what was answered in the chat as well', () => {
    expect(recordText(sheetFor(sheet, 'advocate'), labels)).toMatch(/in-order[\s\S]*Is it unwanted\? Yes/);
  });

  test('what is read out on 101 is a line for each, and nothing else', () => {
    const text = recordText(sheetFor(sheet, 'aloud'), labels);
    expect(text).toContain('Day 2. he came');
    expect(text).not.toContain('What happened');
  });

  test('the person gets the cautions, and the others how it was made', () => {
    expect(coverIds(sheet)).toContain('cover-read');
    for (const reader of ['police', 'advocate', 'aloud'] as const)
      expect(coverIds(sheetFor(sheet, reader))).toEqual(['cover-note']);
  });
});
