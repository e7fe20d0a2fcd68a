import type { Understanding } from '../../language/understand';
import { type AlarmLine, ANY_TIME, type Opener } from './material';
import { Tally } from './tally';

const ALARM_INTENTS = ['immediate_danger', 'self_harm'];

export interface OpenersMeasured {
  readonly intents: Tally;
  /** Which of the answers that a message gives were taken from it. */
  readonly slots: Tally;
  readonly alarms: Tally;
}

/** First messages: what they are about, what they answer, and whether danger is heard. */
export function measureOpeners(
  openers: readonly Opener[],
  lines: readonly AlarmLine[],
  understanding: Understanding,
): OpenersMeasured {
  const intents = new Tally('What first messages are about');
  const slots = new Tally('Answers that first messages hold');
  const alarms = new Tally('Danger and self-harm');
  for (const { text, expect } of openers) {
    const { about, alarm, settled } = understanding.understand(text, undefined, ANY_TIME);
    const { intent = 'nothing' } = about;
    const wanted = [expect.intent, ...(expect.also ?? [])];
    intents.add(expect.intent, intent, wanted.includes(intent));
    // What is danger beside something else may be heard first or not.
    if (wanted.slice(1).some((one) => ALARM_INTENTS.includes(one))) continue;
    hearAlarm(alarms, alarmOf(expect.intent), alarm?.kind, text);
    for (const [slot, value] of Object.entries(expect.slots ?? {})) {
      const question = SLOTS[slot];
      if (question === undefined) continue;
      const options = settled
        .filter((one) => one.question === question)
        .map(({ option }) => SLOT_VALUES[option] ?? option);
      slots.add(`${slot} ${value}`, options.join(' and ') || 'nothing', options.includes(value));
    }
  }
  for (const { text, reading } of lines) {
    hearAlarm(alarms, reading, understanding.understand(text, undefined, ANY_TIME).alarm?.kind, text);
  }
  return { intents, slots, alarms };
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

function alarmOf(intent: string): string {
  if (intent === 'immediate_danger') return 'danger';
  return intent === 'self_harm' ? intent : 'neither';
}

function hearAlarm(
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
