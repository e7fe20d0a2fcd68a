import { withImplied } from '../../triage/impliedAnswers';
import { realKnowledge } from '../journeys/conversation';
import { endChecks } from './outcomeExpectations';
import type { PlayedRow, Turn } from './playRow';
import { CONFIRMATIONS, type Expected, eitherOf, listed, type Row } from './row';
import { isSaid, lackingText, wordingsOf, wordsIn } from './said';

/** What does not hold, with what was there instead. */
export type Problem = string;
/** @returns what was there instead; undefined where it holds */
type Check<Key extends keyof Expected> = (wanted: NonNullable<Expected[Key]>, played: PlayedRow) => Problem | undefined;
export type Checks<Keys extends keyof Expected = keyof Expected> = { readonly [Key in Keys]: Check<Key> };

/** What is said where a message was not understood. */
export const NOT_FOLLOWED = ['not-read', 'not-read-kept', 'not-read-danger', 'not-read-after', 'passed-over'];
/** What holds of every row that does not say otherwise. */
const ALWAYS: Expected = { followed: 'yes', screen: 'none', closed: 'no' };

export function problemsOf({ expect }: Row, played: PlayedRow): readonly Problem[] {
  return unmet({ ...ALWAYS, ...expect }, played);
}

function unmet(expected: Expected, played: PlayedRow): readonly Problem[] {
  const keys = Object.keys(expected) as readonly (keyof Expected)[];
  return keys.flatMap((key) => {
    const got = check(key, expected, played);
    return got === undefined ? [] : [`expected ${key} ${brief(expected[key])}, got ${got}`];
  });
}

/** As it is written in the row. */
function brief(wanted: Expected[keyof Expected]): string {
  return JSON.stringify(wanted)?.replaceAll('"', '').replaceAll(',', ', ') ?? '';
}

function check<Key extends keyof Expected>(key: Key, expected: Expected, played: PlayedRow): Problem | undefined {
  const wanted = expected[key];
  if (wanted === undefined) return undefined;
  const run = checks[key];
  return run ? run(wanted, played) : 'a name that no expectation has';
}

