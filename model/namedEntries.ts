import {
  ABUSE,
  AFRAID,
  BROKEN,
  CANNOT_SPEAK,
  CONTACT,
  DESPAIR,
  FIXATED,
  HIDING,
  IN_PLACE,
  NO_POLICE,
  OWN_ORDER,
  POLICE_HERE,
  SITUATION,
  UNKNOWN,
  WHAT,
  WHO_DOES_IT,
  WHO_FOR,
  YOU,
} from './answers';

/**
 * Entries of the knowledge that code asks for by id. The loader refuses knowledge that lacks one, so
 * that no button and no plea for help ever leads nowhere.
 */
export interface NamedEntries {
  readonly topics: readonly string[];
  readonly short_answers: readonly string[];
  readonly phrases: readonly string[];
  readonly word_sets: readonly string[];
  /** Fields of the record. */
  readonly fields: readonly string[];
  /** Question id to the options that must be among its answers. */
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** Kinds of help that some service gives. */
  readonly help: readonly string[];
}

/** Sets of words that only rules read: the classifiers do not see them, so that a new word asks for no training. */
export const MARKS = [
  ...[
    'unsaid-if-noted',
    'taking-off',
    'unsaid-surely',
    'untrue',
    'besides-me',
    'my-ex',
    'of-us',
    'of-oneself',
    'dear-despairs',
    'bye',
    'not-yet',
    'calm',
    'calm-said',
    'calm-first',
    'none-of-list',
    'told-to-others',
    'deadline',
    'by-device',
    'safe-said',
    'not-here-said',
    'not-there',
    'they-are-not-here',
    'thing-at-home',
    'misheard',
    'still-noted',
    'bye-for-now',
    'none-unless',
    'wrong-in-notes',
    'notes-say',
    'never-said-by-them',
    'said-how',
    'clothed',
    'none-of-else',
    'to-write-here',
    'harmed-me',
    'would-not',
    'their-death',
    'said-already',
    'not-acting',
    'cannot-tell',
    'list-place',
    'intruder',
    'intruder-there',
    'now-here',
    'not-fixated',
    'have-rung',
    'help-sent',
    'has-died',
    'goes-on',
    'is-whose',
  ],
  ...[
    'help-on-the-way',
    'idiom',
    'read-out',
    'own-words',
    'wondered',
    'is-not',
    'identity',
    'identity-of-it',
    'identity-own',
    'coming-soon',
    'coming-to-hurt',
    'not-dying',
    'own-call',
    'right-here',
    'still-there',
    'has-never',
    'they-say',
    'not-meant',
    'wonder',
    'yes-or-no',
    'likened',
    'of-the-page',
    'unsaid-before',
    'notes-asked',
    'summary-wanted',
    'own-act',
    'own-contact',
    'meant-well',
    'ex-left',
    'accused',
    'own-mine',
    'done-to-me',
    'perhaps-not-mine',
    'accused-surely',
    'on-the-way',
    'on-my-way',
    'comes-well',
  ],
  ...[
    'wish-read',
    'wish-read-it',
    'wish-keep',
    'wish-keep-it',
    'wish-hidden',
    'wish-remove',
    'wish-not-one',
    'wish-all',
    'wish-split',
    'wish-lead',
    'wish-beside',
    'wish-keeps',
    'wish-question',
    'wish-paste',
    'wish-do',
    'wish-record',
    'witness-pronoun',
    'witness-not',
    'witness-verb',
    'place-theirs',
    'hour-end',
    'wish-heading',
    'wish-held-last',
    'wish-held-new',
    'change-should-say',
    'change-put',
    'change-to',
    'change-into',
    'change-it-was',
    'change-wrong',
    'change-was-told',
    'change-small',
    'change-name',
    'change-in',
    'change-too',
    'told-by-whom',
    'told-behind',
    'one-lead',
    'one-says',
    'one-end',
  ],
  ...['age-lead', 'age-first', 'age-soon', 'age-decade', 'age-school', 'age-once'],
] as const;

