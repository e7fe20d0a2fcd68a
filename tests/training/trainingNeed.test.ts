import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPhraseIndex } from '../../language/phraseIndex';
import { loadUntrained } from '../../loader/loadKnowledge';
import type { Knowledge } from '../../model/knowledge';
import type { LabelledLines } from '../../training/labelledLines';
import { type TrainingLine, trainingLines } from '../../training/trainingLine';
import { trainingNeed, trainingRecord } from '../../training/trainingNeed';
import { ANY_DAY } from '../anyDay';
import { told } from '../loader/soundKnowledge';
import { realKnowledge } from '../realKnowledge';

const LINES: LabelledLines = {
  lines: [
    { id: 'LA001', text: 'hes at the door', reading: 'danger_now' },
    { id: 'LA002', text: 'he left a wooden spoon on my step', reading: 'neither' },
  ],
  messages: [
    { id: 'A-001', text: 'how do I report it', intent: 'ask_report', also: [], tells: {}, asks: ['how-to-report'] },
  ],
  asking: [{ id: 'B-001', text: 'is there a form on the web', asks: ['report-online'] }],
  answers: [
    'aye',
    'nope',
    'no idea',
    'what do you mean',
    'her next door',
    'since June',
    'it was twice',
    'the gate',
  ].map((text, at) => ({ id: `RA00${at}`, text, any: 'no_answer' as const, by_question: {} })),
  chosen: [{ id: 'CA001', text: 'her up the stair', to: { who: 'neighbour' } }],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  cpSync('knowledge', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const realIndex = buildPhraseIndex(realKnowledge);

function learntWith(knowledge: Knowledge, lines = LINES): readonly TrainingLine[] {
  const index = knowledge === realKnowledge ? realIndex : buildPhraseIndex(knowledge);
  return trainingLines(lines, knowledge, index);
}

/** With the knowledge as it was when the classifiers were trained. */
const trained = trainingRecord(learntWith(realKnowledge), 9);

/** With the knowledge as its author has changed it. */
function learntNow(): readonly TrainingLine[] {
  const loaded = loadUntrained(folder, ANY_DAY);
  if (loaded.kind === 'broken') throw new Error(told(loaded));
  return learntWith(loaded.knowledge);
}

function change(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
}

describe('An author who changes what Waymark says need not train', () => {
  test('after a comma in a sentence, or a note to oneself', () => {
    change('topics.yaml', '- person: >-\n', '- person: >-\n          Well, then.\n');
    appendFileSync(join(folder, 'phrases.yaml'), '\n# A note.\n');
    expect(trainingNeed(trained, learntNow())).toEqual({ kind: 'current' });
  });

  test('after every sentence of questions and topics was put in other words', () => {
    const { questions, topics } = realKnowledge;
    const other = { person: 'Zzyzx', other: 'Zzyzx' };
    const rewritten = {
      ...realKnowledge,
      questions: questions.map((one) => ({
        ...one,
        ask: { ...one.ask, ...other },
        why: other,
        examples: [],
        options: one.options.map((option) => ({ ...option, label: other, told: other })),
      })),
      topics: topics.map((one) => ({ ...one, title: 'Zzyzx', says: [other] })),
    };
    const shown = JSON.stringify([questions, topics]).match(/[a-z]{3,}/g) ?? [];
    const text = [...new Set(shown)].join(' ');
    const spelt = (knowledge: Knowledge) => buildPhraseIndex(knowledge).tokenizer.tokenize(text);
    expect(spelt(rewritten)).toEqual(spelt(realKnowledge));
  });

  test('after a phrase that stands in none of the lines', () => {
    change('topics.yaml', '    also: [', '    also: [purple elephants at dawn, ');
    expect(trainingNeed(trained, learntNow())).toEqual({ kind: 'current' });
  });

  test('nor after moving a line, or giving it another id', () => {
    const moved = {
      ...LINES,
      lines: LINES.lines.toReversed().map((line) => ({ ...line, id: `X${line.id}` })),
      messages: LINES.messages.toReversed(),
      answers: LINES.answers.toReversed(),
    };
    expect(trainingNeed(trained, learntWith(realKnowledge, moved))).toEqual({ kind: 'current' });
  });
});

describe('Training is due', () => {
  test('after a new phrase that stands in a line, for as many lines as it stands in', () => {
    change('topics.yaml', '    also: [', '    also: [wooden spoon, ');
    expect(trainingNeed(trained, learntNow())).toMatchObject({
      kind: 'due',
      changed: 1,
      gone: 1,
      trainer: false,
      isOfAsking: false,
    });
  });

  test('after a line was added, taken away, or labelled otherwise', () => {
    const [first, ...others] = LINES.lines;
    const mended = {
      ...LINES,
      lines: [{ ...first, id: 'LA001', text: 'hes at the door', reading: 'neither' }],
    } as const;
    expect(trainingNeed(trained, learntWith(realKnowledge, { ...LINES, lines: others }))).toMatchObject({
      changed: 0,
      gone: 1,
    });
    expect(trainingNeed(trained, learntWith(realKnowledge, mended))).toMatchObject({ changed: 1, gone: 2 });
  });

  test('after a change to the trainer itself', () => {
    expect(trainingNeed({ ...trained, trainer: '{"epochs":3}' }, learntWith(realKnowledge))).toEqual({
      kind: 'due',
      changed: 0,
      gone: 0,
      trainer: true,
      isOfAsking: false,
    });
  });

  test('and nothing but what they ask is learnt anew after a question was added, or means another answer', () => {
    const added = [...LINES.asking, { id: 'B-002', text: 'will she know it was me', asks: ['will-he-be-told'] }];
    const meant = LINES.asking.map((one) => ({ ...one, asks: ['how-to-report'] }));
    for (const asking of [added, meant])
      expect(trainingNeed(trained, learntWith(realKnowledge, { ...LINES, asking }))).toMatchObject({
        kind: 'due',
        changed: 1,
        isOfAsking: true,
      });
  });
});
