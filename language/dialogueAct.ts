import type { Intent } from '../model/lexicon';
import type { NamedPhrase, NamedTopic } from '../model/namedEntries';
import type { NluResult } from './nluPipeline';

/** What a message is taken for, where it may be several things at once. */
export type DialogueAct =
  /** Goes before everything else, and the words around it are not kept. */
  | { readonly kind: 'at-once'; readonly command: string }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'topic'; readonly topic: string }
  /** An answer or a story, for whatever is pending. */
  | { readonly kind: 'answer' };

const AT_ONCE: readonly string[] = ['exit', 'forget', 'restart'] satisfies NamedPhrase[];
/** A command inside a longer message is a part of its story: "I want to talk to someone about my ex, who …". */
const COMMAND_AT_MOST = 14;
/** The confidence from which the classifier is acted upon. */
const CONFIDENT = 0.6;
const CONFIDENT_OF_LEAVING = 0.8;
/** Fewer words than this are not a question in themselves. */
const ASKED_FROM = 3;

/** The topic for an intent that is expressed in words no topic knows. */
const TOPIC_OF_INTENT: Readonly<Partial<Record<Intent, NamedTopic>>> = {
  ask_definition: 'what-is-stalking',
  ask_helpline: 'helplines',
  ask_report: 'report',
  ask_evidence: 'evidence',
  ask_safety: 'stay-safe',
  ask_privacy: 'privacy',
  perpetrator: 'own-behaviour',
  human: 'a-person-please',
  off_topic: 'out-of-scope',
};

/** Safety first, then what the person wants done, then what they ask, then what they tell. */
export function dialogueActOf(result: NluResult): DialogueAct {
  const { crisis, command, answer, topics, mainIntent, wasAsked, wordCount } = result;
  if (crisis) return { kind: 'at-once', command: crisis.kind };
  if (command && (command.alone || wordCount <= COMMAND_AT_MOST || isAboutCommand(result))) {
    const kind = AT_ONCE.includes(command.command) ? 'at-once' : 'command';
    return { kind, command: command.command };
  }
  const [topic] = topics;
  const asks = mainIntent.confidence >= CONFIDENT && mainIntent.intent !== 'report_experience';
  if (topic && (answer === undefined || asks)) return { kind: 'topic', topic: topic.topic };
  if (answer || wordCount < ASKED_FROM) return { kind: 'answer' };
  const { intent, confidence } = mainIntent;
  // What the classifier takes for leaving may be an answer to what was asked: "no, one off".
  if (intent === 'stop' && !wasAsked && confidence >= CONFIDENT_OF_LEAVING)
    return { kind: 'command', command: 'leave' };
  const asked = intent && confidence >= CONFIDENT ? TOPIC_OF_INTENT[intent] : undefined;
  return asked ? { kind: 'topic', topic: asked } : { kind: 'answer' };
}

/** Whether the whole message is about the command in it. */
function isAboutCommand({ command, mainIntent: { intent } }: NluResult): boolean {
  return (command?.command === 'person' && intent === 'human') || (command?.command === 'exit' && intent === 'stop');
}
