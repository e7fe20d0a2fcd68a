import type { RecordSheet } from '../../model/protocol/activities';
import { Conversation, realKnowledge as knowledge } from '../journeys/conversation';
import { cellsOf, NIGHT, titlesOf, told } from './tellRecord';

const GYM = 'On Friday 6 November he was outside the gym';
const DONE = '[That is all';
const all = (sheet: RecordSheet) => sheet.incidents.map((_one, place) => cellsOf(sheet, place)).join('\n');
const cell = (sheet: RecordSheet, name: string, place = 0) =>
  (sheet.incidents[place]?.cells[sheet.columns.indexOf(name)] ?? '').replace(' (picked out by Waymark)', '');

async function chat(...lines: readonly string[]): Promise<Conversation> {
  const talk = new Conversation(knowledge, NIGHT);
  await talk.begin();
  await talk.press('No, not right now');
  for (const line of lines) await talk.type(line);
  return talk;
}

describe('who wants it written down in this chat', () => {
  test.each([
    'But where do I write it, can I do it here?',
    "Can you keep a diary for me, that's what I'm asking",
    'I think I need to write it all down for the police, a sort of diary',
    'i want to get it all written down',
    'keep a record of it for me',
    'can i write it down here',
    'july. can i write it down here like in this chat or do i have to do it in notes',
  ])('is shown the record, whatever waits: "%s"', async (line) => {
    for (const before of [[], ['me'], ['he keeps ringing me', 'my ex']]) {
      const talk = await chat(...before, line);
      expect(talk.said()).toContain('Write down what happened');
      expect(talk.said()).not.toMatch(/got you wrong|Write down each thing soon/);
    }
  });

  test('the wish is no incident, nor is the answer beside it', async () => {
    const talk = await chat('july. can i write it down here like in this chat or do i have to do it in notes');
    await talk.press('Begin my record');
    expect(talk.said()).toContain('What happened?');
  });

  test('the same where the record is open and empty', async () => {
    const talk = await chat('can i see my record again', 'july. can i write it down here or in notes');
    await talk.press('Begin my record');
    expect(talk.said()).toContain('What happened?');
  });

  test('what is told beside it is kept', async () => {
    const talk = await chat('can i write it down here: he came to my door on Monday and shouted at me');
    await talk.press('Begin my record');
    expect(talk.said()).toContain('to my door');
  });

  test.each([
    'he told me to keep quiet about it',
    'can you keep a secret for me',
    'my mum keeps a diary and he read it',
    'he writes it all on facebook',
    'where do I stand with the police',
    'can I do anything about it',
    'he put my number down on a website',
    'do I have to do it all myself',
  ])('what only sounds like it opens nothing: "%s"', async (line) => {
    const talk = await chat('me', line);
    expect(talk.said()).not.toContain('It is kept only in this chat');
  });
});

describe('who wants their record, outside it', () => {
  async function outside(line: string): Promise<Conversation> {
    const { talk } = await told(GYM, DONE, '[Done for now');
    await talk.type(line);
    return talk;
  }

  test.each(['can i see my record again', 'let me read number 1', 'show me my whole record'])(
    'reads every word: "%s"',
    async (line) => {
      const talk = await outside(line);
      expect(talk.said()).toContain('What happened');
      expect(talk.said()).toContain(GYM);
    },
  );

  test('is told how to keep it, and asked before any of it is removed', async () => {
    expect((await outside('how do i print my record')).said()).toContain('Save as text');
    expect((await outside('remove number 1 from my record')).said()).toContain('Remove this one?');
  });

  test.each(['he deleted my messages', 'print it', 'he wants to see my record'])(
    'what only sounds like it removes nothing: "%s"',
    async (line) => {
      const talk = await outside(line);
      expect(talk.said()).not.toContain('Remove th');
    },
  );
});

