import { Conversation, realKnowledge as knowledge } from '../journeys/conversation';
import { cellsOf, NIGHT, titlesOf, told } from './tellRecord';

const DONE = ['On 6 November he stood at my gate', '[That is all for this one]'];

/** Asked about danger, answered, and then this in so many words. */
async function opening(...lines: readonly string[]): Promise<Conversation> {
  const talk = new Conversation(knowledge, NIGHT);
  await talk.begin();
  await talk.press('No, not right now');
  for (const line of lines) await talk.type(line);
  return talk;
}

describe('what is told in the message that opens the record', () => {
  test.each([
    ['can I write it down: on Monday he came to my door and shouted', 'on Monday he came to my door and shouted'],
    ['I want to write down what happened. He keyed my car on 6 November', 'He keyed my car on 6 November'],
    ['on 6 November he keyed my car. can I write that down', 'on 6 November he keyed my car.'],
  ])('is its first incident, once the person begins: "%s"', async (line, account) => {
    const talk = await opening(line);
    expect(talk.said()).toContain('Before you begin');
    await talk.press('Begin my record');
    expect(talk.said()).toContain('I have written down');
    const shown = talk.fork();
    await shown.pressValue({ kind: 'record', do: 'show' });
    const [sheet] = shown.replies.flatMap(({ channelData }) => channelData?.waymark?.record?.sheet ?? []);
    expect(sheet.incidents.map(({ cells }: { cells: readonly string[] }) => cells[0])).toEqual([account]);
  });

  test('is written nowhere, where the person would rather not begin', async () => {
    const talk = await opening('can I write it down: on Monday he came to my door and shouted');
    await talk.press('Not now');
    await talk.type('my record');
    await talk.press('Begin my record');
    expect(talk.said()).toContain('What happened?');
  });

  test('asks what happened, where it tells nothing', async () => {
    const talk = await opening('can I write it down here?');
    await talk.press('Begin my record');
    expect(talk.said()).toContain('What happened?');
  });

  test('begins another incident, where there is a record', async () => {
    const { sheet } = await told(...DONE, '[Done for now]', 'can I write it down: he rang my mum on 9 November');
    expect(sheet.incidents).toHaveLength(2);
  });
});

describe('who asks to write in the first message, and tells', () => {
  const first = async (line: string) => {
    const talk = new Conversation(knowledge, NIGHT);
    await talk.begin();
    await talk.type(line);
    return talk;
  };

  test.each([
    [
      'I want to write down what happened, last Monday he followed me home from work',
      'last Monday he followed me home from work',
    ],
    [
      'hi can i make a record. on saturday my ex sat outside my house in his car',
      'on saturday my ex sat outside my house in his car',
    ],
    ['on 6 November he keyed my car. can I write that down here', 'on 6 November he keyed my car.'],
  ])('is asked about danger, and then the record opens with those words: "%s"', async (line, account) => {
    const talk = await first(line);
    expect(talk.asked()).toBe('danger');
    expect(talk.said()).toContain('I have kept that');
    await talk.type('no im safe right now');
    expect(talk.said()).toContain('Before you begin');
    await talk.press('Begin my record');
    const shown = talk.fork();
    await shown.pressValue({ kind: 'record', do: 'show' });
    const [sheet] = shown.replies.flatMap(({ channelData }) => channelData?.waymark?.record?.sheet ?? []);
    expect(cellsOf(sheet)).toContain(account);
  });

  test('the record opens as soon as the question is answered by a button, and once', async () => {
    const talk = await first('I want to write down what happened, last Monday he followed me home from work');
    await talk.press('No, not right now');
    expect(talk.titles()).toContain('Begin my record');
    await talk.press('Not now');
    await talk.type('it is my ex');
    expect(talk.titles()).not.toContain('Begin my record');
  });

  test('who is in danger sees how to get help, and the record once they are safe', async () => {
    const talk = await first('I want to write down what happened, last Monday he followed me home from work');
    await talk.type('yes hes here');
    expect(talk.said()).toContain('Call 999 now');
    await talk.press('I am safe now');
    expect(talk.titles()).toContain('Begin my record');
  });
});

