import type { NluPipeline } from '../../language/nluPipeline';
import { DANGER } from '../../model/answers';
import type { CrisisLine, LabelsByQuestion, OpenerLine } from '../labelledLines';
import { coarseAnswer } from './coarseAnswer';
import { Tally } from './tally';

/** For messages that do not depend on the time. */
export const ANY_TIME = new Date('2026-11-24T12:00:00Z');

const CRISIS_INTENTS = ['immediate_danger', 'self_harm'];

export interface OpenersEvaluation {
  readonly intents: Tally;
  /** Which of the answers that a message gives were taken from it. */
  readonly slots: Tally;
  readonly crises: Tally;
}

/** First messages: what they are about, what they answer, and whether danger is detected. */
export function evaluateOpeners(
  openers: readonly OpenerLine[],
  lines: readonly CrisisLine[],
  understanding: NluPipeline,
): OpenersEvaluation {
  const intents = new Tally('What first messages are about');
  const held = new Tally('Answers that first messages hold');
  const crises = new Tally('Danger and self-harm');
  for (const { id, text, expect } of openers) {
    const { mainIntent, crisis, slots } = understanding.understand(text, undefined, ANY_TIME);
    const { intent = 'nothing' } = mainIntent;
    const wanted = [expect.intent, ...expect.also];
    intents.add({ id, wanted: expect.intent, got: intent, isRight: wanted.includes(intent) });
    // What is danger beside something else may be heard first or not.
    if (expect.also.some((one) => CRISIS_INTENTS.includes(one))) continue;
    tallyCrisis(crises, { id, text, reading: crisisLabel(expect.intent) }, crisis?.kind);
    tallySlots(held, id, expect.slots, slots);
  }
  for (const line of lines)
    tallyCrisis(crises, line, understanding.understand(line.text, undefined, ANY_TIME).crisis?.kind);
  return { intents, slots: held, crises };
}

function crisisLabel(intent: string): string {
  if (intent === 'immediate_danger') return 'danger';
  return intent === 'self_harm' ? intent : 'neither';
}

/** Danger is judged as a cry, not as an answer. */
function tallySlots(
  tally: Tally,
  line: string,
  labels: LabelsByQuestion,
  heard: readonly { readonly question: string; readonly option: string }[],
): void {
  for (const [question, label = ''] of Object.entries(labels)) {
    if (question === DANGER) continue;
    const wanted = coarseAnswer(question, label);
    const options = heard
      .filter((one) => one.question === question)
      .map(({ option }) => coarseAnswer(question, option));
    tally.add({
      id: `${line} (${question})`,
      wanted: `${question} ${wanted}`,
      got: options.join(' and ') || 'nothing',
      isRight: options.includes(wanted),
    });
  }
}

function tallyCrisis(
  tally: Tally,
  { id, text, reading: wanted }: CrisisLine,
  kind: 'emergency' | 'self-harm' | undefined,
): void {
  const got = kind === undefined ? 'neither' : kind === 'emergency' ? 'danger' : 'self_harm';
  // 999 is shown for thoughts of death too, and the crisis lines after a cry of danger.
  const isRight = got === wanted || (wanted !== 'neither' && got !== 'neither');
  tally.add({ id, wanted, got, isRight });
  if (wanted !== 'neither' && !isRight) tally.costly.push(`${wanted} missed: ${text}`);
}
