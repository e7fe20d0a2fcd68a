import type { RecordSheet } from '../../model/protocol/activities';
import { Conversation, realKnowledge as knowledge } from '../journeys/conversation';
import { cellsOf, NIGHT, titlesOf, told } from './tellRecord';

const LANDLINE = 'On Thursday 5 November about half nine at night he rang my landline and just breathed';
const GYM = 'On Friday 6 November he was outside the gym';
const DONE = '[That is all';
const all = (sheet: RecordSheet) => sheet.incidents.map((_one, place) => cellsOf(sheet, place)).join('\n');
const ASKED = 'or did something else happen?';

describe('what is asked of the record once an incident is told', () => {
  test.each([
    "Show me my whole record please so I can see what's there",
    'See the whole thing, every word',
    'let me read that',
    'can i see my record again',
    'The landline one, number 1, let me read that',
    'read it back to me',
    'which ones have I got',
  ])('every word is shown: "%s"', async (line) => {
    const { sheet, talk } = await told(LANDLINE, DONE, line);
    expect(talk.said()).toContain(LANDLINE);
    expect(talk.said()).not.toContain(ASKED);
    expect(all(sheet)).not.toContain(line);
  });

  test('one that is named is shown, and no other', async () => {
    const { talk } = await told(LANDLINE, DONE, GYM, DONE, 'The landline one, number 1, let me read that');
    expect(talk.said()).toContain(LANDLINE);
    expect(talk.said()).not.toContain(GYM);
  });

  test('a long record is shown a page at a time', async () => {
    const long = (day: number) => `On ${day} November ${'he stood at my gate and stared at me. '.repeat(50)}`;
    const { talk } = await told(long(5), DONE, long(6), DONE, long(7), DONE, 'show me every word');
    expect(talk.said()).not.toContain('On 7 November');
    await talk.press('Show me the rest');
    expect(talk.said()).not.toContain('On 5 November');
    const seen = talk.said();
    expect(seen).toContain('On 6 November');
  });

  test('while one is told, it is shown, and what was asked comes again', async () => {
    const { sheet, talk } = await told(LANDLINE, 'can i read my whole record');
    expect(talk.said()).toContain(LANDLINE);
    expect(talk.said()).toContain('Where was it?');
    expect(all(sheet)).not.toContain('can i read');
  });

  test.each([
    'How do I print it or save it?',
    'I want to give it to the police and the school, how do I print it',
    'save my record',
    'how do i save it to my phone',
  ])('how it is kept is said, with the buttons for it: "%s"', async (line) => {
    const { sheet, talk } = await told(LANDLINE, DONE, line);
    expect(talk.said()).toContain('Save as text');
    expect(talk.said()).not.toContain('shared cloud');
    expect(talk.replies.some(({ channelData }) => channelData?.waymark?.record?.sheet)).toBe(true);
    expect(all(sheet)).not.toContain(line);
  });

  test.each(["how do i save it so she can't see it", 'how do i save it to my phone so she cant see it'])(
    'who must not see it is thought of: "%s"',
    async (line) => {
      const { talk } = await told(LANDLINE, DONE, line);
      expect(talk.said()).toContain('shared cloud');
    },
  );

  test.each([
    'will the police even take it seriously',
    'do you think he means it?',
    'Did you get the cards down?',
    'can they trace a withheld number?',
  ])('a question is answered, and written nowhere: "%s"', async (line) => {
    const { sheet, talk } = await told(LANDLINE, DONE, line);
    expect(talk.said()).not.toContain(ASKED);
    expect(all(sheet)).not.toContain(line);
  });

  test('what is told beside it is not lost', async () => {
    const line = 'Did you get that down? I felt sick. I told my head, Mrs Okafor';
    const open = await told(LANDLINE, line);
    expect(all(open.sheet)).toContain('I felt sick');
    expect(all(open.sheet)).toContain('Mrs Okafor');
    const { sheet, talk } = await told(LANDLINE, DONE, 'show me my record. I felt sick after it');
    expect(all(sheet) + talk.said()).toContain('I felt sick');
    const again = await told(LANDLINE, DONE, 'show me my record, he was outside again on Friday 6 November');
    expect(all(again.sheet) + again.talk.said()).toContain('outside again');
  });

  test.each([
    'he said let me read your phone',
    'he made me show him my whole record at the doctors',
    'On Sunday 8 November he said show me everything you wrote',
    'On Sunday 8 November he printed my photos and gave them to the school',
    'he split my lip on Monday 9 November',
    'On Monday 9 November he told me to remove number 1 from my phone',
    'On Monday 9 November he wanted to delete everything on my phone',
    'he took out the bins on Monday 9 November and shouted at me',
  ])('what only sounds like it is told: "%s"', async (line) => {
    const { sheet, talk } = await told(LANDLINE, DONE, line);
    expect(all(sheet) + talk.said()).toContain(line.slice(0, 40));
    expect(sheet.incidents[0]?.cells.join()).toContain(LANDLINE);
  });
});