describe('a goodbye, while the record is in no file', () => {
  test.each(['bye', 'ok thanks bye', 'goodnight x', 'ta im off', 'cheers, talk later'])(
    'is asked about in one press, outside the record too: "%s"',
    async (line) => {
      const { talk } = await told(...DONE, '[Done for now]', line);
      expect(talk.end).toBe('no');
      expect(talk.said()).toContain('not saved');
      expect(talk.titles()).toEqual(['Yes, close it', 'Print or save first']);
    },
  );

  test.each(['exit', 'quit now', 'close it', 'gotta go'])(
    'but whoever wants to be gone is gone at once: "%s"',
    async (line) => {
      const { talk } = await told(...DONE, '[Done for now]', line);
      expect(talk.end).toBe('exit');
    },
  );

  test('leads to the ways to save it by a no', async () => {
    const { talk } = await told(...DONE, '[Done for now]', 'bye', 'no');
    expect(talk.said()).toContain('Your record');
  });

  test('at the end of an account ends it, and offers to leave as well', async () => {
    const { sheet, talk } = await told('He followed me off the bus on Monday. I am too tired now, goodnight');
    expect(cellsOf(sheet)).toContain('goodnight');
    expect(talk.said()).toContain('That is written down');
    expect(talk.said()).toContain('not saved');
    expect(talk.titles()).toEqual(expect.arrayContaining(['Yes, close it', 'Print or save first']));
  });
});

describe('what is typed while the way to help is on the screen', () => {
  const ALARM = "he's outside my door right now";

  test.each([
    'black hoodie and a baseball cap',
    'at home, 14 Marsh Rd',
    'he put mud through my letter box between fri and sat, who else would',
  ])('is kept, however short, and though it may ask something: "%s"', async (line) => {
    const { sheet } = await told('On Tuesday he rang me', ALARM, line);
    expect(sheet.incidents.map((_, place) => cellsOf(sheet, place)).join('\n')).toContain(line);
  });

  test.each(['yes', 'no', 'what do i do'])('but what answers or asks tells nothing of it: "%s"', async (line) => {
    const { sheet } = await told('On Tuesday he rang me', ALARM, line);
    expect(sheet.incidents.map((_, place) => cellsOf(sheet, place)).join('\n')).not.toContain(`: ${line}`);
  });
});

test('who answers “just now” to when it was is not sent to 999, and the clock says when', async () => {
  const { sheet, talk } = await told('he drove past my house again', 'just now');
  expect(talk.said()).not.toContain('Call 999 now');
  expect(talk.said()).toContain('call 999');
  expect(titlesOf(sheet)).toEqual(['About Saturday 28 November 2026, 4.30am']);
  expect(cellsOf(sheet)).toContain('just now');
});

test('what raises the alarm is kept, be it one word or two', async () => {
  const { sheet } = await told('he drove past my house again', 'right now!');
  expect(cellsOf(sheet)).toContain('right now!');
});

describe('an account of another day', () => {
  test.each(['On 6 November he stood at my gate', 'he grabbed my arm outside Tesco about 3 weeks ago, left bruises'])(
    'is written down without 999 above it: "%s"',
    async (line) => {
      const { talk } = await told(line);
      expect(talk.said()).not.toContain('999');
    },
  );

  test('is a reason to tell the police today where it tells of a threat, and no cry for help', async () => {
    const { talk } = await told('On Tuesday he said "I will kill you" and left');
    expect(talk.said()).toContain('Please think about telling the police today');
    expect(talk.said()).not.toContain('If anyone is in danger');
  });

  test.each([
    'yesterday he said he would come and hes at the door',
    'On Tuesday he rang me twice. hes outside my house with a knife',
    'On Tuesday he rang and now hes in the garden',
    'he is strangling me. he did it on monday too',
    'please help he is breaking the door down. he was here yesterday',
    "he's outside with a hammer, on Saturday he hit my car with it",
    'he followed me home yesterday, he is banging on my door and shouting that he was going to kill me',
    'yesterday he rang me and he is outside my house with a knife. he was here on monday too',
  ])('is one where it ends with what is here: "%s"', async (line) => {
    const { talk } = await told(line);
    expect(talk.said()).toContain('Call 999 now');
  });
});

