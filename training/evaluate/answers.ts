import { recognizeBoolean } from '@microsoft/recognizers-text-choice';
import { wishOf } from '../../language/decide';
import type { Reading, Understanding } from '../../language/understand';
import { ASKED, SAME } from '../trainClassifiers';
import { ANY_TIME, type Answer } from './material';
import { Tally } from './tally';

/** Answers of ours as the material calls them. */
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

export interface AnswersMeasured {
  readonly ours: Tally;
  /** Only the lines that are a plain yes, no or unsure whatever is asked. */
  readonly plain: Tally;
  readonly stock: Tally;
}

/** Every reply, as it would be read under every kind of question. */
export function measureAnswers(answers: readonly Answer[], understanding: Understanding): AnswersMeasured {
  const ours = new Tally('Replies to each question');
  const plain = new Tally('Plain yes, no and unsure');
  const stock = new Tally('The same yes, no and unsure by the stock recogniser of booleans');
  for (const { text, any, by_question: byQuestion = {} } of answers) {
    for (const [kind, question] of Object.entries(ASKED)) {
      const wanted = expected(kind, byQuestion[kind] ?? any);
      const got = readAs(kind, understanding.understand(text, question, ANY_TIME));
      const isRight = got === wanted || (kind === 'q_safe' && wanted === 'no' && got === 'danger');
      ours.add(wanted, got, isRight);
      if (PLAIN.includes(any) && byQuestion[kind] === undefined) plain.add(any, got, isRight);
      if (isCostly(kind, wanted, got)) ours.costly.push(`${kind}: ${wanted} read as ${got}: ${text}`);
    }
    if (PLAIN.includes(any)) stock.add(any, stockReading(text), stockReading(text) === any);
  }
  return { ours, plain, stock };
}

function expected(kind: string, reading: string): string {
  if (kind === 'q_danger' && reading === 'yes') return 'danger';
  return SAME[reading] ?? reading;
}

/** What the bot would do, in the material's words. */
function readAs(kind: string, reading: Reading): string {
  const wish = wishOf(reading);
  if (reading.alarm) return reading.alarm.kind === 'emergency' ? 'danger' : 'self_harm';
  if (wish.kind === 'at-once' || wish.kind === 'command') {
    if (wish.command !== 'safe-now') return COMMANDS[wish.command] ?? 'no_answer';
    if (kind === 'q_danger' || kind === 'q_safe') return kind === 'q_danger' ? 'no' : 'yes';
  }
  if (wish.kind === 'topic') return wish.topic === 'a-person-please' ? 'human' : 'no_answer';
  const plain = kind === 'q_safe' || kind === 'q_dispute' ? reading.reply : undefined;
  const [option] = reading.answer ?? [];
  return (option && named(kind, option)) ?? plain ?? 'no_answer';
}

function named(kind: string, option: string): string {
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

function stockReading(text: string): string {
  const [first] = recognizeBoolean(text, 'en-us');
  if (first === undefined) return 'nothing';
  return first.resolution?.value === true ? 'yes' : 'no';
}
