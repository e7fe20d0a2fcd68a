import type { RecordSheet } from '../../model/protocol/activities';
import { cellsOf, told } from './tellRecord';

function cell(sheet: RecordSheet, name: string): string {
  return sheet.incidents[0]?.cells[sheet.columns.indexOf(name)] ?? '';
}

const HOW = 'How';
const FIRST_HAND = 'Seen or heard by me, or told to me';
const EFFECT = 'How it affected me, and what I do differently';

describe('what is picked out of an account', () => {
  test.each([
    ['he telephoned her 14 times on 3rd November', HOW, 'Phone call'],
    ['on 3 November he rang my mum 6 times', HOW, 'Phone call'],
    ['on 3 November she kept phoning me at work', HOW, 'Phone call'],
    ['he keeps messaging me on snap since 3 November', HOW, 'Text, email or other message'],
    ['my ex kept texting me on 3 November', HOW, 'Text, email or other message'],
    ['on 3 November he text me saying he knows', HOW, 'Text, email or other message'],
    ['on 3 November my neighbour told me he was in my garden', FIRST_HAND, 'Told by someone else'],
    ['on 3 November she rang me and told me he was there', FIRST_HAND, 'Told by someone else'],
    ['according to my mum he was at the gate on 3 November', FIRST_HAND, 'Told by someone else'],
    ['on 3 November he was at the gate, i saw it myself', FIRST_HAND, 'Seen or heard first-hand'],
    ['on 3 November i watched him do it with my own eyes', FIRST_HAND, 'Seen or heard first-hand'],
    ['on 3 November he was there, i was very shaken and i did not sleep', EFFECT, 'shaken'],
    ['on 3 November his mate came to my door', HOW, 'Through someone else'],
    ['on 3 November he shouted, my mate Liv saw', 'Who else saw or heard it', 'Liv'],
    ['on 3 November he rang. she is scared to go to work now', EFFECT, 'scared'],
  ])('"%s": %s — %s', async (line, field, words) => {
    const { sheet } = await told(line);
    expect(cell(sheet, field)).toContain(words);
  });

  test.each([
    ['on 3 November a letter came from the hospital that he had been there', HOW, 'Letter, gift or parcel'],
    ['on 3 November he was at the gate. her friend Priya heard it', HOW, 'Through'],
    ['he broke his arm on 3 November and blames me', HOW, 'Damage'],
    ['on 3 November Mr Harris from number 14 came to my back door', 'Number, account or name it came from', '14'],
    ['on 3 November i rang the police and they came', HOW, 'Phone call'],
    ['on 3 November i told him to go away', FIRST_HAND, 'Told'],
    ['on 3 November he told me he would be back', FIRST_HAND, 'Told'],
  ])('nothing is picked out that was not told: "%s": no %s', async (line, field, words) => {
    const { sheet } = await told(line);
    expect(cell(sheet, field)).not.toContain(words);
  });

  test('where a witness stood is not where it was', async () => {
    const { sheet } = await told(
      'On 6 November he shouted at me at the bus stop',
      'my friend saw it from the cafe, she was in the cafe',
    );
    expect(cell(sheet, 'Where')).toBe('at the bus stop (picked out by Waymark)');
  });

  test.each([
    'this is hard',
    'god i hate this',
    'this is taking ages',
    'so many questions',
    'hold on',
    'wait a minute',
  ])('a sigh is no part of it, and what was asked comes again: "%s"', async (line) => {
    const { sheet, talk } = await told('On 6 November he stood at my gate shouting', line);
    expect(cellsOf(sheet)).not.toContain(line);
    expect(talk.said()).toContain('How was it done?');
    expect(talk.said()).toContain('stop at any time');
  });

  test.each(['i was scared. this is hard', 'it was hard to breathe', 'i hate him'])(
    'a feeling is told: "%s"',
    async (line) => {
      const { sheet } = await told('On 6 November he stood at my gate shouting', line);
      expect(cellsOf(sheet)).toContain(line);
    },
  );

  test('an answer that begins with a yes is told without it', async () => {
    const { sheet } = await told('On 6 November he stood at my gate', 'yes please he came up to me in person');
    expect(cell(sheet, HOW)).toContain('In person');
  });
});
