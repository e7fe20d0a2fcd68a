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
  /** Kinds of help that some service gives. */
  readonly help: readonly string[];
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
  options: { [WHO_FOR]: ['someone-else', 'child', 'own-behaviour'] },
  help: ['emergency', 'stalking', 'victim-care', 'listening'],
} as const satisfies NamedEntries;

export type NamedTopic = (typeof NAMED_ENTRIES.topics)[number];
export type NamedPhrase = (typeof NAMED_ENTRIES.phrases)[number];
export type NamedWordSet = (typeof NAMED_ENTRIES.word_sets)[number];
export type NamedWhoFor = (typeof NAMED_ENTRIES.options)[typeof WHO_FOR][number];
export type NamedHelp = (typeof NAMED_ENTRIES.help)[number];
