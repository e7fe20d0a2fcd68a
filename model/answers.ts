import type { Question } from './questions';

/** What the person has answered: question id to the ids of the options chosen, in the order they were given. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** The answer that stands for "I would rather not say". */
export const SKIPPED = 'skipped';
/** A skipped question satisfies whatever this option satisfies. */
export const UNSURE = 'unsure';

/** The questions that code knows by name; the rest is the authors' own business. */
export const DANGER = 'danger';
export const WHO_FOR = 'who-for';
/** Of WHO_FOR: it is done to whoever writes. */
export const ME = 'me';
/** Of WHO_FOR: who is asked for help with what they do themselves, and is not led as the one it happens to. */
export const OWN_BEHAVIOUR = 'own-behaviour';
/** What a court, bail or the police forbid whoever tells it, and whether they did it all the same. */
export const OWN_ORDER = 'own-order';
/** Of OWN_ORDER. */
export const IN_PLACE = 'in-place';
export const BROKEN = 'broken';
/** Of WHO_FOR: it happens to a child. */
export const CHILD = 'child';
/** Of WHO_FOR: who writes for somebody else. */
export const FOR_OTHERS: readonly string[] = ['someone-else', CHILD];
/** Of WHO_FOR, and of YOU: who writes is under 18. */
export const ME_UNDER_18 = 'me-under-18';
export const UNDER_18 = 'under-18';
/** Of WHO_FOR: to the person and to theirs. */
export const US = 'us';
/** Who does it. */
export const WHO_DOES_IT = 'who';
/** Whether they seem fixated. */
export const FIXATED = 'fixated';
/** Whether it is about the person or an argument. */
export const ABOUT = 'about';
export const WHAT = 'what';
/** The signs of high risk. */
export const SIGNS = 'signs';
/** Of SIGNS: whoever does it threatens to kill themselves. */
export const SUICIDE_THREAT = 'suicide-threat';
export const WHERE = 'where';
export const YOU = 'you';
/** Of YOU: thoughts of ending one's life. The crisis lines then stay in every outcome. */
export const DESPAIR = 'despair';
/** Of YOU: who would rather not go to the police is shown them after others. */
export const NO_POLICE = 'no-police';
/** Of WHO_DOES_IT: nobody knows yet. */
export const UNKNOWN = 'unknown';
/** Of WHO_DOES_IT. */
export const STRANGER = 'stranger';
/** Of WHO_DOES_IT: someone else they know. */
export const ACQUAINTANCE = 'acquaintance';
/** Where and how somebody in danger is. */
export const SITUATION = 'situation';
/** Of SITUATION: who has to call in silence. */
export const CANNOT_SPEAK = 'cannot-speak';
export const HIDING = 'hiding';
const PUBLIC_PLACE = 'public-place';
/** Of SITUATION: the police are with the person, who is then not sent to them. */
export const POLICE_HERE = 'police-here';
/** Of how it affects the person, and of the signs of high risk: who denies them is not told that it is frightening. */
export const AFRAID = { effect: 'fear-of-violence', signs: 'fear' } as const;

export function isFear({ question, option }: { readonly question: string; readonly option: string }): boolean {
  return (AFRAID as Readonly<Record<string, string>>)[question] === option;
}

/** Of WHAT: calls and messages, which people ask about as well as tell. */
export const CONTACT = 'contact';

/** Of WHAT: insults. Who is told to die is answered kindly. */
export const ABUSE = 'abuse';

/** Marks what was heard in a story, of a question that is asked all the same: it comes ticked. */
export const HEARD = 'heard';

/** Whether the person has said that there is danger now, and not since that it is over. */
export function isInDanger({ [DANGER]: danger }: Answers): boolean {
  return danger?.includes('yes') === true;
}

/** Whether whoever types speaks of their own behaviour alone. */
export function isAccused({ [WHO_FOR]: whoFor }: Answers): boolean {
  return whoFor?.join() === OWN_BEHAVIOUR;
}

/** Setting an answer. A changed answer keeps its place in the order, so that "back" stays in step. */
export function withAnswer(answers: Answers, question: string, answer: readonly string[]): Answers {
  return { ...answers, [question]: answer };
}

export function withoutAnswer(answers: Answers, question: string): Answers {
  const { [question]: _dropped, ...rest } = answers;
  return rest;
}

/** What matters in danger alone: "I cannot ring the police", or "I am typing in a library", tells nothing of it where there is none. */
const ONLY_IN_DANGER: readonly string[] = [CANNOT_SPEAK, HIDING, PUBLIC_PLACE];

/** The answers without what is new among them and only matters in danger, where it was said that there is none. */
export function withoutIdleSituation(answers: Answers, { [SITUATION]: before = [] }: Answers): Answers {
  const { [SITUATION]: situation, [DANGER]: danger } = answers;
  if (!situation || danger === undefined || isInDanger(answers)) return answers;
  const left = situation.filter((one) => before.includes(one) || !ONLY_IN_DANGER.includes(one));
  return left.length > 0 ? withAnswer(answers, SITUATION, left) : withoutAnswer(answers, SITUATION);
}

/** The question answered last, which is the one that "back" returns to. */
export function lastAnswered(answers: Answers): string | undefined {
  return Object.keys(answers).at(-1);
}

/** Whether words have left more than one answer open to a question that takes only one. What goes with another is none. */
export function isOpenBetween(
  { id, choose, options }: Pick<Question, 'id' | 'choose' | 'options'>,
  answer: readonly string[],
): boolean {
  if (choose === 'many' || answer.length < 2 || answer.includes(SKIPPED)) return false;
  const given = options.filter((one) => answer.includes(one.id));
  return answer.filter((one) => !given.some(({ implies }) => implies[id]?.includes(one))).length > 1;
}

/** Several answers without "none of these", unless it stands alone: what has happened counts. */
export function withoutNothing(
  { options }: { readonly options: readonly { readonly id: string; readonly means?: string | undefined }[] },
  answer: readonly string[],
): readonly string[] {
  const nothing = options.find(({ means }) => means === 'no')?.id;
  const facts = answer.filter((id) => id !== nothing);
  return facts.some((id) => id !== SKIPPED) ? facts : answer;
}
