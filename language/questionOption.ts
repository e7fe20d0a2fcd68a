/** An answer to a question. */
export interface QuestionOption {
  readonly question: string;
  readonly option: string;
}

export function labelOf({ question, option }: QuestionOption): string {
  return `${question}:${option}`;
}