/** Told of other days, with what would be an alarm of today. */
const OF_OTHER_DAYS = [
  'monday he let himself in and he said il burn this place down. last thursday he was banging on the door',
  'monday night he let himself in, il burn this place down he said, last thursday he was banging on the door',
  'last night he was outside banging and kicking the door shouting let me in il burn this place down',
  'he rang at 2am wednesday said hes outside and hes coming in',
  "on tuesday he's stood outside the school gates staring, he goes “your dead” to me and my little one",
  'it was tuesday. he grabbed me by the throat in the kitchen and said he would kill me, then he took my phone',
];

describe('what is told of other days', () => {
  test.each(OF_OTHER_DAYS)('brings up no screen between two incidents: "%s"', async (line) => {
    const { talk, sheet } = await told(...DONE, line);
    expect(talk.said()).not.toContain('Call 999 now');
    expect(cellsOf(sheet, 1)).toContain(line);
  });

  test.each(OF_OTHER_DAYS)('brings up no screen within one: "%s"', async (line) => {
    const { talk } = await told('On 6 November he stood at my gate', line);
    expect(talk.said()).not.toContain('Call 999 now');
  });

  test.each([
    'he is in my bedroom with a knife. last night he slept in his car',
    'last night he slept in his car and now hes in my kitchen',
    'last night he slept in his car, he is outside again',
    "yesterday he came round, he's banging on the door going I'm gonna kill you",
    'on monday he let himself in with a key and he is in the house hes got a knife',
  ])('hides nothing of now, though they said that there is no danger: "%s"', async (line) => {
    expect((await told('On 6 November he stood at my gate', line)).talk.said()).toContain('Call 999 now');
    expect((await told(...DONE, line)).talk.said()).toContain('Call 999 now');
  });
});

describe('where it was', () => {
  test.each([
    'i blocked it. i got the screenshot first',
    'still got it in a sandwich bag',
    'coach is called Steve, he wrote it down in his book',
  ])('is not what tells something else: "%s"', async (line) => {
    const { sheet } = await told('he sent a card on 6 November', line);
    expect(cellsOf(sheet)).toContain(line);
    expect(cellsOf(sheet)).toContain(`asked about “Where”: ${line}`);
  });

  test.each([
    [
      'he grabbed my arm on 6 November outside tesco express wigmore lane, left bruises',
      'outside tesco express wigmore lane',
    ],
    ['he turned up on 7 November at Stockwood Park and shouted', 'at Stockwood Park'],
    ['On 6 November he stood at my gate in a white van', 'at my gate'],
    ['On 6 November he was in the back garden looking up', 'in the back garden'],
    ['On 6 November he looked up at the window just staring', 'at the window'],
  ])('is read where it is named, and ends where the place does: "%s"', async (line, place) => {
    const { sheet } = await told(line);
    expect(cellsOf(sheet)).toContain(`\n${place} (picked out by Waymark)\n`);
  });
});

test('a doorbell that films is no visit', async () => {
  const { sheet } = await told('found my tyre slashed on 6 November', 'next door has a ring doorbell');
  expect(cellsOf(sheet)).not.toContain('In person');
});

describe('a time that goes on since a month or a season', () => {
  test.each([
    ['He has rung my work since september', 'Since September 2026'],
    ['He has rung my work since the summer', 'Since about June 2026'],
    ['He has rung my work since 2 September', 'Since Wednesday 2 September 2026'],
    ['He has rung my work since 2024', 'Since 2024'],
  ])('begins with no day that nobody said: "%s"', async (line, title) => {
    const { sheet } = await told(line);
    expect(titlesOf(sheet)).toEqual([title]);
  });
});

test('a day that is only about then is printed so', async () => {
  const { sheet } = await told('he grabbed my arm about 3 weeks ago');
  expect(titlesOf(sheet)).toEqual(['About Saturday 7 November 2026']);
});

test('how often it is on average is in the chat, and not on the paper: nobody said that', async () => {
  const { sheet, talk } = await told(
    ...DONE,
    'On 20 November he rang me',
    '[That is all for this one]',
    '[See, print]',
  );
  expect(talk.said()).toContain('about every');
  expect(sheet.pattern.join(' ')).not.toContain('about every');
});

