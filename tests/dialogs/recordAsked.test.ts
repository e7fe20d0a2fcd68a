import { cellsOf, titlesOf, told } from './tellRecord';

/** An incident told to its end. */
const DONE = ['On 6 November he stood at my gate in a white van', '[That is all for this one]'];

describe('between two incidents', () => {
  test.each(['thats two now, its meant to be one', 'He is frightened to go in', 'I hope you have not made a 2nd one'])(
    'what tells of nothing that happened begins no incident, and it is asked what it is about: "%s"',
    async (line) => {
      const { sheet, talk } = await told(...DONE, line);
      expect(sheet.incidents).toHaveLength(1);
      expect(talk.titles().slice(0, 3)).toEqual([
        'It is about the last one',
        'Something else happened',
        'Neither. Leave it out',
      ]);
      await talk.press('Neither. Leave it out');
      expect(talk.said()).toContain('6 November');
    },
  );

  test('words that are about the last one stand in it, with their own time', async () => {
    const { sheet } = await told(...DONE, 'my ribs still hurt from that', '[It is about the last one]');
    expect(titlesOf(sheet)).toEqual(['Friday 6 November 2026']);
    expect(cellsOf(sheet)).toContain('my ribs still hurt from that');
  });

  test('words of something else that happened begin another incident, to the letter', async () => {
    const { sheet, talk } = await told(...DONE, 'my bins were all over the road', '[Something else happened]');
    expect(sheet.incidents).toHaveLength(2);
    expect(cellsOf(sheet, 1)).toContain('my bins were all over the road');
    expect(talk.said()).toContain('When was it?');
  });

  test.each([
    'On Tuesday he rang my mum',
    'On 6 November he rang me at 9pm',
    'another thing, flowers on the step',
    'he followed me to the bus',
  ])('what happened begins another at once: "%s"', async (line) => {
    expect((await told(...DONE, line)).sheet.incidents).toHaveLength(2);
  });

  test.each([
    'show me the record',
    'no more. can i see the record',
    'can i just see what youve got',
    'Stop. I am not reporting anything new. Show me my record',
    'show me',
    'print it',
    'Print or save first',
    'Begin my record',
  ])('the record is shown to who asks for it: "%s"', async (line) => {
    const { sheet, talk } = await told(...DONE, line);
    expect(sheet.incidents).toHaveLength(1);
    expect(talk.said()).toContain('Your record');
  });

  test.each([
    ['delete that one completely', 'Remove this one?'],
    ['remove number 1', 'Remove this one?'],
    ['Yes delete everything in that record', 'Remove this one?'],
    ['please can you take that out', 'Remove this one?'],
    ["Take that first one out please, it's only me wittering about muddles", 'Remove this one?'],
    ['can you change number 1', 'Which part shall we change?'],
    ["that's wrong, where's what he shouted", 'Which part shall we change?'],
    ['you missed what he shouted', 'Which part shall we change?'],
    ['the friday one', 'Which part shall we change?'],
    ['change or remove', 'Which part shall we change?'],
    ['monday first then thursday', 'Is that about the last incident'],
    ['put in: last thursday he rang me 20 times', 'Is that about the last incident'],
    ['that is all for now', 'not saved'],
    ['The van was blue and not white. Please change it', 'The van was blue and not white'],
    ['You have put white. The van was blue, please.', 'blue'],
  ])('"%s" is done or asked about, and tells of no other incident', async (line, said) => {
    const { sheet, talk } = await told(...DONE, line);
    expect(sheet.incidents).toHaveLength(1);
    expect(talk.said()).toContain(said);
  });

  test.each([
    ['I want number 1 CHANGED to 7 November', 'Saturday 7 November 2026'],
    ['change number 1 to 7 November', 'Saturday 7 November 2026'],
    ['and when is the 7th not the 6th', 'Saturday 7 November 2026'],
  ])('a day is put right where it stands: "%s"', async (line, title) => {
    const { sheet } = await told(...DONE, line);
    expect(titlesOf(sheet)).toEqual([title]);
    expect(cellsOf(sheet)).toContain(line);
  });

  test.each([
    'goodnight, thank you',
    'bye',
    'ok thanks anyway. night x',
    'sod it, breaks over, ta ra',
    'I shall ask my daughter. Thank you for your patience and goodnight.',
  ])('a goodbye is followed: "%s"', async (line) => {
    const { sheet, talk } = await told(...DONE, line);
    expect(sheet.incidents).toHaveLength(1);
    expect(talk.titles()).toContain('Yes, close it');
  });
});