export const NAMED_ENTRIES = {
  topics: [
    // Who can help, and what this is.
    ...['helplines', 'a-person-please', 'about-waymark', 'privacy'],
    // What a message may be about beside what happens to the person.
    ...['self-harm', 'own-behaviour', 'out-of-scope', 'help-someone'],
    // What people ask.
    ...['what-is-stalking', 'report', 'evidence', 'stay-safe'],
  ],
  short_answers: [
    // What is said of all services.
    ...['who-can-help', 'by-text', 'help-opening-hours'],
    ...[
      'own-behaviour',
      'find-somebody',
      'talk-now',
      'easy-words',
      'keep-a-record',
      'may-i-record',
      'does-it-count',
      'out-of-scope',
      'right-place',
      'call-police-for-me',
      'who-are-you',
      'is-he-dangerous',
    ],
    // For whoever stands by somebody.
    ...['help-a-friend', 'go-to-them', 'what-to-say', 'pushes-me-away', 'must-they-know'],
    // For whoever has done something.
    ...['police-warned-me', 'may-i-go-near', 'contact-about-kids', 'my-caution', 'they-write-first', 'dbs-check'],
  ],
  /** What is recognised on every turn, and the plain answers. Phrases with any other id would do nothing. */
  phrases: [
    // Cries for help, and leaving.
    ...['emergency', 'self-harm', 'safe-now', 'help-called', 'help-coming', 'exit', 'forget'],
    // The plain answers.
    ...['yes', 'no', 'unsure'],
    // What is done about the questions.
    ...['greeting', 'person', 'explain', 'why', 'skip', 'back', 'change', 'restart', 'carry-on', 'more'],
    // The record of what happened.
    ...['record', 'summary', 'blank-sheet', 'pass-on', 'about-outcome'],
  ],
  word_sets: [
    // Modifiers around a phrase that change its meaning, and fillers that add nothing to it.
    ...['not', 'past', 'now', 'habit', 'asked', 'correction', 'parting', 'filler'],
    // How far such a modifier reaches, and of whom a phrase speaks.
    ...[
      'conjunction',
      'list-joiner',
      'denial-ends',
      'what-if-ends',
      'no-alone',
      'stopping',
      'forbidden',
      'none-but',
      'no-more',
      'first-person',
      'third-person',
    ],
    // How a question begins, what joins several choices, and what leads to a time.
    ...['question-word', 'choice-joiner', 'number-beside', 'time-lead'],
    // Who does not want to go on with the record.
    ...['record-stop', 'record-enough', 'record-summary', 'record-undo'],
    // What is asked for of the record, said before, or told as another thing.
    ...[
      'record-show',
      'record-print',
      'record-count',
      'record-plan',
      'record-reads',
      'record-ordinal',
      'record-one',
      'record-else',
      'record-cue-now',
      'record-cue-still',
      'record-cue-present',
      'record-cue-past',
      'record-cue-past-end',
      'record-cue-says',
      'record-remove',
      'record-edit',
      'record-thing',
      'record-all',
      'record-lead',
      'record-done-to',
      'record-reported',
      'record-subject',
      'record-modal',
      'record-polite',
      'record-held-last',
      'record-held-new',
      'record-held-neither',
      'record-numbered',
      'record-asks',
      'record-meant',
      'record-pardon',
      'record-named',
      'record-add-lead',
      'record-bit',
      'record-grumble',
      'record-omit',
      'record-take',
      'record-put',
      'record-naming',
      'record-everywhere',
      'contrast-not',
      'contrast-denied',
      'nobody-else',
      'denied-small',
      'contrast-lead',
      'contrast-turn',
      'contrast-small',
      'count-of',
    ],
    ...['record-said-before', 'record-about', 'record-goodbye', 'record-another'],
    // What the words around a time say of it.
    ...[
      'time-correction',
      'time-doubt',
      'time-found',
      'time-later',
      'time-next',
      'saw-or-heard',
      'time-replaced',
      'days-later',
      'place-end',
      'place-not',
      'no-word',
    ],
    // Who was asked twice, and who puts right what was noted.
    ...['asked-again', 'unsaid', 'first-told', 'foreseen', 'able', 'suffered', 'about-notes'],
    ...MARKS,
    // How an age is told.
    ...['age-between', 'age-not', 'age-years', 'another', 'of-me'],
    // How a question begins in the middle of a message.
    ...[
      'doubt-of',
      'owner',
      'question-asking',
      'question-verb',
      'question-subject',
      'question-more',
      'question-request',
      'question-you',
    ],
    'question-told',
    // What a "not" does not reach over, and how somebody goes on behind "no, not now".
    ...['not-of-answers', 'calm-next', 'safe-unless', 'none-turns', 'read-back-empty', 'read-back-filler'],
    // What stands around an answer that is named by its place, and beside what nobody got in, or nobody sends help.
    ...['list-lead', 'list-beside', 'intruder-unless', 'sent-to-harm'],
    // What stands around a place: what leads to it, what may come between, and of whom it is said.
    ...['place-lead-home', 'place-lead-in', 'place-lead', 'place-between', 'place-follower'],
    ...['place-self', 'place-us', 'place-others', 'place-company', 'place-not-mine', 'place-event'],
  ],
  fields: ['who-saw', 'told-to'],
  options: {
    [WHO_FOR]: ['me', 'someone-else', 'child', 'own-behaviour'],
    [WHO_DOES_IT]: [UNKNOWN],
    [FIXATED]: ['no'],
    [YOU]: [DESPAIR, NO_POLICE],
    [OWN_ORDER]: [IN_PLACE, BROKEN],
    [WHAT]: [ABUSE, CONTACT, 'hurt', 'sexual', 'break-in'],
    [SITUATION]: [CANNOT_SPEAK, HIDING, POLICE_HERE],
    effect: [AFRAID.effect],
    signs: [AFRAID.signs],
  },
  help: ['emergency', 'police', 'stalking', 'victim-care', 'listening'],
} as const satisfies NamedEntries;

export type NamedTopic = (typeof NAMED_ENTRIES.topics)[number];
export type NamedShortAnswer = (typeof NAMED_ENTRIES.short_answers)[number];
export type NamedPhrase = (typeof NAMED_ENTRIES.phrases)[number];
export type NamedWordSet = (typeof NAMED_ENTRIES.word_sets)[number];
export type NamedField = (typeof NAMED_ENTRIES.fields)[number];
export type NamedWhoFor = (typeof NAMED_ENTRIES.options)[typeof WHO_FOR][number];
export type NamedHelp = (typeof NAMED_ENTRIES.help)[number];
