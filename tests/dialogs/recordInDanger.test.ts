import { cellsOf, titlesOf, told } from './tellRecord';

const YESTERDAY = 'He was on the bus again yesterday at 5.40pm, same seat behind me';
const NOW = "he's outside my door right now";

describe('what happens while something else is told', () => {
  test('is an incident of its own, though it says “right now”, and the next question names it', async () => {
    const { sheet, talk } = await told(YESTERDAY, NOW, '[Back to my record]', 'he left a bag on the step by the hedge');
    expect(titlesOf(sheet)).toEqual([
      'Friday 27 November 2026, 5.40pm',
      'Written while it happened: Saturday 28 November 2026, 4.30am',
    ]);
    expect(talk.said()).toContain(`This is about number 2`);
    expect(cellsOf(sheet, 0)).not.toMatch(/outside my door|left a bag/);
    expect(cellsOf(sheet, 1)).toContain('he left a bag on the step by the hedge');
  });

  test('is ended first, and then what was told before is gone on with', async () => {
    const { talk } = await told(
      'Yesterday around 4 he followed me round Lidl',
      NOW,
      '[Back to my record]',
      '[That is all]',
    );
    expect(talk.said()).toContain('You wrote “Yesterday around 4”');
    await talk.press('Friday 27 November 2026, 4pm');
    expect(talk.said()).toContain('This is about number 1, Friday 27 November 2026, 4pm');
  });

  test('is asked when it was, if it was no danger of now: neither the clock nor the other incident says that', async () => {
    const { sheet, talk } = await told(
      'He shouted at me in Boots on Monday at 5pm',
      'he is outside my house',
      '[It was earlier]',
    );
    expect(titlesOf(sheet)).toEqual(['Monday 23 November 2026, 5pm', 'Day not known']);
    expect(talk.said()).toContain('This is about number 2');
    expect(talk.said()).toContain('When was it?');
  });

  test.each([
    ['hes smashing the window with something'],
    ["its ok he's driven off, white van ending OPL"],
    ['he has gone now. he was wearing a grey hoodie and left a bag on the step'],
  ])('is kept with it, to the letter and with its time, while the way to help is on the screen: %s', async (words) => {
    const { sheet } = await told(YESTERDAY, NOW, words);
    expect(cellsOf(sheet, 1)).toContain(`Written Saturday 28 November 2026 at 04:31: ${words}`);
    expect(cellsOf(sheet, 0)).not.toContain(words);
  });

  test('is kept as well where the person has gone back to the record by then', async () => {
    const { sheet } = await told(
      'Yesterday around 4 he followed me',
      NOW,
      '[Back]',
      "he's gone now. it was the same blue astra",
    );
    expect(cellsOf(sheet, 0) + cellsOf(sheet, 1)).toContain("he's gone now. it was the same blue astra");
  });
});

test('what raises the alarm between two incidents begins another one, and is kept', async () => {
  const { sheet, talk } = await told('He rang on 6 November', '[That is all]', "omg he's just pulled up outside");
  expect(talk.said()).toContain('Call 999 now');
  expect(titlesOf(sheet)[1]).toContain('Written while it happened');
  expect(cellsOf(sheet, 1)).toContain("omg he's just pulled up outside");
});

test('what is in another language is not said to have been written while it happened', async () => {
  const words = 'Wczoraj o 18 stał pod moim blokiem i krzyczał moje imię. Mam nagranie.';
  const { sheet } = await told('He rang on 6 November', '[That is all]', words);
  expect(titlesOf(sheet)[1]).toBe('Day not known');
  expect(cellsOf(sheet, 1)).toContain(words);
});

test('a time is printed to the minute: 21:59 is not 10pm', async () => {
  const { sheet } = await told('[14/11/2026, 20:59:11] Craig: answer me\n[14/11/2026, 21:59:40] Craig: ANSWER');
  expect(titlesOf(sheet)).toEqual(['Saturday 14 November 2026, between 8.59pm and 9.59pm']);
});