describe('at the beginning', () => {
  test('who says yes and tells has told', async () => {
    const line = 'yeah begin. on 6 November at 6am she was at the warehouse gate screaming. gaz filmed it';
    const { sheet } = await told(line);
    expect(cellsOf(sheet)).toContain('gaz filmed it');
    expect(titlesOf(sheet)[0]).toContain('6 November');
  });
});

test('a bell that is rung is no telephone', async () => {
  const { sheet } = await told('On 6 November he rang the doorbell four times and shouted my name');
  expect(cellsOf(sheet)).not.toContain('Phone call');
});

test('what is to be taken out of the record is no thought of dying', async () => {
  const { talk } = await told(
    ...DONE,
    'so it kept the moaning anyway. lol. take out all the written bits at the bottom',
  );
  expect(talk.said()).not.toContain('Samaritans');
});

test('thoughts of dying beside it are heard', async () => {
  const { talk } = await told(...DONE, 'take it all out of the record. I want to kill myself');
  expect(talk.said()).toContain('116 123');
});

describe('what may sound like a request, and tells', () => {
  test.each([
    'last night',
    'on Saturday night',
    'outside my house last night',
    'I deleted it',
    'no I deleted them',
    'I deleted all his messages',
    'He left a note, then rang eleven times from a withheld number. Jean next door saw him. The texts ended with goodnight x',
    'He rang again. bye',
    'Delete it or else, his text said',
    'I need to change my number again because of the calls',
  ])('is kept, while an incident is told: "%s"', async (line) => {
    const { sheet } = await told('He stood at my gate', line);
    expect(cellsOf(sheet)).toContain(line);
  });

  test.each([
    'It happened again last night',
    'Same thing happened last night',
    'Three silent calls on Sunday night',
    'Bin day on Thursday, mine was tipped all over the road',
    'Delete it or else, his text said',
    'Remove that post or I will come round, he wrote',
    'You will change your mind one day, the note said',
    'Show me your face was what he kept shouting at 3am',
    'He rang again on Tuesday. bye',
  ])('is kept, between two incidents: "%s"', async (line) => {
    const { sheet, talk } = await told(...DONE, line);
    expect(talk.said()).not.toMatch(/Remove this one|Which part shall/);
    const all = sheet.incidents.map((_, place) => cellsOf(sheet, place)).join('\n');
    expect(all).toContain(line);
  });

  test('goes on being asked about, where a night is told and nothing is over', async () => {
    const { talk } = await told('He rang and rang on 6 November and shouted. It went on all night.');
    expect(talk.said()).not.toContain('That is written down');
  });
});

describe('words that are held', () => {
  const HELD = 'my ribs still hurt from that';

  test.each(['it was about the last one', 'the last one'])('are answered in words: "%s"', async (answer) => {
    const { sheet } = await told(...DONE, HELD, answer);
    expect(sheet.incidents).toHaveLength(1);
    expect(cellsOf(sheet)).toContain(HELD);
    expect(cellsOf(sheet)).not.toContain(answer);
  });

  test.each(['no', 'nothing', 'none'])('are never left out for a bare "%s"', async (answer) => {
    const { sheet } = await told(...DONE, HELD, answer);
    expect(cellsOf(sheet)).toContain(HELD);
  });

  test('are left out where they are about neither', async () => {
    const { sheet } = await told(...DONE, HELD, 'neither');
    expect(cellsOf(sheet)).not.toContain(HELD);
  });

  test.each([
    ['another incident is told', ['On 9 November he rang my boss', '[That is all for this one]']],
    ['the record is shown', ['show me the record']],
  ])('stay with the incident after which they were said, where %s', async (_what, lines) => {
    const { sheet } = await told(...DONE, HELD, ...lines);
    expect(cellsOf(sheet, 0)).toContain(HELD);
    expect(titlesOf(sheet)[0]).toBe('Friday 6 November 2026');
  });

  test('are dated by when they were said', async () => {
    const { sheet } = await told(...DONE, HELD, 'the last one');
    expect(cellsOf(sheet)).toContain(`Saturday 28 November 2026 at 04:31`);
  });
});

