import { DANGER } from '../../model/answers';

/** Answers that lines tell only as a plain yes or no, or as one of a kind. */
const COARSE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [DANGER]: { yes: 'danger' },
  repeated: { several: 'yes', burst: 'yes', 'two-people': 'yes', once: 'no' },
  about: { dispute: 'yes', both: 'yes', person: 'no', 'something-else': 'no' },
  who: { 'ex-recent': 'ex-partner' },
};

/** An answer to a question as finely as it is judged: to be in danger is a cry, and two of several is a yes. */
export function coarseAnswer(question: string, answer: string): string {
  return COARSE[question]?.[answer] ?? answer;
}