const checks: Checks = {
  ...endChecks,

  screen: (wanted, { turns }) => {
    const found = turns.map(screenOf);
    const holds = found.every((one, place) => {
      const each = typeof wanted === 'string' ? wanted : (wanted[place] ?? 'none');
      return eitherOf(each).includes(one);
    });
    return holds ? undefined : found.join(', ');
  },
  closed: (wanted, { turns }) => {
    const found = turns.some(({ end }) => end !== 'no') ? 'yes' : 'no';
    return found === wanted ? undefined : found;
  },
  followed: (_wanted, { turns }) => {
    const found = NOT_FOLLOWED.filter((id) => turns.some((turn) => isSaid(id, turn.said)));
    return found.length === 0 ? undefined : found.join(', ');
  },

  keeps: (wanted, { turns }) => {
    const kept = withImplied(realKnowledge, lastOf(turns).answers);
    const missing = Object.entries(wanted).flatMap(([question, options]) => {
      const has = (one: string) => eitherOf(one).some((id) => kept[question]?.includes(id));
      return listed(options).every(has) ? [] : [`${question} ${kept[question]?.join(' ') || 'nothing'}`];
    });
    return missing.length === 0 ? undefined : missing.join('; ');
  },
  lacks: (wanted, { turns }) => {
    const kept = lastOf(turns).answers;
    const found = Object.entries(wanted).flatMap(([question, options]) => {
      const wrong = (kept[question] ?? []).filter((id) => options === 'any' || listed(options).includes(id));
      return wrong.length === 0 ? [] : [`${question} ${wrong.join(' ')}`];
    });
    return found.length === 0 ? undefined : found.join('; ');
  },

  asks: (wanted, { turns }) => {
    const { asked = 'nothing' } = lastOf(turns);
    return eitherOf(wanted).includes(asked) ? undefined : asked;
  },
  not_asked: (wanted, { turns, isWhole }) => {
    const found = (isWhole ? turns : turns.slice(-1)).flatMap(({ asked }) => asked ?? []);
    const wrong = wanted.filter((id) => found.includes(id));
    return wrong.length === 0 ? undefined : wrong.join(', ');
  },
  never_asks: (wanted, { turns, rest }) => {
    const found = [lastOf(turns), ...rest].flatMap(({ asked }) => asked ?? []);
    const wrong = wanted.filter((id) => found.includes(id));
    return wrong.length === 0 ? undefined : wrong.join(', ');
  },
  asks_once: (wanted, { turns, rest }) => {
    const found = [...turns, ...rest].flatMap(({ asked }) => asked ?? []);
    const holds = wanted.every((id) => found.filter((one) => one === id).length === 1);
    return holds ? undefined : found.join(', ');
  },
  asks_back: (wanted, { turns }) => {
    const last = lastOf(turns);
    const question = realKnowledge.questions.find(({ id }) => id === wanted);
    const offered = last.replies.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []);
    const answers = offered.filter(({ value }) => value?.kind === 'answer' && !value.answer.includes('skipped'));
    if (last.asked !== wanted) return `the question ${last.asked ?? 'of nothing'}`;
    if (!question?.ask_back || !wordingsOf(question.ask_back).some((words) => last.said.includes(words)))
      return 'its usual wording';
    return answers.length === 2 ? undefined : `${answers.length} answers to choose from`;
  },
  confirms: (wanted, { turns }) => {
    const last = lastOf(turns);
    const ids = eitherOf(wanted).map((one) => CONFIRMATIONS[one] ?? one);
    if (last.asked) return `the question ${last.asked}`;
    return ids.some((id) => isSaid(id, last.said)) ? undefined : 'nothing to confirm';
  },
  explains: (wanted, { turns }) => {
    const why = realKnowledge.questions.find(({ id }) => id === wanted)?.why;
    const easy = realKnowledge.easy_questions.find(({ id }) => id === wanted)?.ask;
    return why &&
      [why, easy].flatMap((one) => (one ? wordingsOf(one) : [])).some((words) => lastOf(turns).said.includes(words))
      ? undefined
      : 'no reason';
  },
  audience: (wanted, { turns }) => {
    const { asked, said } = lastOf(turns);
    const ask = realKnowledge.questions.find(({ id }) => id === asked)?.ask;
    return ask && said.includes(ask[wanted] ?? ask.person) ? undefined : 'other words';
  },

  says: (wanted, { turns }) => (wanted.some((id) => isSaid(id, lastOf(turns).said)) ? undefined : 'none of them'),
  shows: (wanted, { turns }) => {
    const shown = shownIn(lastOf(turns));
    return wanted.some((id) => shown.includes(id)) ? undefined : shown.join(', ') || 'nothing shown';
  },
  not_shows: (wanted, { turns }) => {
    const found = turns.flatMap(shownIn).filter((id) => wanted.includes(id));
    return found.length === 0 ? undefined : found.join(', ');
  },
  text: (wanted, { turns }) => lackingText(wanted, lastOf(turns).said),
  not_text: (wanted, { turns }) => {
    const found = listed(wanted).filter((words) => lackingText(words, lastOf(turns).said) === undefined);
    return found.length === 0 ? undefined : found.join(', ');
  },
  first_words: ({ most, hold }, { turns }) => {
    const first = wordsIn(lastOf(turns).replies).slice(0, Number(most)).join(' ');
    return lackingText(hold, first);
  },
  most_words: (wanted, { turns }) => {
    const count = wordsIn(lastOf(turns).replies).length;
    return count <= Number(wanted) ? undefined : `${count}`;
  },
  number: (_wanted, { turns }) => (/\b\d{3,}\b/.test(lastOf(turns).said) ? undefined : 'none'),

  either: (wanted, played) => {
    const tried = wanted.map((one) => unmet(one, played));
    return tried.some((problems) => problems.length === 0) ? undefined : tried.flat().join(' / ');
  },
  // Needs the other line's conversation: the test itself looks at that.
  same_as: () => undefined,
};

/** What a screen that comes before everything else is about. */
function screenOf({ replies, reached }: Turn): string {
  const isEmergency = reached.some((id) => realKnowledge.outcomes.some((one) => one.id === id && one.emergency));
  if (isEmergency) return 'emergency';
  return replies.some(({ channelData }) => channelData?.waymark?.topic === 'self-harm') ? 'self-harm' : 'none';
}

/** Topics, short answers and outcomes. */
function shownIn({ replies, said, reached }: Turn): readonly string[] {
  const topics = replies.flatMap(({ channelData }) => channelData?.waymark?.topic ?? []);
  const answered = realKnowledge.short_answers.filter(({ says }) =>
    wordingsOf(says).some((words) => said.includes(words)),
  );
  return [...topics, ...answered.map(({ id }) => id), ...reached];
}

function lastOf(turns: readonly Turn[]): Turn {
  const last = turns.at(-1);
  if (!last) throw new Error('Nothing was said.');
  return last;
}
