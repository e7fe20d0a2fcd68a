/** What the person has answered: question id to the ids of the options chosen, in the order they were given. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** The answer that stands for "I would rather not say". */
export const SKIPPED = 'skipped';
/** A skipped question satisfies whatever this option satisfies. */
export const UNSURE = 'unsure';

/** The questions that code knows by name; the rest is the authors' own business. */
export const DANGER = 'danger';
export const WHO_FOR = 'who-for';
export const WHERE = 'where';

/** Setting an answer. A changed answer keeps its place in the order, so that "back" stays in step. */
export function withAnswer(answers: Answers, question: string, answer: readonly string[]): Answers {
  return { ...answers, [question]: answer };
}

export function withoutAnswer(answers: Answers, question: string): Answers {
  const { [question]: _dropped, ...rest } = answers;
  return rest;
}

/** The question answered last, which is the one that "back" returns to. */
export function lastAnswered(answers: Answers): string | undefined {
  return Object.keys(answers).at(-1);
}
