import { cellsOf, titlesOf, told } from './tellRecord';

const at = async (...lines: readonly string[]) => titlesOf((await told(...lines)).sheet);

describe('that was all', () => {
  const story = 'He rang me on 6 November';

  test.each(['that is all for now', 'thats all', 'yeah thats it for now thanks', 'nothing else', 'Im done for now'])(
    'is heard whatever is being asked, and is no answer to it: “%s”',
    async (words) => {
      const { sheet, talk } = await told(story, words);
      expect(talk.said()).toContain('That is written down');
      expect(cellsOf(sheet)).not.toContain(words);
    },
  );

  test('is heard at the end of an account, every word of which is kept, and while a time waits', async () => {
    const { sheet, talk } = await told(story, 'My mum heard it on speaker. thats all for now thanks');
    expect(talk.said()).toContain('That is written down');
    expect(cellsOf(sheet)).toContain('My mum heard it on speaker. thats all for now thanks');
    const waiting = await told('Last Monday he put a note under my wiper', 'thats it');
    expect(waiting.talk.said()).toContain('That is written down');
    expect(titlesOf(waiting.sheet)).toEqual(['“Last Monday”']);
  });

  test.each(['that is all he said to me', 'He left after a while. Enough about that, he is a liar'])(
    'is not heard where more is told: “%s”',
    async (words) => {
      const { sheet, talk } = await told(story, words);
      expect(talk.said()).not.toContain('That is written down');
      expect(cellsOf(sheet)).toContain(words);
    },
  );
});

describe('a time that waits to be confirmed', () => {
  const story = 'Last Monday he was outside my seminar';

  test.each(['my mate Tobi clocked her twice', 'the weeks before that he only came on the Tuesday and Wednesday'])(
    'is not taken from words about something else, and these are kept: “%s”',
    async (words) => {
      const { sheet, talk } = await told(story, words);
      expect(talk.said()).toContain('I have written that down too.');
      expect(talk.said()).toContain('You wrote “Last Monday”');
      expect(cellsOf(sheet)).toContain(words);
    },
  );

  test('is asked about after an account was taken apart, too', async () => {
    const { talk, sheet } = await told(
      'On 14 October he left a card. Then last Friday at quarter to ten at night he got on my bus.',
      '[Yes, one for each]',
      '[Friday 27]',
    );
    expect(talk.said()).toContain('That is written down');
    expect(titlesOf(sheet)).toEqual(['Wednesday 14 October 2026', 'Friday 27 November 2026, 9.45pm']);
  });
});

test.each(['that is all for now', '[No, keep it as one]'])(
  'an account of several days that is kept as one has no day, and is not its own title: %s',
  async (words) => {
    const { sheet } = await told('On 14 October he left a card. On 6 November he rang.', words);
    expect(titlesOf(sheet)).toEqual(['Day not known']);
    expect(cellsOf(sheet)).toContain('On 14 October he left a card. On 6 November he rang.');
  },
);

describe('what is put right', () => {
  test.each([
    ['no hang on it was the 18th', 'Wednesday 18 November 2026, 9.30pm'],
    ['it was more like half 8 in the evening', 'Friday 13 November 2026, 8.30pm'],
    ['make that 10pm', 'Friday 13 November 2026, 10pm'],
    ['that was Friday', 'Friday 13 November 2026, 9.30pm'],
  ])('“%s” changes what it names, and leaves the rest of the time', async (words, title) => {
    const { sheet } = await told('He keyed my car on 13 November at 9.30pm', words);
    expect(titlesOf(sheet)).toEqual([title]);
    expect(cellsOf(sheet)).toContain(`“When”: ${words}`);
  });
});

describe('when it was', () => {
  test.each([
    ['It was back in 2019 or 2020, before lockdown, he sat in his car', 'From 2019 to 2020'],
    [
      'She has waited outside my seminar every tues and thurs since 2 November',
      'Since Monday 2 November 2026, again and again',
    ],
    [
      'He last had her at half term (26 to 30 October) and put it in her bag then',
      'From Monday 26 October 2026 to Friday 30 October 2026',
    ],
    ['On the 14th of August he came to my work in Luton and waited by my car until 6pm', 'Friday 14 August 2026'],
    [
      'his mum rang me 43 times yesterday between 6pm and midnight',
      'Friday 27 November 2026, between 6pm and 12am, 43 times',
    ],
  ])('“%s” is told as it was said', async (line, title) => {
    expect(await at(line)).toEqual([title]);
  });

  test('a later day that is counted from another one is an incident of its own, with no date that nobody said', async () => {
    const line = 'He was discharged on 14/10. Three days later there was a card. I put it in my locker.';
    const { sheet } = await told(line, '[Yes, one for each]');
    expect(titlesOf(sheet)).toEqual(['Wednesday 14 October 2026', '“Three days later”']);
    expect(sheet.incidents[1]?.cells[0]).toBe('Three days later there was a card. I put it in my locker.');
  });

  test('a doubt that is said twice is printed once', async () => {
    const { sheet } = await told('On 31 October he came, maybe seven, maybe eight');
    expect(cellsOf(sheet)).not.toContain('maybe, maybe');
  });
});