describe('what is asked by buttons', () => {
  test.each([
    ['yes pls', 0],
    ['yes remove it', 0],
    ['no keep it', 1],
  ])('is answered in words: "%s"', async (line, left) => {
    const { sheet } = await told(...DONE, 'delete that one', line);
    expect(sheet?.incidents.length ?? 0).toBe(left);
  });

  test('but nothing is removed by a yes that may be a cry', async () => {
    const { sheet, talk } = await told(...DONE, 'delete that one', 'yes hes in the next room');
    expect(talk.said()).toContain('999');
    expect(sheet.incidents).toHaveLength(1);
  });

  test('and an account is taken apart by a yes', async () => {
    const { sheet } = await told('He rang on 6 November. On 9 November he was at my door.', 'yes. one each');
    expect(sheet.incidents).toHaveLength(2);
  });

  test.each([
    'no not this one, the friday one. 6th nov. change 9 to half 8',
    'remove 1 it isnt real. and the other one was half 8 not 9 you know',
    'i said yes remove it. the fri 6th one with janet and the 9 nov window one need to stay',
  ])('what is to be done with it begins no incident: "%s"', async (line) => {
    expect((await told(...DONE, line)).sheet.incidents).toHaveLength(1);
  });
});

describe('while an incident is told', () => {
  test.each([
    'I said thats all. he had a dog with him',
    'thats all for this one',
    'I better stop there, my tea is cold. Goodnight.',
  ])('who says that this was all is asked no more: "%s"', async (line) => {
    const { talk } = await told('On 6 November he stood at my gate', line);
    expect(talk.said()).toContain('That is written down');
  });

  test.each(['already said', 'third time. outside the depot gate', 'as I said, outside the depot gate'])(
    'that something was said before is no part of the account: "%s"',
    async (line) => {
      const { sheet } = await told('He kicked off at me', 'on 6 November', line);
      expect(cellsOf(sheet)).not.toMatch(/Where[^\n]*(already said|third time)/);
    },
  );

  test.each([
    "it's the same one dear. Can I see what you've got please",
    'did it save what he had on',
    'hang on show me what youve got so far',
  ])('what is already there is shown to who asks for it: "%s"', async (line) => {
    const { talk } = await told('On 6 November he stood at my gate', line);
    expect(talk.said()).toContain('Your record');
  });

  test('what is asked there is answered, or it is said that there is no answer', async () => {
    const { sheet, talk } = await told(
      'On 6 November he stood at my gate',
      'do I ring 101 tonight or wait until tomorrow?',
    );
    expect(talk.said()).toContain('101');
    expect(cellsOf(sheet)).not.toMatch(/(Where|How)[^\n]*ring 101/);
  });
});

test.each(["I don't want to write anything. Stop. Take me back to the list", 'oops wrong one, not now'])(
  'who does not want to write is taken back, and asked nothing else: "%s"',
  async (line) => {
    const { sheet, talk } = await told(line);
    expect(sheet?.incidents ?? []).toHaveLength(0);
    expect(talk.said()).not.toMatch(/ending your life|What happened\?/);
  },
);

describe('what an account tells', () => {
  const GATE = 'weds 4th about 6am she was stood at the depot gate. dave from the office seen it';

  test('is not asked for again where it names a place', async () => {
    const { talk } = await told('On 6 November he came to my front door and shouted');
    expect(talk.said()).not.toContain('Where was it?');
  });

  test('names a witness with who it was, and not by the verb alone', async () => {
    const { sheet } = await told('On 6 November he was at the gate. Jean was putting her bin out and saw him.');
    expect(cellsOf(sheet)).toContain('Jean was putting her bin out and saw him');
  });

  test('is nobody else’s where somebody saw it with their own eyes', async () => {
    const { sheet } = await told('On 6 November he was at the gate', 'in person. saw it myself. all in black');
    expect(cellsOf(sheet)).not.toMatch(/Who else saw or heard it[^\n]*myself/);
  });

  test('moves nobody to where somebody else was, once the place is told', async () => {
    const { sheet } = await told(GATE, '[Skip', 'in person', 'cctv on the gate. kids were at school thank god');
    expect(cellsOf(sheet)).not.toMatch(/Where[^\n]*school/);
    expect(cellsOf(sheet)).toContain('kids were at school thank god');
  });

  test.each([
    'cctv on the gate. hang on was it the 4th or 5th. think it was thurs 5th actually',
    'cctv on the gate. and its thurs 5th',
  ])('is put right by a sentence in the middle of an answer: "%s"', async (line) => {
    const { sheet } = await told(GATE, '[Skip', 'in person', line);
    expect(titlesOf(sheet)[0]).toContain('Thursday 5 November 2026');
  });

  test.each([
    [
      'Tuesday 10th November, half past ten',
      "morning! I'm in bed by ten at night",
      'Tuesday 10 November 2026, 10.30am',
    ],
    ['last Thursday from two till three', "Afternoon dear, the shop isn't open at two in the morning!", '3pm'],
  ])('has the hour that is said when it is asked: %s, %s', async (when, hour, title) => {
    const { sheet, talk } = await told(`${when} she stood in the shop`, hour);
    expect(talk.said()).not.toContain('29 November');
    if (title.includes('10.30')) expect(titlesOf(sheet)).toEqual([title]);
  });

  test('ends where it says so, and what is told behind that is another incident', async () => {
    const { sheet } = await told(
      'On 6 November he stood at my gate',
      "No children. That's all for that one. And the third: on 9 November he was on my patio. My neighbour Ted saw him go",
    );
    expect(sheet.incidents).toHaveLength(2);
    expect(cellsOf(sheet, 0)).not.toContain('Ted');
    expect(cellsOf(sheet, 1)).toContain('My neighbour Ted saw him go');
  });

  test('keeps the day where only the hour is in doubt, and takes the hour from what is said next', async () => {
    const { talk } = await told('21 May, 10.15, she emailed my head and the council');
    expect(talk.titles()[0]).toContain('21 May 2026');
    await talk.type('morning. 10.15am, during assembly');
    expect(talk.said()).toContain('Thursday 21 May 2026, 10.15am');
  });

  test('leaves out the time that is taken back in the same breath', async () => {
    const { talk } = await told('he stared in at me today', 'no 4pm not 10.50');
    expect(talk.said()).not.toContain('10.50');
  });
});

