import { cellsOf, titlesOf, told } from './tellRecord';

const OPEN = 'On 6 November he stood at my gate shouting';

describe('another incident that is told while one is open', () => {
  test.each([
    ['and on the Saturday he followed me home from the gym', undefined],
    ['On 9 November he rang me 20 times', 'Monday 9 November 2026'],
    ['then on the 10th he smashed my window', 'Tuesday 10 November 2026'],
    ['another one. on 9 November he followed me to work', 'Monday 9 November 2026'],
  ])('is an incident of its own, and the first is gone on with behind it: "%s"', async (line, title) => {
    const { sheet, talk } = await told(OPEN, line);
    expect(sheet.incidents).toHaveLength(2);
    expect(cellsOf(sheet, 0)).not.toContain(line);
    expect(JSON.stringify(sheet.incidents[1])).toContain(line);
    if (title) expect(titlesOf(sheet)[1]).toContain(title);
    await talk.press('That is all for this one');
    expect(talk.said()).toContain('6 November');
    expect(talk.said()).toContain('How was it done?');
  });

  test.each([
    'my neighbour told me on the 7th that she saw him',
    'I told the police on 9 November',
    'he was in a white van, the same one as on 2 November',
    'on the 9th I changed my locks',
    'on the 9th the police rang me',
    'he is on bail since 2 October',
  ])('what is only said of another day is part of it: "%s"', async (line) => {
    const { sheet } = await told(OPEN, line);
    expect(sheet.incidents).toHaveLength(1);
    expect(cellsOf(sheet)).toContain(line);
  });
});
