import { type Content, entry, freeText, freeTexts, required, withDefault } from './format';
import { id } from './textFormats';

/** Words that mean the same thing, wherever in the conversation they are typed. */
export const phraseGroup = entry('set of phrases', {
  id: required(id, 'What the words mean.'),
  whole: withDefault(freeTexts, [], 'Means it when it is the whole message.'),
  within: withDefault(
    freeTexts,
    [],
    'Means it anywhere in a message, unless what stands around it says otherwise: “not”, “years ago”, “what if”.',
  ),
  surely: withDefault(freeTexts, [], 'Means it anywhere in a message, whatever stands around it.'),
  unless: withDefault(freeTexts, [], 'Takes “within” back when it is there too.'),
});
export type PhraseGroup = Content<typeof phraseGroup>;

export const wordSet = entry('set of words', {
  id: required(id, 'What the words are called in phrases: <they>.'),
  words: required(freeTexts, 'The words that can stand there.'),
});
export type WordSet = Content<typeof wordSet>;

/** How people write a word, or run two together: "hes" for "he is". */
export const spelling = entry('spelling', {
  word: required(freeText, 'What is meant, in one word or more.'),
  also: required(freeTexts, 'How people write it.'),
});
export type Spelling = Content<typeof spelling>;

/** What a classifier has learnt from lines that people may type: see language/classifier/. */
export interface LinearWeights {
  readonly labels: readonly string[];
  readonly bias: readonly number[];
  /** What one step of a weight is worth. */
  readonly scale: number;
  /** A row for each hash bucket, with a weight for each label. */
  readonly weights: Int8Array;
}

/** The weights of a classifier whose labels do not exclude one another. */
export interface MultiLabelWeights extends LinearWeights {
  /** For each label the confidence from which it holds, chosen on lines that it was not trained on. */
  readonly thresholds: readonly number[];
}

/** Numbers in rows, as bytes. */
export interface QuantisedMatrix {
  /** What one step is worth. */
  readonly scale: number;
  readonly bytes: Int8Array;
}

/** What one classifier makes of what the network's filters found. */
export interface NetworkHead {
  readonly bias: readonly number[];
  /** A row for each label, with a weight for each filter; for replies, another block of such rows for each question. */
  readonly weights: QuantisedMatrix;
}

/**
 * A small convolutional network over vectors of words, which the classifiers share. Words that people use alike have
 * vectors that are alike, so that it follows what is said in words that no training line has.
 */
export interface NetworkWeights {
  readonly words: readonly string[];
  /** A row for each word. */
  readonly vectors: QuantisedMatrix;
  /** A row, as long as a vector, for each filter at each place of its window: `FILTER_WIDTHS` in turn. */
  readonly filters: QuantisedMatrix;
  readonly bias: readonly number[];
  /** The questions for which replies are told apart. */
  readonly asked: readonly string[];
  readonly heads: ByClassifier<NetworkHead>;
}

export const CLASSIFIERS = ['crisis', 'intent', 'reply', 'choice', 'asks', 'facts'] as const;
export type ClassifierName = (typeof CLASSIFIERS)[number];
/** Those that share a network: all but what they ask. */
export const SHARED: readonly ClassifierName[] = CLASSIFIERS.filter((one) => one !== 'asks');
export type ByClassifier<T> = Readonly<Record<ClassifierName, T>>;

export function byClassifier<T>(made: (name: ClassifierName) => T): ByClassifier<T> {
  return {
    crisis: made('crisis'),
    intent: made('intent'),
    reply: made('reply'),
    choice: made('choice'),
    asks: made('asks'),
    facts: made('facts'),
  };
}

/**
 * Six classifiers: for danger and self-harm, for what people want, for whether they reply yes, no or something else to a
 * question, for which of its own answers they choose in their words, for what they ask, and for everything else that a
 * message tells or shows. What each makes of a message is the mean of a linear one and of a network.
 */
export interface ClassifierWeights {
  readonly crisis: LinearWeights;
  readonly intent: LinearWeights;
  readonly reply: LinearWeights;
  /** Labels are `question:option`, and `question:` with nothing behind it for what answers it in no way. */
  readonly choice: LinearWeights;
  readonly asks: LinearWeights;
  readonly facts: MultiLabelWeights;
  readonly network: NetworkWeights;
  /** For what they ask alone, so that a new answer changes nothing of how danger is heard; its other heads are empty. */
  readonly askNetwork: NetworkWeights;
}

/** What a message says of danger: the grades of the training lines. None where it says nothing of it. */
export const DANGER_GRADES = ['now', 'perhaps', 'told', 'over'] as const;
/**
 * - `now`: present and meant, on the way and tonight included.
 * - `perhaps`: it might be.
 * - `told`: past, habitual, reported, feared or to come.
 * - `over`: plainly nobody is in danger now.
 */
export type DangerGrade = (typeof DANGER_GRADES)[number];

/** What a message says of the person's own wish to die; `other` is somebody else's, or an idiom or a denial. */
export const SELF_HARM_GRADES = ['sure', 'perhaps', 'other'] as const;
export type SelfHarmGrade = (typeof SELF_HARM_GRADES)[number];

/** What a person plainly shows that they feel. */
export const FEELINGS = ['fear', 'shame', 'anger', 'doubt', 'exhaustion', 'grief', 'relief', 'thanks'] as const;
export type Feeling = (typeof FEELINGS)[number];

/** What an opening message is about: the labels of the training lines. */
export const INTENTS = [
  // They tell.
  ...['report_experience', 'immediate_danger', 'self_harm'],
  // They ask.
  ...['ask_definition', 'ask_helpline', 'ask_report', 'ask_evidence', 'ask_safety', 'ask_privacy'],
  // Someone or something else.
  ...['for_someone_else', 'perpetrator', 'off_topic'],
  // About the talk itself.
  ...['greeting', 'stop', 'human'],
] as const;
export type Intent = (typeof INTENTS)[number];
