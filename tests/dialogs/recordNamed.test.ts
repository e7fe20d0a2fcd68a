import { cellsOf, told } from './tellRecord';

const FIRST = ['On 6 November he stood at my gate shouting', '[That is all for this one]'];
const TWO = [...FIRST, 'On Friday 13 November he followed me to the bus', '[That is all for this one]'];

describe('more is told of an incident that is named', () => {
  test.each([
    ['add to the first one: he had a torch', 0],
    ['add to the first one he had a torch', 0],
    ['can you put in the first one that he had a torch', 0],
    ['in the second one he also had a torch', 1],
    ['add to the friday one that my mum saw a torch', 1],
    ['to number 1 please add that he had a torch', 0],
    ['oh and in the 2nd one he had a knife, not only a torch', 1],
  ])('it stands there, to the letter, and begins no other: "%s"', async (line, place) => {
    for (const before of [TWO, [...TWO, 'On 19 November he rang me at work']]) {
      const { sheet } = await told(...before, line);
      expect(sheet.incidents).toHaveLength(before.length === TWO.length ? 2 : 3);
      expect(cellsOf(sheet, place)).toContain(line);
      for (const other of [0, 1, 2].filter((one) => one !== place))
        expect(cellsOf(sheet, other)).not.toContain('torch');
    }
  });

  test('the question that waits comes again', async () => {
    const { talk } = await told(...TWO, 'On 19 November he rang me at work', 'add to the first one: he had a torch');
    expect(talk.said()).toContain('Did you see or hear it yourself');
  });

  test('who only says that they want to add is shown that one', async () => {
    const { talk, sheet } = await told(...TWO, 'i want to add to the first one');
    expect(talk.said()).toContain('6 November');
    expect(JSON.stringify(sheet)).not.toContain('want to add');
  });

  test('danger is heard first', async () => {
    const { talk } = await told(...TWO, 'add to the first one he is at the door now with a knife');
    expect(talk.said()).toContain('999');
  });

  test.each([
    'the first one to see him was my mum, on 20 November',
    'on 20 November he put the first one through the door',
  ])('what only sounds like it is told: "%s"', async (line) => {
    const { sheet } = await told(...TWO, line);
    expect(sheet.incidents).toHaveLength(3);
  });
});

describe('an incident that is named is the one that is changed', () => {
  test.each(['change the first one to monday night', 'can you change the first one'])(
    'and no other: "%s"',
    async (line) => {
      const { sheet, talk } = await told(...TWO, line);
      expect(talk.said()).toContain('stood at my gate');
      expect(cellsOf(sheet, 1)).not.toContain(line);
    },
  );

  test('nor is another one taken out', async () => {
    const { talk } = await told(...TWO, 'delete the first one');
    expect(talk.said()).toContain('Remove this one? Friday 6 November');
  });
});

describe('a bit is taken out', () => {
  test.each([
    'take that bit out',
    'delete the last bit',
    'can you take out what i just said',
    'remove that last bit please',
  ])('which is shown and asked about first, and all else stays: "%s"', async (line) => {
    const { talk } = await told(FIRST[0] ?? '', 'he came up to me, i was going to my sister in Ely', line);
    expect(talk.said()).toContain('“he came up to me, i was going to my sister in Ely”');
    expect(talk.titles()).not.toContain('Yes, remove it');
    await talk.press('Take it out');
    expect(talk.said()).not.toContain('Ely');
    await talk.pressValue({ kind: 'record', do: 'show' });
    const sheet = JSON.stringify(talk.replies);
    expect(sheet).not.toContain('Ely');
    expect(sheet).toContain('Taken out');
    expect(sheet).toContain('stood at my gate');
  });

  test('and stays where it is left', async () => {
    const { talk, sheet } = await told(
      FIRST[0] ?? '',
      'my sister in Ely saw him',
      'take that bit out',
      '[Leave it as it is]',
    );
    expect(cellsOf(sheet)).toContain('my sister in Ely saw him');
    expect(talk.said()).toMatch(/\?/);
  });
});
