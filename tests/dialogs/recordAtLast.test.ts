import type { RecordSheet } from '../../model/protocol/activities';
import { cellsOf, told } from './tellRecord';

const MUMS = 'On Thursday 26 November at 6pm he was outside my mums in Toddington and Mr Khan came out';
const all = (sheet: RecordSheet) => sheet.incidents.map((_one, place) => cellsOf(sheet, place)).join('\n');

describe('what is to be taken out of the record', () => {
  test.each([
    ['take out where i was, dont want him knowing about my mums. and it was messages', ['mums', 'Toddington']],
    ['can you take toddington and my mums out everywhere', ['Toddington', 'mums']],
    ['Kindly leave out Mr Khan\u2019s name, he would rather not be involved. Put "a neighbour".', ['Khan']],
    ['take out Toddington', ['Toddington']],
    ['please remove the place', ['mums']],
    ['did you take out mums', ['mums']],
  ])('is gone, and what asks for it is written nowhere: "%s"', async (line, gone) => {
    for (const before of [[], ['[That is all'], ['[That is all', '[Change or remove']]) {
      const { sheet, talk } = await told(MUMS, ...before, line, '[Take it out]');
      expect(sheet.incidents).toHaveLength(1);
      for (const word of gone) expect(all(sheet).toLowerCase()).not.toContain(word.toLowerCase());
      expect(all(sheet)).toContain('On Thursday 26 November at 6pm');
      expect(all(sheet)).not.toMatch(/take |leave out|knowing|remove/i);
      expect(talk.said()).toMatch(/taken that out/);
    }
  });

  test('has in its place what was said for it', async () => {
    const { sheet } = await told(MUMS, 'Kindly leave out Mr Khan\u2019s name. Put "a neighbour".', 'yes');
    expect(all(sheet)).toContain('and a neighbour came out');
  });

  test('is gone everywhere, where everywhere is said, and where it is not in the one that is open', async () => {
    const other = 'On Friday 27 November he sent me texts';
    for (const line of ['take toddington out everywhere', 'please take toddington out']) {
      const { sheet } = await told(MUMS, '[That is all', '[Add another', other, line, 'yes please');
      expect(all(sheet)).not.toMatch(/toddington|please/i);
      expect(all(sheet)).toContain(other);
    }
  });

  test('what is not found is asked about, and not written', async () => {
    const { sheet, talk } = await told(MUMS, 'please take out Luton');
    expect(all(sheet)).not.toContain('Luton');
    expect(talk.said()).toContain('I cannot find that in your record.');
    expect(talk.said()).toContain('Which part shall we change?');
  });

  test('what was said last goes with a yes', async () => {
    const { sheet } = await told(MUMS, 'he had a torch with him', 'take out the last bit', 'yes');
    expect(all(sheet)).not.toMatch(/torch|yes/i);
    expect(all(sheet)).toContain('Toddington');
    const kept = await told(MUMS, 'he had a torch with him', 'take out the last bit', 'no');
    expect(all(kept.sheet)).toContain('torch');
  });

  test.each([
    'he said take your mum out of this',
    'I take the bins out on Thursdays and he was there',
    'take the dog out he shouted at me',
    'he told me to delete my mums number',
    'he wanted to take my mums car out',
    'he took my mums post out of the box',
    'delete my mums number or else, his text said',
  ])('what only sounds like it is told: "%s"', async (line) => {
    const { sheet } = await told(MUMS, line);
    expect(all(sheet)).toContain(line);
    expect(all(sheet)).toContain('Toddington');
  });

  test.each(['take me out of this world', 'I want to delete my life', 'I just want to take myself out'])(
    'despair is heard in it: "%s"',
    async (line) => {
      const { talk } = await told(MUMS, line);
      expect(talk.said()).not.toMatch(/taken that out|Which part shall we change/);
    },
  );
});

describe('what is said to the machine', () => {
  test.each(['Pray show it to me', 'show me the whole thing', 'print it first', 'show me number 1', 'open number 1'])(
    'is done, and not written: "%s"',
    async (line) => {
      const { sheet } = await told(MUMS, line);
      expect(all(sheet)).not.toContain(line);
      const settling = await told('last friday he left a note on my car', line);
      expect(all(settling.sheet)).not.toContain(line);
    },
  );

  test('the place of a date that is offered chooses it', async () => {
    const { sheet, talk } = await told('last friday he left a note on my car', 'the first one');
    expect(all(sheet)).not.toContain('the first one');
    expect(talk.said()).not.toContain('Which one was it?');
  });

  test('the words of a button on the screen press it, and so does its place in a list', async () => {
    const two = [MUMS, '[That is all', '[Add another', 'On Friday 27 November he sent me texts', '[That is all'];
    const second = await told(...two, '[See, print', '[Change or remove', 'The second.');
    expect(second.talk.said()).toContain('he sent me texts');
    const again = await told(...two, '[Change or remove', 'The first one');
    expect(again.talk.said()).toContain('Toddington');
    const gone = await told(
      ...two,
      '[See, print',
      '[Change or remove',
      'The second.',
      'Remove all of this one.',
      'yes',
    );
    expect(gone.sheet.incidents).toHaveLength(1);
    expect(all(gone.sheet)).toContain('Toddington');
  });
});

describe('what puts the record right', () => {
  const ON_MONDAY = 'On Monday 23 November at 6pm he left a letter on my drive';
  const DONE = [ON_MONDAY, '[That is all', '[Change or remove'];

  test.each([
    ['when. it was tuesday 24th', 'Tuesday 24 November 2026'],
    ['The date remains wrong. I said Sunday the 15th', 'Sunday 15 November 2026'],
    ['Change the date to Sunday 15th November 2026, if you would.', 'Sunday 15 November 2026'],
  ])('is no other incident: "%s"', async (line, day) => {
    const { sheet } = await told(...DONE, line);
    expect(sheet.incidents).toHaveLength(1);
    expect(sheet.incidents[0]?.title).toContain(day);
  });

  test.each(['It was not a letter or a parcel.', 'There was no letter, he shouted at me in person.'])(
    'takes back how it was done: "%s"',
    async (line) => {
      const { sheet } = await told(ON_MONDAY, line);
      expect(all(sheet)).not.toContain('Letter, gift or parcel');
    },
  );

  test('tells in an answer what is about the record, and only the answer stands in its field', async () => {
    const { sheet } = await told(
      'On Monday 23 November he shouted at me',
      'This is the same incident, not a new one. In my front drive. Please go back.',
    );
    expect(sheet.incidents[0]?.cells[sheet.columns.indexOf('Where')]).toMatch(/^In my front drive/);
  });

  test('names who saw it, and not that nobody else did', async () => {
    const { sheet } = await told('On Monday 23 November he shouted at me. dawn saw him. i drove off. no one else');
    expect(sheet.incidents[0]?.cells[sheet.columns.indexOf('Who else saw or heard it')]).toMatch(
      /^dawn saw him( \(|$)/,
    );
  });

  test.each([
    'On Tuesday 24 November he followed me home',
    'not only a letter, flowers as well',
    'I did not call the police about it',
  ])('what tells something else is told: "%s"', async (line) => {
    const { sheet } = await told(ON_MONDAY, line);
    expect(all(sheet)).toContain('Letter, gift or parcel');
    expect(all(sheet)).toContain(line);
  });

  test('where it was is no deed', async () => {
    const { sheet } = await told('He pushed me at the shop yesterday at 3pm', 'not the shop, he had a knife');
    expect(sheet.incidents[0]?.cells[sheet.columns.indexOf('Where')]).not.toContain('knife');
    expect(all(sheet)).toContain('knife');
  });
});
