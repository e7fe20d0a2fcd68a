import { type Answers, SKIPPED, UNSURE } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';
import type { Condition } from '../model/questions';
import { conditionState } from './conditions';
import { withImplied } from './impliedAnswers';
import { nextStep, usualPath } from './nextStep';

/** The result of walking every path through the questions. */
export interface PathAnalysis {
  /** Different sequences of answers, every subset of a choose-many question counted apart. */
  readonly combinations: bigint;
  /** States visited; answers that no condition tells apart are tried once. */
  readonly situations: number;
  /** The questions of the longest path, and of the usual one. */
  readonly longest: readonly string[];
  readonly usual: readonly string[];
  readonly outcomes: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
}

type PathRest = Pick<PathAnalysis, 'combinations' | 'longest' | 'outcomes'>;

/** Answers to one question that no condition tells apart: one of them, and how many there are. */
interface AnswerGroup {
  readonly answer: readonly string[];
  readonly count: bigint;
}

/**
 * Walks every path. Two states in which the same questions are answered and every condition has
 * the same state have the same future, so each is walked once: a proof over all combinations
 * in a moment, not a sample.
 */
export function analysePaths(knowledge: Knowledge): PathAnalysis {
  const conditions = conditionsOf(knowledge);
  const choices = new Map(knowledge.questions.map((question) => [question.id, groupAnswers(question, conditions)]));
  const stateKey = stateKeys(knowledge);
  const known = new Map<string, PathRest>();
  const questions = new Set<string>();

  const walk = (answers: Answers): PathRest => {
    const key = stateKey(answers);
    const before = known.get(key);
    if (before) return before;
    const step = nextStep(knowledge, answers);
    const tail =
      step.kind === 'signpost'
        ? { combinations: 1n, longest: [], outcomes: new Set([step.outcome.id]) }
        : ask(step.question.id, answers);
    known.set(key, tail);
    return tail;
  };

  const ask = (id: string, answers: Answers): PathRest => {
    questions.add(id);
    const outcomes = new Set<string>();
    let combinations = 0n;
    let longest: readonly string[] = [];
    for (const { answer, count } of choices.get(id) ?? []) {
      const tail = walk({ ...answers, [id]: answer });
      combinations += count * tail.combinations;
      if (tail.longest.length > longest.length) longest = tail.longest;
      for (const outcome of tail.outcomes) outcomes.add(outcome);
    }
    return { combinations, longest: [id, ...longest], outcomes };
  };

  const rest = walk({});
  const afterHeard = heardBefore(knowledge, conditions, choices).map((answers) => walk(answers).longest);
  const longest = [rest.longest, ...afterHeard].reduce((most, one) => (one.length > most.length ? one : most));
  return { ...rest, longest, situations: known.size, usual: usualPath(knowledge, {}), questions };
}

/** What people may have told of questions that are never asked, as far as the rest of a path depends on it. */
function heardBefore(
  { questions }: Knowledge,
  conditions: readonly Condition[],
  choices: ReadonlyMap<string, readonly AnswerGroup[]>,
): readonly Answers[] {
  const heard = questions.filter(({ id, asked }) => !asked && conditions.some((when) => id in when));
  return heard.reduce<readonly Answers[]>(
    (all, { id }) =>
      all.flatMap((one) => [one, ...(choices.get(id) ?? []).map(({ answer }) => ({ ...one, [id]: answer }))]),
    [{}],
  );
}

/** Those that the rest of a path can depend on: help or a sign for one question's answer alone leads to no other question. */
function conditionsOf({ decisions, outcomes, danger_signs: signs }: Knowledge): readonly Condition[] {
  const shown = [...outcomes.flatMap(({ help }) => help), ...signs].map(({ when }) => when);
  return [...decisions.map(({ when }) => when), ...shown.filter((when) => Object.keys(when).length > 1)];
}

/**
 * All that the rest of the path can depend on, as bits: which questions are told, which are answered, which decisions
 * fail, and which conditions of what is shown are open. What a condition is open on are its questions without answers.
 */
function stateKeys(knowledge: Knowledge): (told: Answers) => string {
  const { questions, decisions, outcomes, danger_signs: signs } = knowledge;
  const decided = distinct(decisions);
  const shown = distinct([...outcomes.flatMap(({ help }) => help), ...signs]);
  return (told) => {
    const answers = withImplied(knowledge, told);
    const bits = new Bits();
    for (const { id } of questions) {
      bits.add(told[id] !== undefined);
      bits.add(answers[id] !== undefined);
    }
    for (const when of decided) bits.add(conditionState(when, answers) === 'fails');
    for (const when of shown) bits.add(conditionState(when, answers) === 'open');
    return bits.text();
  };
}

/** As short a text as can be told apart: there are a hundred thousand of them. */
class Bits {
  #done = '';
  #bits = 1;

  add(bit: boolean): void {
    this.#bits = (this.#bits << 1) | Number(bit);
    if (this.#bits < 0x8000) return;
    this.#done += String.fromCharCode(this.#bits);
    this.#bits = 1;
  }

  text(): string {
    return this.#done + String.fromCharCode(this.#bits);
  }
}

/** Each condition once: most outcomes share theirs. */
function distinct(entries: readonly { readonly when: Condition }[]): readonly Condition[] {
  return [...new Map(entries.map(({ when }) => [JSON.stringify(when), when])).values()];
}

/** Groups the answers to a question by which lists of wanted answers they satisfy, and by what they imply. */
function groupAnswers(question: Question, conditions: readonly Condition[]): readonly AnswerGroup[] {
  const wanted = conditions.flatMap(({ [question.id]: list }) => (list ? [list.join()] : []));
  const implied = new Set(question.options.map(({ implies }) => JSON.stringify(implies)));
  implied.delete('{}');
  const alike = [...implied].map((one) =>
    question.options.flatMap(({ id, implies }) => (JSON.stringify(implies) === one ? [id] : [])).join(),
  );
  const lists = [...new Set([...wanted, ...alike])].map((list) => new Set(list.split(',')));
  const satisfied = (id: string) => lists.reduce((bits, list, place) => (list.has(id) ? bits | (1 << place) : bits), 0);
  const skip = { bits: satisfied(SKIPPED) | satisfied(UNSURE), id: SKIPPED };
  const options = question.options.map(({ id }) => ({ bits: satisfied(id), id }));
  const groups = new Map<number, AnswerGroup>();
  add(groups, skip.bits, [skip.id], 1n);
  if (question.choose === 'one') for (const { bits, id } of options) add(groups, bits, [id], 1n);
  else for (const [bits, { answer, count }] of subsets(options)) add(groups, bits, answer, count);
  return [...groups.values()];
}

function add(groups: Map<number, AnswerGroup>, bits: number, answer: readonly string[], count: bigint): void {
  const group = groups.get(bits);
  groups.set(bits, { answer: group?.answer ?? answer, count: (group?.count ?? 0n) + count });
}

/** Every choice of one or more options, grouped. */
function subsets(options: readonly { readonly bits: number; readonly id: string }[]): Map<number, AnswerGroup> {
  let groups = new Map<number, AnswerGroup>();
  for (const { bits, id } of options) {
    const next = new Map(groups);
    add(next, bits, [id], 1n);
    for (const [sum, { answer, count }] of groups) add(next, sum | bits, [...answer, id], count);
    groups = next;
  }
  return groups;
}