describe('what is to be removed', () => {
  test.each([
    ['remove number 1', LANDLINE],
    ['remove 1', LANDLINE],
    ['the landline one, remove it', LANDLINE],
    ["number 1 isn't an incident", LANDLINE],
    ['take out the gym one', GYM],
    ['number 2, the gym one, remove it please', GYM],
    ['get rid of the friday one', GYM],
    ['delete the first one', LANDLINE],
    ['i made a mistake, delete the gym one', GYM],
    ["The one that says outside the gym isn't an incident. take that one out", GYM],
  ])('is asked about, by its words: "%s"', async (line, meant) => {
    const { sheet, talk } = await told(LANDLINE, DONE, GYM, DONE, line);
    expect(talk.said()).toContain(`Remove this one?`);
    expect(talk.said()).toContain(meant.slice(0, 30));
    expect(sheet.incidents).toHaveLength(2);
    expect(all(sheet)).not.toContain(line);
    await talk.type('yes');
    expect(talk.said()).toContain('It has been removed.');
    await talk.type('put it back');
    expect(talk.said()).toContain('2 incidents.');
  });

  test('after one, another is named by no more than its number', async () => {
    const { talk } = await told(LANDLINE, DONE, GYM, DONE, 'remove number 1', 'yes', 'and number 2');
    expect(talk.said()).toContain('Remove this one?');
    expect(talk.said()).toContain(GYM);
  });

  test('who names another one is asked about that', async () => {
    const { talk } = await told(LANDLINE, DONE, GYM, DONE, 'remove number 2', 'No not that one!! I mean number 1');
    expect(talk.said()).toContain('Remove this one?');
    expect(talk.said()).toContain('landline');
  });

  test.each(['remove all of it', 'both of them!! get rid', 'delete everything in the record', 'remove 1 and 2'])(
    'all of it goes with one press, and comes back with one: "%s"',
    async (line) => {
      const { sheet, talk } = await told(LANDLINE, DONE, GYM, DONE, line);
      expect(sheet.incidents).toHaveLength(2);
      expect(talk.said()).toContain('Remove these 2 incidents?');
      await talk.type('yes');
      await talk.press('Put it back');
      expect(talk.said()).toContain('2 incidents.');
    },
  );

  test('a name that is not there is asked about', async () => {
    const { sheet, talk } = await told(LANDLINE, DONE, 'and the july one, remove it');
    expect(talk.said()).toContain('Which one shall we change?');
    expect(sheet.incidents).toHaveLength(1);
  });

  test('what was only a question is written nowhere', async () => {
    const { sheet, talk } = await told(LANDLINE, DONE, 'no thats not an incident thats a question. leave it out');
    expect(talk.said()).not.toMatch(/Remove this one|or did something else happen/);
    expect(all(sheet)).not.toContain('question');
  });

  test('an incident that is named is put right, whatever is told beside that', async () => {
    const line = 'change number 1, the time is wrong its between 9.14 and 9.31pm on the 5th';
    for (const before of [[DONE], [DONE, GYM]]) {
      const { sheet } = await told(LANDLINE, ...before, line);
      expect(titlesOf(sheet)[0]).toContain('between 9.14pm and 9.31pm');
      expect(cellsOf(sheet, 1)).not.toContain('9.14');
    }
  });

  test('messages are asked for', async () => {
    const { talk } = await told(LANDLINE, DONE, 'can i add some texts she sent me, got em on my phone');
    expect(talk.said()).toContain('You can paste them here');
  });

  test('a number that is not there is asked about', async () => {
    const { sheet, talk } = await told(LANDLINE, DONE, "Number 9 isn't another incident, take it out");
    expect(talk.said()).toContain('Which one shall we change?');
    expect(all(sheet)).not.toContain('Number 9');
  });
});

