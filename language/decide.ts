import type { NamedPhrases } from '../model/names';
import { TOPIC_OF } from './intent';
import type { Reading } from './understand';

/** What a message is taken for, when it may be several things at once. */
export type Wish =
  /** Nothing is said before it, nor kept of the words around it. */
  | { readonly kind: 'at-once'; readonly command: string }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'topic'; readonly topic: string }
  /** An answer or a story: for whatever waits. */
  | { readonly kind: 'answer' };

const AT_ONCE: readonly string[] = ['exit', 'forget', 'restart'] satisfies NamedPhrases[];
/** A command inside a longer message is a part of its story: "I want to talk to someone about my ex, who …". */
const COMMAND_AT_MOST = 14;
/** How sure the ear must be before it is acted upon. */
const SURE = 0.6;
const SURE_OF_LEAVING = 0.8;
/** Fewer words than this are no question of their own. */
const ASKED_FROM = 3;

/** Safety first, then what the person wants done, then what they ask, then what they tell. */
export function wishOf(reading: Reading): Wish {
  const { alarm, command, answer, topics, about, wasAsked, length } = reading;
  if (alarm) return { kind: 'at-once', command: alarm.kind };
  if (command && (command.alone || length <= COMMAND_AT_MOST || wants(reading))) {
    const kind = AT_ONCE.includes(command.command) ? 'at-once' : 'command';
    return { kind, command: command.command };
  }
  const [topic] = topics;
  const asks = about.likelihood >= SURE && about.intent !== 'report_experience';
  if (topic && (answer === undefined || asks)) return { kind: 'topic', topic: topic.topic };
  if (answer || length < ASKED_FROM) return { kind: 'answer' };
  const { intent, likelihood } = about;
  // What sounds like leaving to the ear may be an answer to what was asked: "no, one off".
  if (intent === 'stop' && !wasAsked && likelihood >= SURE_OF_LEAVING)
    return { kind: 'command', command: 'leave' };
  const isSure = likelihood >= SURE && intent !== undefined && intent in TOPIC_OF;
  const asked = isSure ? TOPIC_OF[intent as keyof typeof TOPIC_OF] : undefined;
  return asked ? { kind: 'topic', topic: asked } : { kind: 'answer' };
}

/** Whether the whole of the message is about what the command in it wants. */
function wants({ command, about: { intent } }: Reading): boolean {
  return (
    (command?.command === 'person' && intent === 'human') ||
    (command?.command === 'exit' && intent === 'stop')
  );
}
