import type { RecordSheet } from '../../model/protocol/activities';
import { cellsOf, titlesOf, told } from './tellRecord';

/** What stands in one of the columns of an incident. */
function cell(sheet: RecordSheet, name: string, place = 0): string {
  return sheet.incidents[place]?.cells[sheet.columns.indexOf(name)] ?? '';
}

const WHERE = 'Where';
const HOW = 'How';
const MORE = 'Also written';

describe('what is put right while an incident is told', () => {
  test.each([
    // The incident, what puts it right, the field that it speaks of, and what stands there then.
    ['On 6 November he came to my back door and banged on it', 'not the back door, the porch', WHERE, 'the porch'],
    ['On 6 November he came to my back door and banged on it', 'the porch not the back door', WHERE, 'the porch'],
    [
      'On 6 November he waited for me at school',
      'it was not at school it was at the bus stop',
      WHERE,
      'at the bus stop',
    ],
    ['On 6 November he waited for me at the shop', 'it was not at the shop, it was at my house', WHERE, 'at my house'],
    ['On 6 November she was in the pub shouting', 'no not the pub, the club next door', WHERE, 'the club next door'],
    ['On 6 November he was outside at 11pm', 'not outside mine, round my mums', WHERE, 'round my mums'],
    ['On 6 November in the shop he smashed the window', 'not damage, its assault, he pushed me', HOW, 'In person'],
  ])('%s — "%s"', async (story, line, field, right) => {
    const { sheet, talk } = await told(story, line);
    expect(cell(sheet, field)).toContain(right);
    expect(cell(sheet, field)).not.toContain('Damage');
    expect(cell(sheet, MORE)).toMatch(/^Changed .*“/);
    expect(cell(sheet, MORE)).toContain(line);
    expect(cell(sheet, 'What happened')).toBe(story);
    // What was asked waits still.
    expect(talk.said()).toMatch(/\?/);
    for (const name of ['Seen or heard by me, or told to me', 'Who else saw or heard it', 'How long, or until when'])
      expect(cell(sheet, name)).not.toContain(line);
  });

  test.each([
    ['On 3 November he left a dead bird on her car', 'not a dead bird, a dead mouse'],
    ['On 3 November he sent 3 letters', 'no its 4 letters not 3'],
    ['On 3 November he sent me messages', 'no its 4 msgs'],
    ['On 3 November his brother followed me', 'sorry i meant his cousin'],
  ])(
    'what has no field is written as a change of the account, and the question comes again: "%s" "%s"',
    async (story, line) => {
      const before = await told(story);
      const { sheet, talk } = await told(story, line);
      expect(cell(sheet, MORE)).toContain('Changed');
      expect(cell(sheet, MORE)).toContain(`“What happened”: ${line}`);
      const asked = (said: string) => said.split('\n').filter((one) => one.endsWith('?') || one.endsWith('know.'))[0];
      expect(asked(talk.said())).toBe(asked(before.talk.said()));
    },
  );

  test.each([
    ['On 13th of October he broke the glass', 'October', 'Tuesday 13 October 2026'],
    ['he rang her 14 times on 3rd November', 'sorry i meant tuesday', 'Tuesday 3 November 2026, 14 times'],
    ['He came last night at 11', '12th not the 13th', 'Thursday 12 November 2026, 11pm'],
    ['He rang me at work', '12th not the 13th', 'Thursday 12 November 2026'],
    ['He rang me 14 times on 3 November', 'sorry the 4th', 'Wednesday 4 November 2026, 14 times'],
    ['He rang me 14 times on 3 November', 'I beg your pardon, it was seven times', 'Tuesday 3 November 2026, 7 times'],
    ['He rang me 14 times on 3 November', 'no it was 4 times', 'Tuesday 3 November 2026, 4 times'],
  ])('a time keeps what was told of it: "%s" "%s"', async (story, line, title) => {
    const { sheet } = await told(story, line);
    expect(titlesOf(sheet)).toEqual([title]);
  });

  test.each([
    // The question that waits, and an answer to it that only looks like something put right.
    ['On 6 November he rang me', 'not at work, at home', WHERE],
    ['On 6 November he stood at my gate', 'my neighbour not my husband', MORE],
    ['On 6 November he shouted at me at the shop in person, my dad drove me', 'my mum not my dad', MORE],
    ['On 6 November he shouted at me', 'not far, by the shops', WHERE],
  ])('an answer is one still: "%s" "%s"', async (story, line, field) => {
    const { sheet } = await told(story, line);
    expect(cell(sheet, field)).toContain(line);
    expect(cellsOf(sheet)).not.toContain('Changed');
  });

  test('a day that is taken back is not the day', async () => {
    for (const story of ['he came to my door on sunday at about 3', 'he came to my door on sunday']) {
      const { sheet, talk } = await told(story, 'it was sat not sunday');
      expect(titlesOf(sheet)[0]).not.toContain('22 November 2026');
      expect(talk.said()).toContain('When was it?');
      await talk.type('saturday 21st');
      expect(talk.said()).toContain('Saturday 21 November 2026');
    }
  });

  test('who tells on is not asked for the day again and again, and their words stand for it', async () => {
    const lines = ['he had a torch with him', 'he shouted my name a lot', 'he kicked the gate as well'];
    const { sheet, talk } = await told('last friday he left a note on my car', ...lines);
    expect(talk.said()).not.toContain('Which one was it?');
    expect(titlesOf(sheet)).toEqual(['“last friday”']);
    for (const line of lines) expect(cellsOf(sheet)).toContain(line);
  });
});
