import { CRISIS_LABEL } from '../../language/detectCrisis';
import { dialogueActOf } from '../../language/dialogueAct';
import { NluPipeline, type NluResult } from '../../language/nluPipeline';
import { PLAIN_REPLIES } from '../../language/phraseIndex';
import { DANGER } from '../../model/answers';
import type { Knowledge, Question } from '../../model/knowledge';
import type { LabelledLines, LabelsByQuestion } from '../labelledLines';
import { CRIES, takesPlainReply } from '../trainingLine';
import { type Evaluation, Tally } from './tally';

/** For messages that do not depend on the time. */
const ANY_TIME = new Date('2026-11-24T12:00:00Z');

/** Reads every line as the bot would, and compares. */
export function evaluateLines({ answers, openers, lines }: LabelledLines, knowledge: Knowledge): Evaluation {
  const understanding = new NluPipeline(knowledge);
  const { replies, plain } = evaluateAnswers(answers, understanding, knowledge.questions);
  const { intents, slots, crises } = evaluateOpeners(openers, lines, understanding);
  return {
    tallies: [replies, plain, intents, slots, crises],
    measures: [
      { name: 'replies', share: replies.share() },
      { name: 'yes, no, unsure', share: plain.share() },
      { name: 'intent', share: intents.share() },
      { name: 'danger heard', share: crises.share('danger') },
      { name: 'self-harm heard', share: crises.share('self_harm') },
      { name: 'false alarms', share: 1 - crises.share('neither') },
    ],
  };
}

/** Every reply, as it would be read under every question that takes a yes or no. */
export function evaluateAnswers(
  answers: LabelledLines['answers'],
  understanding: NluPipeline,
  questions: readonly Question[],
) {
  const replies = new Tally('Replies to each question');
  /** Only the lines that are a plain yes, no or unsure whatever is asked. */
  const plain = new Tally('Plain yes, no and unsure');
  const asked = questions.filter(takesPlainReply).map((question) => question.id);
  for (const { id: line, text, any, by_question: byQuestion } of answers) {
    for (const question of asked) {
      const id = `${line} (${question})`;
      const own = byQuestion[question];
      const wanted = coarseAnswer(question, own ?? any);
      const got = predictedLabel(question, understanding.understand(text, question, ANY_TIME));
      replies.add(id, wanted, got);
      if (PLAIN_REPLIES.some((one) => one === any) && own === undefined) plain.add(id, any, got, got === wanted);
      if (isCostly(question, wanted, got)) replies.costly.push(`${question}: ${wanted} read as ${got}: ${text}`);
    }
  }
  return { replies, plain };
}

/** Answers that lines tell only as a plain yes or no, or as one of a kind. */
const COARSE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [DANGER]: { yes: 'danger' },
  repeated: { several: 'yes', burst: 'yes', 'two-people': 'yes', once: 'no' },
  about: { dispute: 'yes', both: 'yes', person: 'no', 'something-else': 'no' },
  who: { 'ex-recent': 'ex-partner' },
};

/** An answer to a question as finely as it is judged: to be in danger is a cry, and two of several is a yes. */
function coarseAnswer(question: string, answer: string): string {
  return COARSE[question]?.[answer] ?? answer;
}

const COMMANDS: Readonly<Record<string, string>> = {
  explain: 'help',
  why: 'help',
  back: 'back',
  change: 'correction',
  skip: 'skip',
  restart: 'restart',
  person: 'human',
  exit: 'exit',
  leave: 'exit',
  forget: 'exit',
};

/** What the bot would do, as a label of the lines. */
function predictedLabel(question: string, result: NluResult): string {
  const act = dialogueActOf(result);
  if (result.crisis) return CRISIS_LABEL[result.crisis.kind];
  if (act.kind === 'at-once' || act.kind === 'command') {
    if (act.command !== 'safe-now') return COMMANDS[act.command] ?? 'no_answer';
    if (question === DANGER) return 'no';
  }
  if (act.kind === 'topic') return act.topic === 'a-person-please' ? 'human' : 'no_answer';
  const [option] = result.answer ?? [];
  if (option !== undefined) return coarseAnswer(question, option);
  // A bare yes to what it is about is understood, and asked about.
  return (question === 'about' ? result.reply : undefined) ?? 'no_answer';
}

function isCostly(question: string, wanted: string, got: string): boolean {
  if (wanted === 'danger') return got !== 'danger';
  if (wanted === 'self_harm') return got !== 'self_harm' && got !== 'danger';
  if (wanted === 'yes') return got === 'no' && ['unwanted', 'repeated'].includes(question);
  return (wanted === 'exit' || wanted === 'human') && got !== wanted;
}

/** First messages: what they are about, what they answer, and whether danger is detected. */
export function evaluateOpeners(
  openers: LabelledLines['openers'],
  lines: LabelledLines['lines'],
  understanding: NluPipeline,
) {
  const intents = new Tally('What first messages are about');
  const slots = new Tally('Answers that first messages hold');
  const crises = new Tally('Danger and self-harm');
  for (const { id, text, expect } of openers) {
    const read = understanding.understand(text, undefined, ANY_TIME);
    const { intent = 'nothing' } = read.mainIntent;
    const isRight = [expect.intent, ...expect.also].some((one) => one === intent);
    intents.add(id, expect.intent, intent, isRight);
    // What is danger beside something else may be heard first or not.
    if (expect.also.some((one) => one in CRIES)) continue;
    tallyCrisis(crises, { id, text, reading: CRIES[expect.intent] ?? 'neither' }, read);
    tallySlots(slots, id, expect.slots, read);
  }
  for (const line of lines) tallyCrisis(crises, line, understanding.understand(line.text, undefined, ANY_TIME));
  return { intents, slots, crises };
}

/** Danger is judged as a cry, not as an answer. */
function tallySlots(tally: Tally, line: string, labels: LabelsByQuestion, { slots }: NluResult): void {
  for (const [question, label = ''] of Object.entries(labels)) {
    if (question === DANGER) continue;
    const wanted = coarseAnswer(question, label);
    const heard = slots.filter((one) => one.question === question).map(({ option }) => coarseAnswer(question, option));
    const got = heard.join(' and ') || 'nothing';
    tally.add(`${line} (${question})`, `${question} ${wanted}`, got, heard.includes(wanted));
  }
}

function tallyCrisis(
  tally: Tally,
  { id, text, reading: wanted }: LabelledLines['lines'][number],
  { crisis }: NluResult,
): void {
  const got = crisis ? CRISIS_LABEL[crisis.kind] : 'neither';
  // 999 is shown for thoughts of death too, and the crisis lines after a cry of danger.
  const isRight = (got === 'neither') === (wanted === 'neither');
  tally.add(id, wanted, got, isRight);
  if (wanted !== 'neither' && !isRight) tally.costly.push(`${wanted} missed: ${text}`);
}
