/** Words that mean the same thing, wherever in the conversation they are typed. */
export interface PhraseGroup {
  readonly id: string;
  /** Means it when it is the whole message. */
  readonly whole: readonly string[];
  /** Means it anywhere in a message, unless what stands around it says otherwise: "not", "years ago", "what if". */
  readonly within: readonly string[];
  /** Means it anywhere in a message, whatever stands around it. */
  readonly surely: readonly string[];
  /** Cancels `within` when it is there too. */
  readonly unless: readonly string[];
}

/** Words that can stand in one place of a phrase, written there as <id>. */
export interface WordSet {
  readonly id: string;
  readonly words: readonly string[];
}

/** How people write a word, or run two together: "hes" for "he is". */
export interface Spelling {
  readonly word: string;
  readonly also: readonly string[];
}

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
