import type { RecordSheet } from '../../model/protocol/activities';
import { realKnowledge as knowledge } from '../journeys/conversation';
import { cellsOf, titlesOf, told } from './tellRecord';

const REPLIES: readonly (readonly string[])[] = [
  ['He shouted at me', 'Monday 16 November at 5pm outside Boots, he had a knife'],
  ['He was there on 6 November and 9 November', 'he had a knife in his belt the second time, on the 9th'],
  ['He was there on 6 November and 9 November', 'the second one, and Dan was with me and he has the film'],
  ['He shouted at me', 'grey van', '[Say it another way]', 'Tuesday'],
  ['outside school', 'grey van', 'tues'],
  ['he turned up on 6 November', 'my sister saw it and she heard it because I have it on speaker and I was shaking'],
  ['He keyed my car on 6 November', 'sorry I mean the 13th not the 6th'],
  ['I was home on 6 November', 'he was outside', 'hes at the door now with a hammer'],
  ['Przyszedł 6.11.2026 o 21:30 pod mój dom', 'Mam zdjęcia w telefonie'],
];

test.each(REPLIES)(
  'every word that is typed of an incident stands in its record, to the letter: %s',
  async (...lines) => {
    const { sheet } = await told(...lines);
    const all = sheet.incidents.flatMap(({ cells }) => cells).join('\n');
    for (const line of lines.filter((one) => !one.startsWith('['))) expect(all).toContain(line);
  },
);

describe('what is put right', () => {
  test.each([
    ['sorry I mean the 13th not the 6th', 'Friday 13 November 2026'],
    ['actually it was 13 November', 'Friday 13 November 2026'],
    ['no wait it was the 13th', 'Friday 13 November 2026'],
    ['at 5pm', 'Friday 6 November 2026, 5pm'],
  ])('“%s” changes the day, and both are told', async (right, title) => {
    const { sheet } = await told('He keyed my car on 6 November', right);
    expect(titlesOf(sheet)).toEqual([title]);
    expect(cellsOf(sheet)).toContain('He keyed my car on 6 November');
    expect(cellsOf(sheet)).toContain(`Changed Saturday 28 November 2026 at 04:30, “When”: ${right}`);
  });

  test('a weekday that may be of that week or of this is asked about', async () => {
    const { talk } = await told('He stood outside the gym on 5 November', 'that was Wednesday');
    const offered = talk.buttons().map(({ title }) => title);
    expect(offered.slice(0, 2)).toEqual(['Wednesday 4 November 2026', 'Wednesday 25 November 2026']);
  });

  test('new words stand beside the old ones, each with its time; what is taken out is gone, and told to be', async () => {
    const change = ['[That is all for this one]', '[Change or remove]', '[Where]'];
    const lines = ['He rang me on 6 November at 9pm', 'at my mums', ...change, 'in the car park'];
    const { sheet } = await told(...lines);
    expect(cellsOf(sheet)).toContain('asked about “Where”: at my mums');
    expect(cellsOf(sheet)).toContain('at 04:34, “Where”: in the car park');
    const without = (await told(...lines, '[Change or remove]', '[Where]', '[Take it out]')).sheet;
    expect(cellsOf(without)).not.toMatch(/my mums|car park/);
    expect(cellsOf(without)).toContain('Taken out Saturday 28 November 2026 at 04:37');
  });

  test.each(['undo', 'put it back', '[Put it back]'])(
    'an incident that was removed comes back with its number: %s',
    async (back) => {
      const remove = [
        '[That is all for this one]',
        '[Change or remove]',
        '[Remove all of this one]',
        '[Yes, remove it]',
      ];
      const { sheet } = await told('He rang me on 6 November', ...remove, back);
      expect(sheet.incidents.map(({ number, title }) => [number, title])).toEqual([[1, 'Friday 6 November 2026']]);
    },
  );
});

