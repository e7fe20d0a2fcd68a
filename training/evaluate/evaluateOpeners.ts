import type { NluPipeline } from '../../language/nluPipeline';
import { ANY_TIME, type CrisisLine, type OpenerLine } from './labelledLines';
import { Tally } from './tally';

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
  for (const { text, expect } of openers) {
    const { mainIntent, crisis, slots } = understanding.understand(text, undefined, ANY_TIME);
    const { intent = 'nothing' } = mainIntent;
    const wanted = [expect.intent, ...(expect.also ?? [])];
    intents.add(expect.intent, intent, wanted.includes(intent));
    // What is danger beside something else may be heard first or not.
    if (wanted.slice(1).some((one) => CRISIS_INTENTS.includes(one))) continue;
    tallyCrisis(crises, crisisLabel(expect.intent), crisis?.kind, text);
    for (const [slot, value] of Object.entries(expect.slots ?? {})) {
      const question = SLOTS[slot];
      if (question === undefined) continue;
      const options = slots
        .filter((one) => one.question === question)
        .map(({ option }) => SLOT_VALUES[option] ?? option);
      held.add(`${slot} ${value}`, options.join(' and ') || 'nothing', options.includes(value));
    }
  }
  for (const { text, reading } of lines) {
    tallyCrisis(crises, reading, understanding.understand(text, undefined, ANY_TIME).crisis?.kind, text);
  }
  return { intents, slots: held, crises };
}

const SLOTS: Readonly<Record<string, string>> = {
  unwanted: 'unwanted',
  repeated: 'repeated',
  fixated: 'fixated',
  obsessive: 'obsessive',
  relationship: 'who',
};
const SLOT_VALUES: Readonly<Record<string, string>> = {
  several: 'yes',
  burst: 'yes',
  'two-people': 'yes',
  once: 'no',
  'ex-recent': 'ex-partner',
};

function crisisLabel(intent: string): string {
  if (intent === 'immediate_danger') return 'danger';
  return intent === 'self_harm' ? intent : 'neither';
}

function tallyCrisis(
  tally: Tally,
  wanted: string,
  kind: 'emergency' | 'self-harm' | undefined,
  text: string,
): void {
  const got = kind === undefined ? 'neither' : kind === 'emergency' ? 'danger' : 'self_harm';
  // 999 is shown for thoughts of death too, and the crisis lines after a cry of danger.
  const isRight = got === wanted || (wanted !== 'neither' && got !== 'neither');
  tally.add(wanted, got, isRight);
  if (wanted !== 'neither' && !isRight) tally.costly.push(`${wanted} missed: ${text}`);
}
