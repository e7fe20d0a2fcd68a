import { cellsOf, told } from './tellRecord';

const DONE = '[That is all';
const LINES = ['On Thursday 5 November he rang my landline', DONE, 'On Friday 6 November he was outside the gym', DONE];
const ASKED = 'or did something else happen?';

describe('what an incident shall say, which is named by its number', () => {
  test.each([
    ['number 2 should say Dan saw it', 2],
    ['number 1 should say my mum heard it too', 1],
    ['add that he had a knife to number 1', 1],
    ['please put that he was drunk to number 1', 1],
    ['can you add that Joyce saw it to the first one', 1],
  ])('it is written there, and nothing is asked about it: "%s"', async (line, number) => {
    const { sheet, talk } = await told(...LINES, line);
    expect(talk.said()).toContain('I have kept those words');
    expect(talk.said()).not.toContain(ASKED);
    expect(sheet.incidents).toHaveLength(2);
    expect(cellsOf(sheet, number - 1)).toContain(line);
    expect(cellsOf(sheet, 2 - number)).not.toContain(line);
  });

  test('who saw it is named', async () => {
    const { sheet } = await told(...LINES, 'number 1 should say my mum heard it too');
    expect(cellsOf(sheet)).toContain('my mum heard it too (picked out by Waymark)');
  });

  test('what is being told is gone on with', async () => {
    const story = 'On Saturday 7 November he was at my door';
    const { sheet, talk } = await told(...LINES, story, 'add that he had a knife to number 1');
    expect(talk.said()).toContain('How was it done?');
    expect(cellsOf(sheet)).toContain('he had a knife');
    expect(cellsOf(sheet, 2)).not.toContain('knife');
  });

  test.each([
    'number 2 should be deleted',
    'number 2 should go',
    'number 2 should be ashamed',
    'number 2 should say Friday 13th',
    'add that she lives at number 1',
    'he added me to number 2',
    'He gave a letter to number 1',
    'they put a note to number 1',
    'he set fire to number 1',
  ])('what only sounds like it is written in neither at once: "%s"', async (line) => {
    const { talk } = await told(...LINES, line);
    expect(talk.said()).not.toContain('I have kept those words');
  });
});