describe('danger while something is told', () => {
  test('what happens now is an incident of its own, by the clock', async () => {
    const { sheet, talk } = await told(
      'On Wednesday night he stood in my garden',
      'oh god hes outside now banging on the door',
    );
    expect(talk.said()).toContain('999');
    expect(titlesOf(sheet)[1]).toBe('Written while it happened: Saturday 28 November 2026, 4.30am');
    expect(cellsOf(sheet)).not.toContain('banging');
  });

  test('that was earlier after all has no time by the clock', async () => {
    const { sheet } = await told('he rang on Wednesday', 'hes outside now with a hammer', '[It was earlier, not now]');
    expect(titlesOf(sheet)[1]).toBe('Day not known');
  });

  test.each([
    '[19/11/2026, 03:10:44] Him: i can see your light is on',
    'He text "I can see you" on 19 November at 3am',
  ])('a line of the past is no alarm, and 999 costs a line at most: %s', async (line) => {
    const { sheet, talk } = await told(line);
    expect(talk.said()).not.toContain('Call 999 now');
    expect(cellsOf(sheet)).toContain(line);
  });

  test('what is here now is one, whatever the past beside it', async () => {
    const { talk } = await told('On Tuesday he rang me twice. hes outside my house right now with a knife');
    expect(talk.said()).toContain('Call 999 now');
  });

  test('what is told of the past on the way to help is kept as an incident of its own', async () => {
    const line = 'he also followed me home in his car on 3 November';
    const { sheet } = await told('he rang on Wednesday', 'hes outside now with a hammer', line);
    expect(sheet.incidents.map(({ cells }) => cells[0])).toContain(line);
  });
});

test('nothing that the chat asked is printed as the person’s own', async () => {
  const { sheet } = await told('he rang on Wednesday', 'hes outside now with a hammer');
  expect([sheet.answers, sheet.advised]).toEqual([[], []]);
});

describe('when it was', () => {
  test.each([
    ['On Wednesday night he stood in my garden shouting', 'Wednesday 25 November 2026, night'],
    [
      'He has rung me every day since the court order on 2 October, maybe 200 times',
      'Since Friday 2 October 2026, every day, about 200 times',
    ],
    ['He rings me about 10 times a day since 1 November', 'Since Sunday 1 November 2026, about 10 times a day'],
    ['It was 2 or 3 November I think, he sat opposite', 'From Monday 2 November 2026 to Tuesday 3 November 2026'],
    ['the day after my birthday (3 May) he turned up', '“the day after my birthday (3 May”'],
    [
      'On 12 November he rang me at 8am 11 times, and then the same day at half 5 he was stood outside the gym',
      'Thursday 12 November 2026',
    ],
    ['Yesterday the garage found an AirTag under my bumper', 'Found Friday 27 November 2026'],
    ['Yesterday the garage found an AirTag. The app says it was paired on 1 November.', 'Sunday 1 November 2026'],
  ])('“%s” is told as it was said', async (line, title) => {
    expect(titlesOf((await told(line)).sheet)).toEqual([title]);
  });

  test('how sure it is, is what the person said', async () => {
    const sure = knowledge.messages['record-column-certainty'] ?? '';
    const cell = async (line: string) => {
      const { sheet } = await told(line);
      return sheet.incidents[0]?.cells[sheet.columns.indexOf(sure)];
    };
    expect(await cell('It was 2 November I think, he sat opposite')).toBe('I think');
    expect(await cell('It was 2 November, he sat opposite')).toBe('');
  });
});

