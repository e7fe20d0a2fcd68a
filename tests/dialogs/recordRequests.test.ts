import { cellsOf, titlesOf, told } from './tellRecord';
import { afterTyping } from './typed';

/** An incident that is being told. */
const OPEN = ['On 6 November he stood in the shop where I work and stared at me'];
const FIRST = [...OPEN, '[That is all for this one]'];
const TWO = [...FIRST, 'On 9 November he followed me to the bus', '[That is all for this one]'];

describe('what is asked of the record', () => {
  test.each([
    'how do I print it for the police',
    'And how do I print please',
    'I want to print this',
    'Done for now. I want to print this',
    'I cannot find a print button',
  ])('shows it with its ways to save and print, to be printed, and is written nowhere: "%s"', async (line) => {
    for (const before of [OPEN, TWO]) {
      const { sheet, talk } = await told(...before, line);
      expect(talk.said()).toContain('Your record');
      expect(JSON.stringify(sheet)).not.toContain('print');
    }
  });

  test.each(['Can you take number 2 out', 'Number 2 is the one to take out', 'get rid of number 2'])(
    'asks back before the one of that number is removed: "%s"',
    async (line) => {
      const { sheet, talk } = await told(...TWO, line);
      expect(talk.said()).toContain('Remove this one? Monday 9 November');
      expect(JSON.stringify(sheet)).not.toContain(line);
    },
  );

  test.each(['can i take one out please', 'There should be three not four', 'There should only be one'])(
    'asks which one is meant, where none is named: "%s"',
    async (line) => {
      const { sheet, talk } = await told(...TWO, line);
      expect(talk.said()).toContain('Which one shall we change?');
      expect(sheet.incidents).toHaveLength(2);
      expect(JSON.stringify(sheet)).not.toContain(line);
    },
  );

  test('takes out words that are to be taken out', async () => {
    for (const before of [OPEN, TWO]) {
      const { sheet, talk } = await told(...before, 'Please take out at the shop');
      expect(talk.said()).toContain('It cannot be put back.');
      await talk.type('yes');
      expect(talk.said()).toContain('taken that out');
      expect(JSON.stringify(sheet)).not.toContain('take out');
    }
  });

  test('puts the right place where another is called wrong, of the same incident', async () => {
    const line = 'It says where at the shop that is wrong. It was at my house in Flitwick';
    for (const before of [OPEN, FIRST]) {
      const { sheet, talk } = await told(...before, line);
      expect(sheet.incidents).toHaveLength(1);
      expect(cellsOf(sheet)).toContain('\nat my house in Flitwick');
      expect(cellsOf(sheet)).toContain(line);
      expect(cellsOf(sheet)).not.toContain('\nin the shop');
      expect(talk.titles().join()).toContain('Where');
    }
  });

  test('writes nothing of somebody who adds nothing', async () => {
    for (const before of [OPEN, TWO]) {
      const { sheet, talk } = await told(...before, 'Oh no I am not adding anything. Leave it');
      expect(JSON.stringify(sheet)).not.toContain('adding');
      expect(talk.titles()).not.toContain('Something else happened');
    }
  });

  test('asks nobody who is done, and off to do something, whether something else happened', async () => {
    const { sheet, talk } = await told(...TWO, 'thats it done. im going to ring my mum now');
    expect(talk.titles()).not.toContain('Something else happened');
    expect(JSON.stringify(sheet)).not.toContain('ring my mum');
  });
});

describe('what somebody did stays in the account', () => {
  test('that somebody tells who says at the end that this was all', async () => {
    const { sheet } = await told(...TWO, 'He rang me again on Tuesday. That is all for that one');
    expect(sheet.incidents).toHaveLength(3);
    expect(cellsOf(sheet, 2)).toContain('He rang me again on Tuesday');
  });

  test('that is told in words that ask for nothing of the record', async () => {
    for (const line of [
      'I want to print this letter he left on the 9th of November',
      'He said there should be three not four',
    ])
      expect(JSON.stringify((await told(...OPEN, line)).sheet)).toContain(line);
  });

  test('with whoever saw it', async () => {
    const { sheet } = await told(...OPEN, 'My sister Joan was in the kitchen and saw all of it');
    expect(cellsOf(sheet)).toContain('\nMy sister Joan was in the kitchen and saw all of it (picked out');
  });

  test('with the day of the next time', async () => {
    const { sheet } = await told(...TWO, 'The next time was Sunday 4 October, my coats were all over the garden');
    expect(titlesOf(sheet)).toContain('Sunday 4 October 2026');
  });
});

test.each([
  'the third incident was at my mums, he smashed her windows',
  'the tenth time was the worst he set fire to the shed',
])('what is told of one that is not there yet is kept: "%s"', async (text) => {
  const conversation = await afterTyping(
    'no',
    'I want to write down what happened',
    'begin my record',
    'he shouted at me on Tuesday',
  );
  await conversation.type('that is all for that one');
  await conversation.type(text);
  expect(JSON.stringify(conversation.memory)).toMatch(/smashed her windows|set fire to the shed/);
});

test.each([
  'how do i save it to my phone',
  'where do i save it',
  'theres no save button on here',
  'How do I print it all out to give to the police',
])('who asks how to save it is shown the record, and nothing is written: "%s"', async (text) => {
  const conversation = await afterTyping(
    'no',
    'I want to write down what happened',
    'begin my record',
    'he shouted at me on Tuesday',
  );
  await conversation.type('that is all for that one');
  await conversation.type(text);
  expect(conversation.said()).toContain('Print or save it before you leave');
  expect(JSON.stringify(conversation.memory)).not.toContain(text);
});
