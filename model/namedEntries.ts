import { WHO_FOR } from './answers';

/**
 * Entries of the knowledge that code asks for by id. The loader refuses knowledge that lacks one, so
 * that no button and no plea for help ever leads nowhere.
 */
export interface NamedEntries {
  readonly topics: readonly string[];
  readonly phrases: readonly string[];
  readonly word_sets: readonly string[];
  /** Question id to the options that must be among its answers. */
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** Help that is one key away at the desk. */
  readonly quick_help: readonly string[];
  /** Fields of the wrap-up that the desk itself fills in. */
  readonly wrap_up: readonly string[];
}

export const NAMED_ENTRIES = {
  topics: [
    'helplines',
    'a-person-please',
    'about-waymark',
    'self-harm',
    'what-is-stalking',
    'report',
    'evidence',
    'stay-safe',
    'privacy',
    'own-behaviour',
    'out-of-scope',
  ],
  /** What is recognised on every turn, and the plain answers. Phrases with any other id would do nothing. */
  phrases: [
    'emergency',
    'self-harm',
    'exit',
    'greeting',
    'person',
    'yes',
    'no',
    'unsure',
    'explain',
    'why',
    'skip',
    'back',
    'change',
    'restart',
    'forget',
    'carry-on',
    'more',
    'safe-now',
    'record',
    'summary',
    'blank-sheet',
  ],
  word_sets: [
    // Modifiers around a phrase that change its meaning, and fillers that add nothing to it.
    ...['not', 'past', 'now', 'habit', 'asked', 'filler'],
    // How far such a modifier reaches, and of whom a phrase speaks.
    ...['conjunction', 'what-if-ends', 'no-alone', 'stopping', 'first-person', 'third-person'],
    // How a question begins, what joins several choices, and what leads to a time.
    ...['question-word', 'choice-joiner', 'time-lead'],
  ],
  /** Answers after which the person is asked about somebody else. */
  options: { [WHO_FOR]: ['someone-else', 'child'] },
  quick_help: ['emergency', 'silent-caller', 'text-999', 'relay', 'languages'],
  wrap_up: ['safe-name', 'safe-contact'],
} as const satisfies NamedEntries;

export type NamedTopic = (typeof NAMED_ENTRIES.topics)[number];
export type NamedPhrase = (typeof NAMED_ENTRIES.phrases)[number];
export type NamedWordSet = (typeof NAMED_ENTRIES.word_sets)[number];
