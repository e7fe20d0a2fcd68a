import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { checkedPart, checkNumber, EDGE, numberIn } from '../../web/record/checkNumber';
import { notesFile, parseNotes } from '../../web/record/notesFile';
import { isSealed, seal, unseal } from '../../web/record/sealedNotes';

/** Few, so that the test is quick. The product's number is in web/record/sealedNotes.ts. */
const ROUNDS = 10;
const text = fc.string({ unit: 'grapheme', maxLength: 300 }).map((words) => notesFile('{"waymark":1}', words));

test('only the words it was locked with open a file, and they open it to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.string({ minLength: 3 }), async (notes, word) => {
      const file = await seal(notes, `${word}x`, ROUNDS);
      expect([isSealed(file), isSealed(notes)]).toEqual([true, false]);
      expect(await unseal(file, `${word}x`)).toBe(notes);
      expect(await unseal(file, `${word}y`)).toBeUndefined();
      expect(file).not.toContain('waymark');
    }),
    { numRuns: 40, seed: 13 },
  );
});

test('a keyboard that writes capitals, spaces or accents in its own way locks nobody out', async () => {
  const file = await seal('{}', ' Café  on the Hill ', ROUNDS);
  expect(await unseal(file, 'cafe\u0301 on the hill')).toBe('{}');
});

test('a file of which anything was changed does not open, and two of the same have nothing in common', async () => {
  const [one, other] = [await seal('{"a":1}', 'word', ROUNDS), await seal('{"a":1}', 'word', ROUNDS)];
  const fieldsOf = (file: string) => Object.values(JSON.parse(file)).slice(2);
  for (const [place, field] of fieldsOf(one).entries()) expect(field).not.toBe(fieldsOf(other)[place]);
  for (const name of ['salt', 'nonce', 'data', 'rounds']) {
    const file = { ...JSON.parse(one), [name]: JSON.parse(other)[name] };
    if (name === 'rounds') file.rounds = ROUNDS + 1;
    expect([name, await unseal(JSON.stringify(file), 'word')]).toEqual([name, undefined]);
  }
  expect(isSealed(JSON.stringify({ ...JSON.parse(one), rounds: 1e12 }))).toBe(false);
});

test('what is no saved file is not taken for one', () => {
  for (const file of ['', 'He rang me', '{}', '[]', 'null', '{"notes":2,"keep":"","text":""}'])
    expect([file, parseNotes(file), isSealed(file)]).toEqual([file, undefined, false]);
});

describe('the check number', () => {
  test('is the usual SHA-256 of the text, whatever ends its lines', async () => {
    const digest = createHash('sha256').update('one\ntwo').digest('hex');
    expect((await checkNumber('one\r\ntwo'))?.replaceAll(' ', '')).toBe(digest);
  });

  test('is that of the incidents alone, though a person writes a line like those around them', async () => {
    const number = (await checkNumber(`one\n${EDGE}\ntwo`)) ?? '';
    const file = ['Notes', EDGE, 'one', EDGE, 'two', EDGE, `Check number: ${number}`, 'More'].join('\r\n');
    expect(checkedPart(file)).toEqual({ text: `one\n${EDGE}\ntwo`, number });
    expect(checkedPart('He rang me')).toBeUndefined();
  });

  test('is found as somebody copies it from paper', () => {
    const number = Array.from({ length: 8 }, () => 'ab12cd34').join(' ');
    expect([numberIn(number.toUpperCase()), numberIn(number.replaceAll(' ', '')), numberIn('12 34')]).toEqual([
      ...[number, number, ''],
    ]);
  });
});
