import { recognizeBoolean } from '@microsoft/recognizers-text-choice';
import { dialogueActOf } from '../../language/dialogueAct';
import type { NluPipeline, NluResult } from '../../language/nluPipeline';
import { LABEL_ALIASES, QUESTION_IDS } from '../trainClassifiers';
import { ANY_TIME, type AnswerLine } from './labelledLines';
import { Tally } from './tally';

/** Answers of ours as the lines label them. */
const REPEATED: Readonly<Record<string, string>> = {
  several: 'yes',
  burst: 'yes',
  'two-people': 'yes',
  once: 'no',
};
const DISPUTE: Readonly<Record<string, string>> = {
  dispute: 'yes',
  both: 'yes',
  person: 'no',
  'something-else': 'no',
};
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
const PLAIN = ['yes', 'no', 'unsure'];

export interface AnswersEvaluation {
  readonly ours: Tally;
  /** Only the lines that are a plain yes, no or unsure whatever is asked. */
  readonly plain: Tally;
  readonly baseline: Tally;
}

/** Every reply, as it would be read under every kind of question. */
export function evaluateAnswers(
  answers: readonly AnswerLine[],
  understanding: NluPipeline,
): AnswersEvaluation {
  const ours = new Tally('Replies to each question');
  const plain = new Tally('Plain yes, no and unsure');
  const baseline = new Tally('The same yes, no and unsure by the stock recogniser of booleans');
  for (const { text, any, by_question: byQuestion = {} } of answers) {
    for (const [kind, question] of Object.entries(QUESTION_IDS)) {
      const wanted = expectedLabel(kind, byQuestion[kind] ?? any);
      const got = predictedLabel(kind, understanding.understand(text, question, ANY_TIME));
      const isRight = got === wanted || (kind === 'q_safe' && wanted === 'no' && got === 'danger');
      ours.add(wanted, got, isRight);
      if (PLAIN.includes(any) && byQuestion[kind] === undefined) plain.add(any, got, isRight);
      if (isCostly(kind, wanted, got)) ours.costly.push(`${kind}: ${wanted} read as ${got}: ${text}`);
    }
    if (PLAIN.includes(any)) baseline.add(any, baselineLabel(text), baselineLabel(text) === any);
  }
  return { ours, plain, baseline };
}

function expectedLabel(kind: string, result: string): string {
  if (kind === 'q_danger' && result === 'yes') return 'danger';
  return LABEL_ALIASES[result] ?? result;
}

/** What the bot would do, as a label of the lines. */
function predictedLabel(kind: string, result: NluResult): string {
  const act = dialogueActOf(result);
  if (result.crisis) return result.crisis.kind === 'emergency' ? 'danger' : 'self_harm';
  if (act.kind === 'at-once' || act.kind === 'command') {
    if (act.command !== 'safe-now') return COMMANDS[act.command] ?? 'no_answer';
    if (kind === 'q_danger' || kind === 'q_safe') return kind === 'q_danger' ? 'no' : 'yes';
  }
  if (act.kind === 'topic') return act.topic === 'a-person-please' ? 'human' : 'no_answer';
  const plain = kind === 'q_safe' || kind === 'q_dispute' ? result.reply : undefined;
  const [option] = result.answer ?? [];
  return (option && labelOf(kind, option)) ?? plain ?? 'no_answer';
}

function labelOf(kind: string, option: string): string {
  if (kind === 'q_danger' && option === 'yes') return 'danger';
  if (kind === 'q_repeated') return REPEATED[option] ?? option;
  return kind === 'q_dispute' ? (DISPUTE[option] ?? option) : option;
}

function isCostly(kind: string, wanted: string, got: string): boolean {
  if (wanted === 'danger') return got !== 'danger';
  if (wanted === 'self_harm') return got !== 'self_harm' && got !== 'danger';
  if (wanted === 'yes') return got === 'no' && ['q_unwanted', 'q_repeated'].includes(kind);
  return (wanted === 'exit' || wanted === 'human') && got !== wanted;
}

function baselineLabel(text: string): string {
  const [first] = recognizeBoolean(text, 'en-us');
  if (first === undefined) return 'nothing';
  return first.resolution?.value === true ? 'yes' : 'no';
}