test('of an answer that tells several things, each stands under its own heading', async () => {
  const { sheet } = await told(
    'On 6 November he stood at my gate and shouted',
    '[In person]',
    '[Seen or heard first-hand]',
    '[Skip this one]',
    '[Skip this one]',
    'I felt sick all night. I rang 101 the next day. crime ref 40/60321/26',
  );
  const cells = cellsOf(sheet).split('\n');
  expect(cells).toContain('I felt sick all night (picked out by Waymark)');
  expect(cells).toContain('I rang 101 the next day (picked out by Waymark)');
});

describe('what an answer is read as', () => {
  test('is no way in which it was done, where it names a place', async () => {
    const { sheet } = await told('On 6 November at my gate he stood there', 'at home, 14 Marsh Rd');
    expect(cellsOf(sheet)).toContain('asked about “How”: at home, 14 Marsh Rd');
  });

  test('is whole where all of it tells of one thing', async () => {
    const { sheet } = await told('On 6 November he stood at my gate', '[In person]', 'black hoodie and a baseball cap');
    expect(cellsOf(sheet).split('\n')).toContain('black hoodie and a baseball cap (picked out by Waymark)');
  });

  test('is what they or their car looked like, where it names a make and a colour', async () => {
    const { sheet } = await told(
      'On 6 November he drove past my house',
      'silver corsa, didnt get the plate, starts with LN',
    );
    expect(cellsOf(sheet).split('\n')).toContain(
      'silver corsa, didnt get the plate, starts with LN (picked out by Waymark)',
    );
  });

  test('is no letter, where it came through a letter box', async () => {
    const { sheet } = await told('On 6 November someone put dog mess through my letter box');
    expect(cellsOf(sheet)).not.toContain('Letter, gift or parcel');
  });
});

test('of two times that put a day right, the exact one is meant', async () => {
  const { sheet } = await told(
    'he grabbed my arm about 3 weeks ago',
    'no wait it was 5 weeks ago, it was the day the clocks went back',
  );
  expect(titlesOf(sheet)).toEqual(['Sunday 25 October 2026']);
});

test('a day that is put right by one that is about then is about then', async () => {
  const { sheet } = await told('he grabbed my arm about 3 weeks ago', 'no wait it was 4 weeks ago');
  expect(titlesOf(sheet)).toEqual(['About Saturday 31 October 2026']);
});

test('999 is named above what may be danger, and not again above a few words that say where', async () => {
  const { talk } = await told('he drove past again', 'just now');
  expect(talk.said()).toContain('999');
  await talk.type('outside my work');
  expect(talk.said()).not.toContain('999');
});

test.each([
  ['he threatened me yesterday. i think he is outside', 'i can hear someone at the window'],
  ['he strangled me', 'just now'],
  ['he told me yesterday hes coming today to kill me'],
  ['yesterday he put something in my drink i cant stand up'],
  ['he is in my bedroom with a knife. last night he was in the garden'],
])('what may be of now names 999: "%s"', async (...lines) => {
  const { talk } = await told(...lines);
  expect(talk.said()).toContain('999');
});

test('what somebody shouted on another day brings up no screen, and stays with that day', async () => {
  const { talk } = await told(
    'on monday he came to my door at 9.30pm',
    'in person, i was inside. he shouted open the fucking door i know your in there. 10 mins',
  );
  expect(talk.said()).not.toContain('Call 999 now');
  await talk.type('hes kicking the door in');
  expect(talk.said()).toContain('Call 999 now');
});

test.each(['i can hear him downstairs with a knife', 'he just came in with a knife'])(
  'danger in an account of another day is danger, unless it is told as what was: "%s"',
  async (line) => {
    const { talk } = await told('on monday he came to my door at 9.30pm', line);
    expect(talk.said()).toContain('Call 999 now');
  },
);

test('what goes on since a month is no dot in the picture: nobody said on which day', async () => {
  const lines = [
    'He has rung my work since september',
    '[That is all]',
    'On 6 November he stood at my gate',
    '[That is all]',
  ];
  const { sheet } = await told(...lines, 'On 9 November he rang my mum', '[That is all]');
  const dots = sheet.picture?.columns.reduce((sum, { count }) => sum + count, 0);
  expect([dots, sheet.incidents.length]).toEqual([2, 3]);
});
