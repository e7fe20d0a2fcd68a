/** What every labelled line has. Its id is what people speak of it by; the text is as somebody might type it. */
interface Line {
  readonly id: string;
  readonly text: string;
}

/** A line that is danger, thoughts of death, or neither. */
export interface CrisisLine extends Line {
  readonly reading: string;
}

/** A reply to a question. */
export interface ReplyLine extends Line {
  /** What it means whatever was asked: a reply label, or a cry. */
  readonly any: string;
  /** What it means to some questions, where that is something else: by the question's id. */
  readonly by_question: LabelsByQuestion;
  readonly note?: string;
}

/** A first message. */
export interface OpenerLine extends Line {
  readonly expect: OpenerLabels;
  readonly tags?: readonly string[];
}

export interface OpenerLabels {
  readonly intent: string;
  /** What else may be answered first. */
  readonly also: readonly string[];
  readonly behaviours?: readonly string[];
  /** Whether any of it is by phone or on the internet. */
  readonly online?: boolean;
  /** What it answers already, by the question's id. */
  readonly slots: LabelsByQuestion;
}

export type LabelsByQuestion = Readonly<Partial<Record<string, string>>>;

/** A set of labelled lines: the training set, or the held-out set, which is never trained on. */
export interface LabelledLines {
  readonly lines: readonly CrisisLine[];
  readonly openers: readonly OpenerLine[];
  readonly answers: readonly ReplyLine[];
}

/** The lines of several files as one set. */
export function joined(files: readonly LabelledLines[]): LabelledLines {
  return {
    lines: files.flatMap(({ lines }) => lines),
    openers: files.flatMap(({ openers }) => openers),
    answers: files.flatMap(({ answers }) => answers),
  };
}
