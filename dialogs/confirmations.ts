import type { Answers } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import type { ButtonPayload } from '../model/protocol/activities';
import type { PlainMessageId } from '../model/textIds';
import { type Choice, choice, message, type Reply } from './replies';
import { audienceOf, text } from './wording';

/** A yes or no that Waymark asks beside its questions. While one is on the screen, a plain yes or no answers it. */
interface Confirmation {
  readonly asks: PlainMessageId;
  readonly yes: Answer;
  readonly no: Answer;
  /** Whether it stands before people in danger or despair, so that it is drawn as that. */
  readonly urgent?: true;
}

interface Answer {
  readonly title: PlainMessageId;
  readonly press: ButtonPayload;
}

const command = (name: string): ButtonPayload => ({ kind: 'command', command: name });
const HELPLINES: ButtonPayload = { kind: 'topic', topic: 'helplines' satisfies NamedTopic };
const CARRY_ON: Answer = { title: 'choice-carry-on', press: command('carry-on') };

/** Whoever rings for somebody else is asked about them, and not about themselves. */
const OF_THEM: Readonly<Partial<Record<PlainMessageId, PlainMessageId>>> = {
  'ask-safe': 'ask-they-are-safe',
  'choice-safe-now': 'choice-they-are-safe',
  'choice-not-safe': 'choice-they-are-not-safe',
};

/** The words for whoever it happens to, or for who stands by them. */
export function saidTo(answers: Answers, id: PlainMessageId): PlainMessageId {
  return audienceOf(answers) === 'other' ? (OF_THEM[id] ?? id) : id;
}

const SAFE_NOW = {
  asks: 'ask-safe',
  yes: { title: 'choice-safe-now', press: command('safe-now') },
  no: { title: 'choice-not-safe', press: command('not-safe') },
  urgent: true,
} as const;

export const CONFIRMATIONS = {
  'carry-on': { asks: 'way-on', yes: CARRY_ON, no: { title: 'choice-helplines', press: HELPLINES } },
  'safe-now': SAFE_NOW,
  /** Stands while the emergency screen does, which asks nothing: a yes or no in words may mean anything there. */
  'danger-screen': SAFE_NOW,
  despair: {
    asks: 'ask-despair',
    yes: { title: 'choice-despair-yes', press: command('self-harm') },
    no: { title: 'choice-despair-no', press: command('carry-on') },
    urgent: true,
  },
  leave: { asks: 'leaving', yes: { title: 'choice-exit', press: command('exit') }, no: CARRY_ON },
  'leave-unsaved': {
    asks: 'leaving-unsaved',
    yes: { title: 'choice-exit', press: command('exit') },
    no: { title: 'record-save-first', press: { kind: 'record', do: 'show' } },
  },
  forget: { asks: 'forget-sure', yes: { title: 'choice-forget', press: command('forget-sure') }, no: CARRY_ON },
  restart: { asks: 'restart-sure', yes: { title: 'choice-restart', press: command('restart-sure') }, no: CARRY_ON },
} as const satisfies Readonly<Record<string, Confirmation>>;

export type ConfirmationId = keyof typeof CONFIRMATIONS;

/** What is asked, with both answers as buttons. @param more what else may be pressed */
export function confirm(
  knowledge: Knowledge,
  id: ConfirmationId,
  answers: Answers,
  more: readonly Choice[] = [],
): Reply {
  const { asks, yes, no, urgent }: Confirmation = CONFIRMATIONS[id];
  const button = ({ title, press }: Answer) => choice(knowledge, saidTo(answers, title), press);
  const choices = [button(yes), button(no), ...more];
  return message(
    text(knowledge, saidTo(answers, asks)),
    { kind: urgent ? 'emergency' : 'choices', confirms: id },
    choices,
  );
}

/** What a plain yes or no to it stands for. */
export function confirmed(id: ConfirmationId, reply: 'yes' | 'no'): ButtonPayload {
  return CONFIRMATIONS[id][reply].press;
}