describe('an account of several days', () => {
  const ACCOUNT =
    'On 14 August he waited by my car until 6pm. On 2 September he sent flowers. About a week later, must have been the ' +
    'Tuesday, he rang me 30 times. On 3 October at 9.15pm he was in the garden. He had a knife. Last Sunday he followed me.';

  test('is taken apart, each with its own words, and no day that was not said', async () => {
    const { sheet } = await told(ACCOUNT, '[Yes, one for each]');
    expect(sheet.incidents.map(({ number }) => number)).toEqual([1, 2, 4, 5, 3]);
    expect(titlesOf(sheet)).toEqual([
      'Friday 14 August 2026',
      'Wednesday 2 September 2026',
      'Saturday 3 October 2026, 9.15pm',
      'Sunday 22 November 2026',
      '“later, must have been the Tuesday”',
    ]);
    const words = [...sheet.incidents].sort((one, other) => one.number - other.number).map(({ cells }) => cells[0]);
    expect(words.join(' ')).toBe(ACCOUNT);
  });

  test('is put right by moving a sentence', async () => {
    const { sheet } = await told(ACCOUNT, '[Move a sentence]', '[He had a knife.]', '[5. ]', '[Yes, one for each]');
    expect(sheet.incidents.find(({ number }) => number === 5)?.cells[0]).toBe(
      'He had a knife. Last Sunday he followed me.',
    );
  });

  test('stays one where the person wants that', async () => {
    const { sheet } = await told(ACCOUNT, '[No, keep it as one]');
    expect(sheet.incidents.map(({ cells }) => cells[0])).toEqual([ACCOUNT]);
  });
});

test('numbers never change, whatever is told later of an earlier day', async () => {
  const { sheet } = await told(
    'He rang on 6 November',
    '[That is all for this one]',
    '[Add another incident]',
    'He came on 1 November',
  );
  expect(sheet.incidents.map(({ number, title }) => [number, title])).toEqual([
    [2, 'Sunday 1 November 2026'],
    [1, 'Friday 6 November 2026'],
  ]);
});

describe('what is pasted', () => {
  const LOG =
    '[19/11/2026, 03:10:44] Dave: i can see your light is on\n[19/11/2026, 03:12:01] Dave: kill yourself or i will';
  const PASTED = knowledge.diary_fields.findIndex(({ holds }) => holds === 'pasted');
  /** The time has four columns, and is one of the fields before it. */
  const cellOf = (sheet: RecordSheet, place: number) => sheet.incidents[0]?.cells[place < 1 ? place : place + 3];

  test.each([
    ['by itself', LOG, ''],
    [
      'beside an account',
      `He sent me these in the night and I was shaking\n${LOG}`,
      'He sent me these in the night and I was shaking',
    ],
  ])('%s is the other side’s words, at their time, and no alarm', async (_how, typed, own) => {
    const { sheet, talk } = await told(typed);
    expect([cellOf(sheet, 0), cellOf(sheet, PASTED)]).toEqual([own, LOG]);
    expect(titlesOf(sheet)).toEqual(['Thursday 19 November 2026, between 3.10am and 3.12am']);
    expect(talk.said()).not.toMatch(/Call 999 now|116 123/);
  });

  test('danger that the person writes beside it is heard', async () => {
    const { talk } = await told(`hes outside now with a knife\n${LOG}`);
    expect(talk.said()).toContain('Call 999');
  });
});

test('one incident with all its questions is told in five messages, each word in its place', async () => {
  const lines = [
    'He shouted at me and my neighbour',
    'Monday 16 November at 5pm outside Boots, for about ten minutes',
    'he shouted “I know where you work now”, he was wearing a grey hoodie',
    'my neighbour saw him, I have a photo on my phone, the kids were with me',
    'I was too scared to sleep, I have a bruise on my arm, I told the police, the crime reference is 40/1234/26, he is on bail',
  ];
  const { sheet, talk } = await told(...lines);
  expect(talk.said()).toContain('That is written down');
  const cells = cellsOf(sheet);
  for (const words of [
    ...['outside Boots', 'for about ten minutes', 'I know where you work now', 'he was wearing a grey hoodie'],
    ...['the kids were with me', 'I have a bruise on my arm', 'the crime reference is 40/1234/26', 'he is on bail'],
  ])
    expect(cells).toContain(words);
});
