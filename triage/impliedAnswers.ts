import { type Answers, isOpenBetween } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';

type Implications = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;

interface Worked {
  readonly implications: ReadonlyMap<string, Implications>;
  readonly takingOne: readonly Question[];
  readonly unasked: readonly string[];
  readonly takingMany: ReadonlySet<string>;
}

/** Cached for each list of questions: they are needed several times a turn, and on every path of the proof. */
const worked = new WeakMap<readonly Question[], Worked>();

/** A question that is never asked, and of which nothing was heard, has no answer to wait for. */
const NOTHING: readonly string[] = [];

/**
 * The answers with what goes without saying in them, such as that a break-in is unwanted. What was answered in so many
 * words stands; only a question with many answers takes more, and an answer what holds it: Luton lies in Bedfordshire.
 */
export function withImplied({ questions }: Pick<Knowledge, 'questions'>, answers: Answers): Answers {
  const { implications, takingOne, unasked, takingMany } = worked.get(questions) ?? workOut(questions);
  const all: Record<string, readonly string[]> = { ...answers };
  for (const one of takingOne) {
    const answer = answers[one.id];
    if (answer !== undefined && isHeardBothWays(one, answer)) delete all[one.id];
  }
  for (const [question, byOption] of implications) {
    for (const option of answers[question] ?? []) {
      for (const [id, implied] of Object.entries(byOption.get(option) ?? {})) {
        if (answers[id] === undefined || id === question || takingMany.has(id)) all[id] = union(all[id], implied);
      }
    }
  }
  for (const id of unasked) all[id] ??= NOTHING;
  return all;
}

/** What was heard of a question both ways, and is to be asked back, is no answer; “an ex” is one, if it leaves open which. */
function isHeardBothWays(question: Question, answer: readonly string[]): boolean {
  return (
    isOpenBetween(question, answer) &&
    !question.between.some(({ options }) => options.every((one) => answer.includes(one)))
  );
}

function union(some: readonly string[] = [], more: readonly string[]): readonly string[] {
  return [...new Set([...some, ...more])];
}

function workOut(questions: readonly Question[]): Worked {
  const done: Worked = {
    implications: implicationsOf(questions),
    takingOne: questions.filter(({ choose }) => choose !== 'many'),
    unasked: questions.filter(({ asked }) => !asked).map(({ id }) => id),
    takingMany: new Set(questions.filter(({ choose }) => choose === 'many').map(({ id }) => id)),
  };
  worked.set(questions, done);
  return done;
}

function implicationsOf(questions: readonly Question[]): ReadonlyMap<string, Implications> {
  const implying = questions.map(({ id, options }) => {
    const some = options.filter(({ implies }) => Object.keys(implies).length > 0);
    return [id, new Map(some.map((option) => [option.id, option.implies]))] as const;
  });
  return new Map(implying.filter(([, byOption]) => byOption.size > 0));
}
