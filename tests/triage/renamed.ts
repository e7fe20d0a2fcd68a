import type { Knowledge } from '../../model/knowledge';

/** Old names to new ones: of questions, and of answers as `who/ex-recent` to `ex-lately`. */
export type Renames = Readonly<Record<string, string>>;

/** The knowledge as an author might rename it, everywhere that an id is named. */
export function renamed(knowledge: Knowledge, renames: Renames, former_answers: Knowledge['former_answers'] = []) {
  const questions = knowledge.questions.map((question) => ({
    ...question,
    id: nameOf(question.id, renames),
    options: question.options.map((one) => ({
      ...one,
      id: nameOf(`${question.id}/${one.id}`, renames),
      implies: conditionIn(one.implies, renames),
    })),
    between: question.between.map((one) => ({
      ...one,
      options: one.options.map((id) => nameOf(`${question.id}/${id}`, renames)),
    })),
  }));
  const ids = new Set(knowledge.questions.map(({ id }) => id));
  const { questions: _old, classifiers, ...others } = knowledge;
  const rest = changed(others, ids, renames) as Omit<Knowledge, 'questions' | 'classifiers'>;
  return { ...rest, questions, former_answers, ...(classifiers && { classifiers }) } satisfies Knowledge;
}

/** As authors declare it. */
export function declared(renames: Renames): Knowledge['former_answers'] {
  return Object.entries(renames).map(([was, name]) => {
    const [question = '', option] = was.split('/');
    return { was, now: [option === undefined ? name : `${nameOf(question, renames)}/${name}`] };
  });
}

function nameOf(path: string, renames: Renames): string {
  return renames[path] ?? path.split('/').at(-1) ?? '';
}

function conditionIn(when: Readonly<Record<string, readonly string[]>>, renames: Renames) {
  return Object.fromEntries(
    Object.entries(when).map(([question, options]) => [
      nameOf(question, renames),
      options.map((option) => nameOf(`${question}/${option}`, renames)),
    ]),
  );
}

/** Conditions may stand at any depth: they are what has ids of questions for its fields. */
function changed(value: unknown, ids: ReadonlySet<string>, renames: Renames): unknown {
  if (Array.isArray(value)) return value.map((one) => changed(one, ids, renames));
  if (typeof value !== 'object' || value === null) return value;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const isCondition = entries.length > 0 && entries.every(([name, one]) => ids.has(name) && Array.isArray(one));
  if (isCondition) return conditionIn(value as Record<string, readonly string[]>, renames);
  return Object.fromEntries(
    entries.map(([name, one]) => [
      name,
      name === 'question' && typeof one === 'string' ? nameOf(one, renames) : changed(one, ids, renames),
    ]),
  );
}