describe('who says that an incident is told', () => {
  test.each([
    "That's everything for that one",
    'thats it for that one',
    'I said thats it for that one',
    'done with that one',
  ])('is shown it: "%s"', async (line) => {
    const { sheet, talk } = await told(GYM, line);
    expect(talk.said()).toContain('That is written down.');
    expect(all(sheet)).not.toContain(line);
  });

  test('what is said beside it stands where it belongs', async () => {
    const { sheet, talk } = await told(GYM, '[Seen or heard first-hand', 'thats it for that one. nobody else');
    expect(talk.said()).toContain('That is written down.');
    expect(cell(sheet, 'Who else saw or heard it')).toBe('nobody else');
  });

  test.each(['That is all for this one. Now the cards', 'Now the cards', 'right, the texts'])(
    'a heading begins the next one, and is no incident: "%s"',
    async (line) => {
      const { sheet, talk } = await told(GYM, line);
      expect(talk.said()).toContain('What happened?');
      expect(titlesOf(sheet)).toHaveLength(1);
      expect(all(sheet)).not.toMatch(/cards|texts/);
    },
  );

  test.each(['he was right there', 'now he is scared', 'then he left', 'the cards are in my drawer now'])(
    'what only sounds like it is told: "%s"',
    async (line) => {
      const { sheet } = await told(GYM, line);
      expect(all(sheet)).toContain(line);
    },
  );

  test('what was on another day is no cry for help, whatever comes before it', async () => {
    const line =
      "Right the Sunday one now. Sunday the 8th of November about five o'clock he rang the landline and said 'I know where you live Helen' then hung up. I was making tea";
    const { sheet, talk } = await told(GYM, DONE, line);
    expect(talk.said()).not.toContain('Call 999 now');
    expect(titlesOf(sheet)).toHaveLength(2);
    expect(JSON.stringify(sheet)).toContain('8 November');
    expect(JSON.stringify(sheet)).not.toMatch(/22 November|29 November/);
  });

  test.each([
    'the Sunday one is outside now',
    'Sunday the 8th he hit me. he is at the door now',
    'right he is here now, Sunday he said he would',
  ])('what is of now is a cry for help: "%s"', async (line) => {
    const { talk } = await told(GYM, DONE, line);
    expect(talk.said()).toContain('999');
  });
});

test('a yes to taking an account apart sets the day that is said beside it', async () => {
  const { sheet } = await told(
    'right 3 things. 1 sat 7th nov he rang me. 2 on the 14th he sent me a card. 3 last friday outside mine at 2am he shouted',
    'yeah thats it. but why day not known i said last friday, thats 27th',
  );
  expect(titlesOf(sheet).join()).toContain('Friday 27 November 2026');
  expect(titlesOf(sheet)).toHaveLength(3);
  expect(all(sheet)).not.toContain('why day');
});

describe('what a field holds', () => {
  const SEEN = '[Seen or heard first-hand';
  test.each([
    ['Joyce Pettit, she works in the office with me, she saw him', 'Joyce Pettit'],
    ['deano and liam were there they saw it', 'deano and liam'],
    ['my neighbour Mrs Khan was out, she heard him', 'my neighbour Mrs Khan'],
    ['Mum, dad and Kai saw him', 'Mum, dad and Kai'],
    ['my sister and brother were there, they saw everything', 'my sister and brother'],
    ['my mum saw him', 'my mum saw him'],
    ['nobody saw it', 'nobody saw it'],
  ])('names who saw it: "%s"', async (line, name) => {
    const { sheet } = await told(GYM, SEEN, line);
    expect(cell(sheet, 'Who else saw or heard it')).toBe(name);
    expect(all(sheet)).toContain(line);
    expect(cell(sheet, 'Where')).toBe('outside the gym');
  });

  test.each(['deano too not just liam', 'deano as well, not just liam'])(
    'another one who saw it stands beside them: "%s"',
    async (line) => {
      const { sheet } = await told(GYM, SEEN, 'liam saw it', line);
      expect(cell(sheet, 'Who else saw or heard it')).toBe('liam saw it; deano');
    },
  );

  test.each([
    ['sat 14th nov, she messaged me on insta about 2 in the afternoon', 'on insta'],
    ['on 14 november he was outside mine at 2am shouting', 'outside mine'],
    ['on 14 november he was outside the shop at 12 High Street', 'outside the shop at 12 High Street'],
  ])('a place without the hour: "%s"', async (line, place) => {
    const { sheet } = await told(line);
    expect(cell(sheet, 'Where')).toBe(place);
  });

  test.each([
    ['over the telephone', 'Phone call'],
    ["It was by post. It just said 'Thinking of you' and his initials", 'Letter, gift or parcel'],
    ['he rang the landline', 'Phone call'],
  ])('how it was done: "%s"', async (line, how) => {
    const { sheet } = await told('On 14 november he got at me at my house', line);
    expect(cell(sheet, 'How')).toBe(how);
  });
});