describe('words of evidence', () => {
  test('a quotation is never cut, and a place ends where something else is told', async () => {
    const { sheet } = await told(
      'On 3 November she said "you will never see him again and il make sure of it"',
      'in my garden shouting',
    );
    expect(cellsOf(sheet)).toContain('she said "you will never see him again and il make sure of it" (picked out');
    const garden = await told('On 3 November he stood in my garden shouting');
    expect(cellsOf(garden.sheet)).toContain('in my garden (picked out');
  });

  test('what was pasted is printed once, with what was written beside it', async () => {
    const line = '[21/11/2026, 23:14:05] Craig: i know ur awake';
    const { sheet } = await told(`Heres what he sent:\n${line}`);
    expect(cellsOf(sheet).split(line)).toHaveLength(2);
    expect(cellsOf(sheet)).toContain('Heres what he sent:');
  });

  test('a list of calls with the time on a line of its own is pasted, and no account', async () => {
    const calls = 'Missed call\n07700 900417\nYesterday 02:11\nNo Caller ID\nYesterday 02:20';
    const { sheet } = await told(calls);
    expect(titlesOf(sheet)).toEqual(['Friday 27 November 2026']);
    expect(sheet.incidents[0]?.cells[sheet.columns.indexOf('Messages and calls, as pasted here')]).toBe(calls);
  });

  test('an answer that does not fit the question is printed as what it is, in no field of another kind', async () => {
    const { sheet } = await told('On 3 November he was there', 'on campus', 'its the Weston building he knows I use');
    expect(cellsOf(sheet)).toContain('asked about “How”: its the Weston building he knows I use');
    expect(sheet.incidents[0]?.cells[sheet.columns.indexOf('How')]).toBe('');
  });
});

test('what is told as danger ends is kept, to the letter', async () => {
  const line = 'hes gone now i think it was the wind. the note was in blue biro';
  const { sheet } = await told(
    'On 16 November he put a note under my wiper',
    'wait theres someone trying the back door',
    line,
  );
  expect(
    sheet.incidents
      .map(({ cells }) => cells.join('\n'))
      .join('\n')
      .split(line),
  ).toHaveLength(2);
});

describe('a time that is put right by a number alone', () => {
  test('may be the day of that month, or the hour, and the person says which', async () => {
    const { talk } = await told('He messaged on 3 November calling me a slag', 'put it back to 4');
    expect(talk.titles().slice(0, 3)).toEqual([
      'Wednesday 4 November 2026',
      'Tuesday 3 November 2026, 4pm',
      'Tuesday 3 November 2026, 4am',
    ]);
    await talk.press('Wednesday 4 November 2026');
    expect(talk.said()).toContain('Where was it?');
  });

  test('is what it was until the person says which, and the words are kept', async () => {
    const { sheet } = await told('He messaged on 3 November at 9pm', 'put it back to 4', 'that is all for now');
    expect(titlesOf(sheet)).toEqual(['Tuesday 3 November 2026, 9pm']);
    expect(cellsOf(sheet)).toContain('“When”: put it back to 4');
  });
});

test('an hour that is said after its day belongs to it, and a place beside it is kept', async () => {
  const { sheet } = await told('Yesterday', 'half 7 at night, outside Greggs');
  expect(titlesOf(sheet)).toEqual(['Friday 27 November 2026, 7.30pm']);
  expect(cellsOf(sheet)).toContain('Yesterday, half 7 at night');
  expect(cellsOf(sheet)).toContain('half 7 at night, outside Greggs');
});

describe('asked where it was', () => {
  const story = 'on the 13th he let my front tyres down';

  test.each([
    'my neighbour Joan saw a man in a green parka crouching by the car, she told me the next day',
    'he wrote he has a gun and knows where my kids go to school',
    'In person, I saw it myself. Silver Qashqai, plate LJ19 something',
  ])('what tells something else is kept to the letter, and is no place: %s', async (words) => {
    const { sheet } = await told(story, words);
    const where = sheet.columns.indexOf('Where');
    expect(sheet.incidents[0]?.cells[where]).toBe('');
    expect(cellsOf(sheet)).toContain(`asked about “Where”: ${words}`);
  });

  test.each(['the big car park by the Arndale', 'my mums house in Luton', 'Lidl, Dunstable'])(
    'a place is the place: %s',
    async (words) => {
      const { sheet } = await told(story, words);
      expect(sheet.incidents[0]?.cells[sheet.columns.indexOf('Where')]).toBe(words);
    },
  );
});
