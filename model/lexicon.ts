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
  /** A row for each label. */
  readonly weights: Int8Array;
}

/** Three classifiers: for danger and self-harm, for what people want, and for what they reply to a question. */
export interface ClassifierWeights {
  readonly crisis: LinearWeights;
  readonly intent: LinearWeights;
  readonly reply: LinearWeights;
}

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