test('what puts the last one right takes along what was asked about before it', async () => {
  const { sheet } = await told(...DONE, 'the light was on the whole time', 'no, that is wrong, the light was off');
  expect(sheet.incidents).toHaveLength(1);
  expect(cellsOf(sheet)).toContain('the light was on the whole time');
  expect(cellsOf(sheet)).toContain('the light was off');
});

describe('what is asked for in the middle of an incident', () => {
  const OPEN = ['On 6 November he stood at my gate in a white van and shouted'];

  test.each([
    ['show me', 'Your record'],
    ['Print or save first', 'Your record'],
    ['change or remove', 'Which one shall we change?'],
    ["that's wrong, where's what he shouted", 'Which part shall we change?'],
    ['Begin my record', 'Did you see or hear it yourself'],
  ])('a request is no answer to what is asked: "%s"', async (line, said) => {
    const { sheet, talk } = await told(...OPEN, line);
    expect(talk.said()).toContain(said);
    expect(sheet.incidents).toHaveLength(1);
    expect(sheet.incidents[0]?.cells).not.toContain(line);
  });

  test('what puts another one right by its place is written there, and the one in progress is left as it is', async () => {
    const { sheet } = await told(
      ...OPEN,
      '[That is all]',
      'on tuesday he rang me',
      'no the first one was the wednesday',
    );
    expect(cellsOf(sheet, 0)).toContain('no the first one was the wednesday');
    expect(cellsOf(sheet, 1)).not.toContain('wednesday');
  });

  test('the second one gets the day that it was', async () => {
    const { sheet } = await told(
      ...DONE,
      'on Thursday he rang me',
      '[That is all]',
      'no the second one was the wednesday',
    );
    expect(titlesOf(sheet)).toEqual(['Friday 6 November 2026', 'Wednesday 25 November 2026']);
  });
});

test('what is asked on the way is answered, and the record stays open', async () => {
  const { sheet, talk } = await told(...DONE, 'how do I send it to the police', 'he rang me on 9 November');
  expect(sheet.incidents).toHaveLength(2);
  expect(talk.said()).toContain('I have written down');
});

test.each([
  'he still has a set of my keys from when we lived together',
  'he knows my shift pattern because my rota was on the fridge',
  'he has a second phone that ends in 442',
  'my post keeps going missing from the box downstairs',
  'the school have been told not to let him pick up',
  'i gave my mum the spare key',
])('what has no field of its own stands in the account, and in no other field: "%s"', async (line) => {
  const { sheet } = await told('on 6 November he grabbed my arm', line);
  const cells: readonly string[] = sheet.incidents[0]?.cells ?? [];
  expect(cells.filter((cell) => cell.includes(line))).toEqual([expect.stringContaining('Written ')]);
  const after = await told('on 6 November he grabbed my arm', '[Skip', '[Skip', '[Skip', line);
  expect(cellsOf(after.sheet)).toContain(line);
});

test('of an answer that tells what somebody did, the place alone is where it was', async () => {
  const line = 'i was coming out of the co op on leagrave road with my two kids and he came up behind us';
  const { sheet } = await told('on 6 November he grabbed my arm', line);
  expect(sheet.incidents[0]?.cells).toContain('on leagrave road (picked out by Waymark)');
  expect(cellsOf(sheet)).toContain(line);
});
