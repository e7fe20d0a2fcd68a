import type { RecordSheet } from '../../model/protocol/activities';
import { cellsOf, titlesOf, told } from './tellRecord';

const WORK = 'On Tuesday 24 November at 6pm he was outside my work';
const CARD = 'On Friday 13 November he left a card on my gate';
const RANG = 'On Friday 20 November he rang';

/** What stands in one of the columns of an incident. */
function cell(sheet: RecordSheet, name: string, place = 0): string {
  return sheet.incidents[place]?.cells[sheet.columns.indexOf(name)] ?? '';
}

const WHERE = 'Where';
const HOW = 'How';
const SAW = 'Who else saw or heard it';
const EVIDENCE = 'What there is to show it, and where it is';
const AFFECT = 'How it affected me, and what I do differently';
const FIRST_HAND = 'Seen or heard by me, or told to me';
const WORDS = 'What was said or written, word for word';

describe('another incident, told while one is open, begins its own', () => {
  test.each([
    ['next one friday night he was outside again', 'Friday 27 November 2026, night'],
    ['ok next one he followed me round Asda', 'Day not known'],
    ['another one on 9 November, he rang my mum', 'Monday 9 November 2026'],
    ['another incident: 9 November, he rang my mum', 'Monday 9 November 2026'],
  ])('%s', async (line, title) => {
    const { sheet } = await told(WORK, line);
    expect(titlesOf(sheet)).toHaveLength(2);
    expect(titlesOf(sheet)).toContain(title);
    expect(titlesOf(sheet)).toContain('Tuesday 24 November 2026, 6pm');
  });

  test.each([
    'another one of his mates was there',
    'another one he sent said sorry',
    'another one at 3pm',
    'next one along is my nans house',
    'the new one is a red van',
    'one more thing, he had a torch',
    'next to the bins',
    'the next door neighbour saw it',
  ])('what only sounds like it does not: %s', async (line) => {
    const { sheet } = await told(WORK, line);
    expect(sheet.incidents).toHaveLength(1);
    expect(cellsOf(sheet)).toContain(line);
  });
});

describe('an incident that is named by a thing in it is put right, and no other', () => {
  test('while another one is told', async () => {
    const line = 'the gate one was 12 November not 13 November';
    const { sheet, talk } = await told(CARD, '[That is all', RANG, line);
    expect(titlesOf(sheet)).toEqual(['Thursday 12 November 2026', 'Friday 20 November 2026']);
    expect(cellsOf(sheet, 0)).toContain(line);
    expect(cellsOf(sheet, 1)).not.toContain('gate');
    expect(talk.said()).toContain('Where was it?');
  });

  test('between two', async () => {
    const { sheet } = await told(CARD, '[That is all', RANG, '[That is all', 'the gate one was the 12th not the 13th');
    expect(titlesOf(sheet)).toEqual(['Thursday 12 November 2026', 'Friday 20 November 2026']);
  });

  test.each(['the gate one is broken', 'the front one was locked', 'the one was Tuesday'])(
    'what names none puts none right: %s',
    async (line) => {
      const { sheet } = await told(CARD, '[That is all', RANG, line);
      expect(titlesOf(sheet)[0]).toBe('Friday 13 November 2026');
      expect(cellsOf(sheet, 1)).toContain(line);
    },
  );
});

