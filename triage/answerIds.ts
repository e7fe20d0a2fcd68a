import { type Answers, HEARD, SKIPPED } from '../model/answers';
import type { Knowledge } from '../model/knowledge';

/** An answer as `who/ex-recent`, to what earlier releases called it. */
export type FormerNames = Readonly<Record<string, readonly string[]>>;

/** What is kept of a conversation's answers, under the ids of whichever release wrote it. */
export interface KeptAnswers {
  readonly answers: Answers;
  /** As they were told, of questions some of whose answers the release that wrote this did not know. */
  readonly aside?: Answers;
  readonly formerly?: FormerNames;
}

/** The same under the ids of this knowledge. */
export interface CarriedAnswers extends Required<Pick<KeptAnswers, 'answers' | 'aside'>> {
  /** The questions of which something was put aside just now. */
  readonly outdated: readonly string[];
}

/**
 * The ids of questions and answers over the releases. Chats go on while a new release is put in, and two releases may
 * take turns in one of them: what one of them does not know is put aside, asked again, and there for the other.
 */
export class AnswerIds {
  /** Question id to the ids of its answers. */
  readonly #known: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #takesMany: ReadonlySet<string>;
  readonly #became: ReadonlyMap<string, readonly string[]>;
  /** Pairs of what was called so, and what alone it became. */
  readonly #renamed: readonly (readonly [was: string, now: string])[];

  constructor({ questions, former_answers }: Pick<Knowledge, 'questions' | 'former_answers'>) {
    this.#known = new Map(
      questions.map(({ id, options }) => [id, new Set([...options.map((one) => one.id), SKIPPED, HEARD])]),
    );
    this.#takesMany = new Set(questions.filter(({ choose }) => choose === 'many').map(({ id }) => id));
    this.#became = new Map(former_answers.map(({ was, now }) => [was, now]));
    this.#renamed = [...this.#became].flatMap(([was, [now = '', ...others]]) =>
      now !== '' && others.length === 0 ? [[was, now] as const] : [],
    );
  }

  /** What a question is called now; undefined where there is none. */
  question(id: string, seen: readonly string[] = []): string | undefined {
    if (this.#known.has(id)) return id;
    const [now] = this.#became.get(id) ?? [];
    return now === undefined || seen.includes(now) ? undefined : this.question(now, [...seen, id]);
  }

  /** What an answer is called now, each as `question/answer`; undefined where nobody here knows it. */
  answer(path: string, formerly: FormerNames = {}, seen: readonly string[] = []): readonly string[] | undefined {
    if (this.#isKnown(path)) return [path];
    const { question, option } = split(path);
    const ofQuestion = this.#became.get(question)?.map((now) => `${now}/${option}`);
    const became = seen.includes(path) ? [] : (this.#became.get(path) ?? ofQuestion ?? []);
    const now = became.map((one) => this.answer(one, {}, [...seen, path]));
    if (now.length > 0 && now.every((one) => one !== undefined)) return [...new Set(now.flat())];
    // By its former name, if that leaves no doubt.
    const former = (formerly[path] ?? []).filter((one) => this.#isKnown(one));
    return former.length === 1 ? former : undefined;
  }

  /** What the releases before this one called these answers, for one of them that may read on. */
  formerNames(answers: Answers): FormerNames {
    const told = Object.entries(answers).flatMap(([question, given]) => given.map((one) => `${question}/${one}`));
    const named = told.map((path) => [path, formerPaths(path, this.#renamed)] as const);
    return Object.fromEntries(named.filter(([, names]) => names.length > 0));
  }

  /** Nothing that was told is dropped: what is not known here is kept aside, and its question is open again. */
  carry({ answers, aside = {}, formerly = {} }: KeptAnswers): CarriedAnswers {
    const carried = new Map<string, readonly string[]>();
    const unknown = new Map<string, readonly string[]>();
    for (const [question, told] of Object.entries(answers)) {
      const { known, isWhole } = this.#read(question, told, formerly);
      if (isWhole) put(carried, known);
      else {
        unknown.set(question, told);
        this.#leaveOpen(carried, question, known);
      }
    }
    const outdated = [...unknown.keys()];
    for (const [question, told] of Object.entries(aside)) {
      const { known, isWhole } = this.#read(question, told, formerly);
      if (isWhole) this.#putBack(carried, known);
      else if (!unknown.has(question)) unknown.set(question, told);
    }
    return { answers: Object.fromEntries(carried), aside: Object.fromEntries(unknown), outdated };
  }

  #isKnown(path: string): boolean {
    const { question, option } = split(path);
    return this.#known.get(question)?.has(option) === true;
  }

  #read(question: string, told: readonly string[], formerly: FormerNames) {
    const now = told.map((one) => this.answer(`${question}/${one}`, formerly));
    return { known: now.flatMap((one) => one ?? []), isWhole: now.every((one) => one !== undefined) };
  }

  /** Of several answers, those that are known come ticked when it is asked again. */
  #leaveOpen(carried: Map<string, readonly string[]>, id: string, known: readonly string[]): void {
    const question = this.question(id);
    if (question === undefined || !this.#takesMany.has(question) || known.length === 0) return;
    put(carried, [...known, `${question}/${HEARD}`]);
  }

  /** As they were told, unless the question was answered anew since. */
  #putBack(carried: Map<string, readonly string[]>, paths: readonly string[]): void {
    for (const question of new Set(paths.map((path) => split(path).question))) {
      const own = paths.map(split).flatMap((one) => (one.question === question ? [one.option] : []));
      const since = carried.get(question) ?? [];
      const isAnswered = !since.includes(HEARD) && since.some((one) => one !== SKIPPED);
      if (isAnswered && !this.#takesMany.has(question)) continue;
      const both = isAnswered
        ? [...since, ...own.filter((one) => one !== HEARD)]
        : [...own, ...since.filter((one) => one !== HEARD && one !== SKIPPED)];
      carried.set(question, [...new Set(both)]);
    }
  }
}

function split(path: string): { readonly question: string; readonly option: string } {
  const at = path.indexOf('/');
  if (at < 0) return { question: path, option: '' };
  const end = path.indexOf('/', at + 1);
  return { question: path.slice(0, at), option: path.slice(at + 1, end < 0 ? undefined : end) };
}

function put(carried: Map<string, readonly string[]>, paths: readonly string[]): void {
  for (const { question, option } of paths.map(split))
    carried.set(question, [...new Set([...(carried.get(question) ?? []), option])]);
}

/** @param before pairs of what was called so, and what it became */
function formerPaths(
  path: string,
  before: readonly (readonly [string, string])[],
  seen: readonly string[] = [],
): readonly string[] {
  const { question, option } = split(path);
  const names = before.flatMap(([was, now]) => {
    if (now === path) return [was];
    return now === question ? [`${was}/${option}`] : [];
  });
  const fresh = names.filter((name) => !seen.includes(name));
  return fresh.flatMap((name) => [name, ...formerPaths(name, before, [...seen, path])]);
}