describe('what is put right in the words of a field', () => {
  test.each([
    ['the where should say staff car park at school', 'Where', 'staff car park at school'],
    ["it's about the one I just told you, the where should say the depot", 'Where', 'the depot'],
    ["The where is wrong, it wasn't in the office, it was the staff car park", 'Where', 'the staff car park'],
    ['change the where to the bus stop', 'Where', 'the bus stop'],
    ['put Joyce Pettit as who saw it', 'Who else saw or heard it', 'Joyce Pettit'],
    ["And put Joyce's name in, it just says 'she'", 'Who else saw or heard it', 'Joyce'],
    ['Mrs Okafor was told', 'Who was told', 'Mrs Okafor'],
    ['How: in person', 'How', 'in person'],
    ["in the what was said put 'you will be sorry'", 'What was said or written, word for word', 'you will be sorry'],
  ])('it stands there: "%s"', async (line, field, words) => {
    const { sheet, talk } = await told(LANDLINE, DONE, line);
    expect(sheet.incidents).toHaveLength(1);
    const cell = sheet.incidents[0]?.cells[sheet.columns.indexOf(field)] ?? '';
    expect(cell.replace(' (picked out by Waymark)', '')).toBe(words);
    expect(cellsOf(sheet)).toContain('Changed');
    expect(talk.said()).toContain(words);
    expect(talk.said()).not.toContain(ASKED);
  });

  test('in the one that is named', async () => {
    const { sheet } = await told(
      LANDLINE,
      DONE,
      GYM,
      DONE,
      'number 1, the landline one, the where should say the depot',
    );
    expect(cellsOf(sheet, 0)).toContain('the depot');
    expect(cellsOf(sheet, 1)).not.toContain('the depot');
  });

  test('in the next sentence as well, and beside a longer name', async () => {
    const { sheet } = await told(
      LANDLINE,
      '[Skip this one',
      'Joyce Pettit saw it',
      DONE,
      "The where is wrong, it wasn't in the office... It was the staff car park. And put Joyce's name in",
    );
    expect(cellsOf(sheet)).toContain('the staff car park');
    expect(cellsOf(sheet)).toContain('Joyce Pettit saw it');
    expect(cellsOf(sheet)).not.toContain('Joyce Pettit saw it; Joyce');
  });

  test('one that is named, and no more, is shown', async () => {
    const { sheet, talk } = await told(LANDLINE, DONE, GYM, DONE, 'That was about number 1, the landline one');
    expect(talk.said()).toContain('landline');
    expect(all(sheet)).not.toContain('That was about');
  });

  test('what else it says is not lost', async () => {
    const { sheet } = await told(LANDLINE, DONE, 'the where should say the depot. he had a big torch with him');
    expect(all(sheet)).toContain('big torch');
  });

  test.each([
    'On Sunday 8 November he told me where I should say I was',
    'On Sunday 8 November I was told to leave and he followed me',
    'My mum was told by him that I am a liar on Sunday 8 November',
    'On Sunday 8 November he put a note in my bag about how I looked',
    'On Sunday 8 November my place was broken into',
  ])('what only sounds like it is told: "%s"', async (line) => {
    const { sheet } = await told(LANDLINE, DONE, line);
    expect(titlesOf(sheet)).toHaveLength(2);
    expect(cellsOf(sheet, 1)).toContain(line);
  });
});

describe('the question whether words are about the last incident', () => {
  const HELD = 'he is frightened to go in';
  test.each([
    'About that one yes',
    'about the one I just told you',
    'the last one',
    'yes! the last one. Put Joyce Pettit as who saw it',
    "it's about the one I just told you, the where should say the depot",
    'That was about number 1',
  ])('is answered in words, and once: "%s"', async (line) => {
    const { sheet, talk } = await told(LANDLINE, DONE, HELD, line);
    expect(talk.said()).not.toContain(ASKED);
    expect(sheet.incidents).toHaveLength(1);
    expect(all(sheet)).toContain(HELD);
    expect(all(sheet)).not.toMatch(/about (that|the) one|last one|number 1/i);
  });

  test.each(['neither', 'Neither, I just want to read it', 'neither just leave it lol'])(
    'leaves out what is about nothing: "%s"',
    async (line) => {
      const { sheet, talk } = await told(LANDLINE, DONE, HELD, line);
      expect(talk.said()).not.toContain(ASKED);
      expect(all(sheet)).not.toMatch(/frightened|neither/i);
    },
  );

  test('what happened beside it is told', async () => {
    const { sheet } = await told(LANDLINE, DONE, HELD, `neither. ${GYM}`);
    expect(titlesOf(sheet)).toHaveLength(2);
    expect(all(sheet)).not.toContain('frightened');
  });
});

describe('an account that is to be taken apart', () => {
  const THREE = 'sat 7 nov he came to my door. on the 14 nov he sent me a card. on 20 nov he rang me';
  test.each(['split number 1 into 3', 'can u put them separate', 'i said it hasnt split them'])(
    'is, once it was said to be one: "%s"',
    async (line) => {
      const { sheet, talk } = await told(THREE, '[No, keep it as one', DONE, line, 'yes');
      expect(talk.said()).not.toContain(ASKED);
      expect(titlesOf(sheet)).toHaveLength(3);
      expect(all(sheet)).not.toContain(line);
    },
  );

  test('names more than one day, or it is said how else', async () => {
    const { talk } = await told(LANDLINE, DONE, 'split number 1 into 3');
    expect(talk.said()).toContain('more than one day');
  });
});

test('nothing is shown of a record that is empty', async () => {
  const talk = new Conversation(knowledge, NIGHT);
  await talk.begin();
  await talk.press('No, not right now');
  await talk.type('can i see my record again');
  expect(talk.said()).not.toContain('undefined');
});