describe('an answer goes where it belongs', () => {
  test.each(['neither', 'none', 'neither of them', 'none of these'])('"%s" is none of the answers', async (line) => {
    const { sheet } = await told(RANG, 'at home', line);
    expect(cell(sheet, FIRST_HAND)).toBe('');
    expect(cellsOf(sheet)).toContain(line);
  });

  test('an addition is kept without what names the incident', async () => {
    const two = [WORK, '[That is all', CARD, '[That is all'];
    const { sheet } = await told(...two, 'Yes. Then in number 1 add that Joyce saw it');
    expect(cell(sheet, SAW, 1)).toContain('Joyce saw it');
    expect(cell(sheet, SAW, 1)).not.toContain('number');
  });

  test('each sentence that puts something right does', async () => {
    const story = 'On Saturday 21 November he followed me round morrisons';
    const { sheet } = await told(story, 'no wait it was asda not morrisons. and it was the 22nd');
    expect(titlesOf(sheet)).toEqual(['Sunday 22 November 2026']);
    expect(cell(sheet, WHERE)).toContain('asda');
    expect(cell(sheet, WHERE)).not.toContain('morrisons');
  });

  test('a long answer may put the day right at its end', async () => {
    const line = 'It was in the drive and I was on my own. I must also correct myself: it was the 12th';
    const { sheet } = await told(CARD, line);
    expect(titlesOf(sheet)).toEqual(['Thursday 12 November 2026']);
    expect(cell(sheet, WHERE)).not.toContain('12th');
  });

  test('a story told when asked who saw it is no witness, and names the one it tells of', async () => {
    const line =
      'well I was in the kitchen making tea when I heard a car and then he got out and came up the path and he stuck it on the gate, my neighbour Joyce was at her window and saw him do it, then he drove off';
    const { sheet } = await told(CARD, 'in the drive', 'first-hand', line);
    expect(cell(sheet, SAW)).toContain('my neighbour Joyce was at her window and saw him do it');
    expect(cell(sheet, SAW)).not.toContain('kitchen');
    expect(cellsOf(sheet)).toContain(`“What happened”: ${line}`);
    const witness =
      'my neighbour Joyce saw him and her husband heard him too, my mum saw it from upstairs, and Dan who lives across the road saw him drive off after it';
    expect(cell((await told(CARD, 'in the drive', 'first-hand', witness)).sheet, SAW)).toContain(witness);
  });

  test.each([
    // What is told, the field that it is of, and one that it is not.
    ['On 13 November he filmed me in the park', HOW, 'In person', EVIDENCE],
    ['On 13 November he took photos of my house', HOW, 'In person', EVIDENCE],
    ['On 13 November he was at the gate and my neighbour filmed him', EVIDENCE, 'filmed him', SAW],
    ['On 13 November he rang me 5 times. I made a note of it', EVIDENCE, 'I made a note of it', WHERE],
    ['On 13 November he left a note on my car', HOW, 'Letter, gift or parcel', EVIDENCE],
    ['On 13 November he rang, I kept the note he left', EVIDENCE, 'kept the note', WHERE],
  ])('%s', async (line, field, words, other) => {
    const { sheet } = await told(line);
    expect(cell(sheet, field)).toContain(words);
    expect(cell(sheet, other)).toBe('');
    if (line.includes('made a note')) expect(cell(sheet, HOW)).not.toContain('Letter');
  });

  test('a sigh is the effect where that is asked, and nothing elsewhere', async () => {
    const asked = [RANG, 'at home', 'first-hand', 'no'];
    expect(cell((await told(...asked, 'this is so upsetting')).sheet, AFFECT)).toContain('this is so upsetting');
    expect(cellsOf((await told(RANG, 'this is so upsetting')).sheet)).not.toContain('upsetting');
    expect(cellsOf((await told(...asked, 'this is so hard')).sheet)).not.toContain('hard');
  });

  test.each([
    ['On 13 November, between 2.15 and 2.40 pm, he rang', 'Friday 13 November 2026, between 2.15pm and 2.40pm'],
    ['On 13 November between 11 and 1am he rang', 'Friday 13 November 2026, between 11pm and 1am'],
    ['On 13 November from 2.15 to 2.40pm he rang', 'Friday 13 November 2026, between 2.15pm and 2.40pm'],
  ])('the half of the day that is said of the end is not asked about: %s', async (line, title) => {
    expect(titlesOf((await told(line)).sheet)).toEqual([title]);
  });
});

describe('what somebody else asked is told, and not answered', () => {
  test.each([
    'he goes what do you want me to do',
    'what are you doing here he said to me',
    "'what are you doing here' he said",
    'do you still love me, he kept saying',
    'how do I get you back, that was the text',
    'he was like why are you ignoring me',
    'did you get my letter he said',
    'she asked me who are you seeing',
  ])('%s', async (line) => {
    const { sheet, talk } = await told(RANG, line);
    expect(cellsOf(sheet)).toContain(line);
    expect(talk.said()).not.toMatch(
      /What is Waymark|I am not sure that I know|Will you stay with me|I keep it private/,
    );
    expect(cell(sheet, WORDS) + cellsOf(sheet)).toContain(line);
  });

  test.each([
    ['will you tell the police', 'I keep it private'],
    ['are you saving this', 'I keep it private'],
    ['what happens if he does it again', 'If it goes on or gets worse'],
    ['he went to my work, where do I report it', '101'],
    ['he said he would be back, what do I do', '999'],
  ])('what the person asks is answered: %s', async (line, answer) => {
    const { talk } = await told(RANG, line);
    expect(talk.said()).toContain(answer);
  });

  test('danger is named once beside what is asked', async () => {
    const { talk } = await told(RANG, "he said he'd finish me. what do I do?");
    expect(talk.said().match(/If anyone is in danger|In danger, call 999\. If not/g)).toHaveLength(1);
  });
});
