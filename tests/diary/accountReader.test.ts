import fc from 'fast-check';
import { AccountReader } from '../../diary/accountReader';
import { partOfAccount } from '../../diary/partOfAccount';
import { dialogueActOf } from '../../language/dialogueAct';
import { NluPipeline } from '../../language/nluPipeline';
import { MORNING, realKnowledge } from '../realKnowledge';

const understanding = new NluPipeline(realKnowledge);
const reader = new AccountReader(realKnowledge, understanding);

describe('an account', () => {
  test.each([
    [
      'he was outside my flat at half seven last tuesday, my neighbour saw him',
      ['at half seven last tuesday'],
      { where: 'outside my flat', how: 'In person', 'who-saw': 'my neighbour saw him' },
    ],
    [
      "She texted me 14 times at work. I told my manager. I couldn't sleep",
      [],
      {
        where: 'at work',
        how: 'Text, email or other message',
        'told-to': 'I told my manager',
        affect: "I couldn't sleep",
      },
    ],
    [
      'flowers through the post again, i kept the card and nobody saw',
      [],
      { how: 'Letter, gift or parcel', evidence: 'i kept the card', 'who-saw': 'nobody saw' },
    ],
    [
      'a white van drove past my house at 7.30, got photos',
      ['at 7.30'],
      {
        where: 'past my house',
        how: 'In person',
        looks: 'a white van drove past my house at 7.30',
        evidence: 'got photos',
      },
    ],
    ['it happened again', [], {}],
  ])('“%s” tells what it tells, in its own words', (text, times, told) => {
    expect(reader.read(text, 'what', times)).toEqual({ what: text, ...told });
  });

  test('the field that was asked about takes the whole answer', () => {
    expect(reader.read('outside my work, in the car park', 'where', [])).toEqual({
      where: 'outside my work, in the car park',
    });
    expect(reader.read('nobody', 'who-saw', [])).toEqual({ 'who-saw': 'nobody' });
  });

  test('where a clause ends is told by the words that authors wrote, in any language', () => {
    const word_sets = [
      ...realKnowledge.word_sets.filter(({ id }) => id !== 'conjunction'),
      { id: 'conjunction', words: ['wedyn'] },
    ];
    const welsh = new AccountReader({ ...realKnowledge, word_sets }, understanding);
    const text = 'my neighbour saw it wedyn I told my manager';
    expect(welsh.read(text, 'what', [])).toEqual({
      what: text,
      'who-saw': 'my neighbour saw it',
      'told-to': 'I told my manager',
    });
  });

  test('an answer that tells only of something else fills that, and the question stays', () => {
    expect(reader.read('my neighbour saw it', 'where', [])).toEqual({ 'who-saw': 'my neighbour saw it' });
  });

  test('an answer to what was asked is whole, whatever else it tells', () => {
    const saw = 'my neighbour saw him and he was outside my flat ';
    expect(reader.read(saw, 'who-saw', [])).toMatchObject({
      'who-saw': saw.trim(),
      where: 'outside my flat',
    });
    const place = 'by the bins. my neighbour saw it';
    expect(reader.read(place, 'where', [])).toEqual({ where: 'by the bins', 'who-saw': 'my neighbour saw it' });
  });

  test('two witnesses are both kept, and a place ends where the time begins', () => {
    const told = 'my neighbour saw him outside the shop on friday. my sister saw him too';
    expect(reader.read(told, 'what', ['friday'])).toMatchObject({
      'who-saw': 'my neighbour saw him outside the shop on friday; my sister saw him too',
      where: 'outside the shop',
    });
  });

  test('no word is made up, whatever is typed', () => {
    const labels = realKnowledge.diary_fields.flatMap(({ options }) => options.map(({ label }) => label));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const words of Object.values(reader.read(text, 'what', []))) {
          for (const part of words.split('; ')) expect(labels.includes(part) || text.includes(part)).toBe(true);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('while an incident is told', () => {
  const part = (text: string) => {
    const reading = understanding.understand(text, undefined, MORNING);
    return partOfAccount(reading, dialogueActOf(reading));
  };

  test.each([
    'he broke the restraining order and turned up at my work',
    'at work',
    'he shared my pictures on facebook',
    'i had to start again at a new school because of him last year',
    'i told him to leave me alone and stop texting me',
  ])('“%s” is a part of it', (text) => {
    expect(part(text)).toBe('only');
  });

  test.each(['exit', 'skip', 'back', 'helplines', 'what counts as evidence?', 'how do i report it', 'help'])(
    '“%s” is no part of it',
    (text) => {
      expect(part(text)).toBe('no');
    },
  );

  test('a cry for help goes first, and what was told with it is kept', () => {
    expect(part('he rang me twice and now hes outside my house right now')).toBe('also');
    expect(part('i want to kill myself')).toBe('no');
  });
});
