import { type Answers, DANGER } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';
import type { Extras } from '../model/protocol/activities';
import type {
  DeskAnswer,
  DeskCriterion,
  DeskFlag,
  DeskOutcome,
  DeskQuestion,
  DeskState,
  DeskTopic,
} from '../model/protocol/deskActivities';
import { holding } from '../triage/conditions';
import { withImplied } from '../triage/impliedAnswers';
import { nextStep } from '../triage/nextStep';
import {
  coveredThemes,
  criterionState,
  type ProvisionalOutcome,
  provisionalOutcome,
  questionStates,
} from '../triage/provisionalOutcome';
import { dangerSigns } from '../triage/signpost';
import { answersInWords, chosenLabels } from './answerWords';
import type { ConfirmationId } from './confirmations';
import { deskServices } from './deskServices';
import { pendingQuestion } from './questionDialog';
import { isAlone, questionOnScreen } from './questionOnScreen';
import type { Reply } from './replies';
import { SELF_HARM_TOPIC } from './showTopic';
import { repliesTo } from './triageDialog';
import type { TurnInProgress } from './turnInProgress';
import { audienceOf, inWords, paragraphs, text } from './wording';

/** The only yes or no beside the questions that is put to a caller. */
export const DESK_CONFIRMS: ConfirmationId = 'despair';

type DeskTurn = Pick<TurnInProgress, 'before' | 'answers' | 'dialogs' | 'replies' | 'now'>;

/** The state of the call after a turn, for the screen to show. */
export function deskState(knowledge: Knowledge, turn: DeskTurn): DeskState {
  const { before, answers, replies, now } = turn;
  const looks = provisionalOutcome(knowledge, answers);
  const danger = looks.kind === 'sure' && answers[DANGER]?.includes('yes') === true;
  const next = nextStep(knowledge, answers);
  const known = withImplied(knowledge, answers);
  const pending = pendingQuestion(turn);
  const id = pending?.question ?? (next.kind === 'ask' ? next.question.id : undefined);
  const question = danger ? undefined : knowledge.questions.find((one) => one.id === id);
  const changed = Object.keys(answers).filter((one) => before[one]?.join() !== answers[one]?.join());
  const topic = deskTopic(knowledge, replies, answers);
  return {
    at: now.toISOString(),
    ...(question && { asking: deskQuestion(knowledge, question, answers, pending?.among) }),
    first: changed.flatMap((one) => repliesTo(knowledge, one, answers)),
    ...(topic && { topic }),
    answers,
    questions: deskAnswers(knowledge, answers, question?.id),
    changed,
    danger,
    looks: deskOutcome(knowledge, looks, answers),
    four: deskCriteria(knowledge, known),
    flags: deskFlags(knowledge, known),
    themes: coveredThemes(knowledge, answers),
    services: deskServices(knowledge, looks, { answers: known, now }),
    dispositions: holding(knowledge.dispositions, known).map((one) => one.id),
    audience: audienceOf(answers) === 'other' ? 'other' : 'person',
    steps: holding(knowledge.script, known).map((one) => one.id),
    to_do: toDo(knowledge, known),
  };
}

/** Those whose condition holds, or that have none. */
function toDo({ to_do: all }: Pick<Knowledge, 'to_do'>, answers: Answers): readonly string[] {
  const holds = new Set(holding(all, answers));
  return all.filter((one) => one.when === undefined || holds.has(one)).map((one) => one.id);
}

function deskTopic(knowledge: Knowledge, replies: readonly Reply[], answers: Answers): DeskTopic | undefined {
  const perhaps = text(knowledge, 'danger-perhaps');
  const extrasOf = ({ channelData }: Reply): Partial<Extras> => channelData?.waymark ?? {};
  const isUrgent = (one: Reply) => one.text === perhaps || extrasOf(one).confirms === DESK_CONFIRMS;
  const read = replies.filter((one) => isUrgent(one) || extrasOf(one).topic || extrasOf(one).shortAnswer);
  if (read.length === 0) return undefined;
  const actions = read.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []);
  const names = read.some(isUrgent) ? [] : read.map((one) => topicName(knowledge, extrasOf(one), answers));
  const name = names.includes(undefined) ? undefined : names[0];
  return {
    ...(name && { name }),
    says: paragraphs(...read.map((one) => one.text ?? '')),
    choices: actions.map(({ title, value }) => ({ label: title, press: value })),
  };
}

/** @returns undefined for what cannot wait until the handler asks for it: thoughts of ending one's life */
function topicName(knowledge: Knowledge, { topic, shortAnswer }: Partial<Extras>, answers: Answers) {
  if (topic === SELF_HARM_TOPIC) return undefined;
  const asked = knowledge.short_answers.find(({ id }) => id === shortAnswer)?.asks;
  return asked ? inWords(asked, audienceOf(answers)) : knowledge.topics.find(({ id }) => id === topic)?.title;
}

function deskQuestion(
  knowledge: Knowledge,
  question: Question,
  answers: Answers,
  among: readonly string[] | undefined,
): DeskQuestion {
  const { id, name, why, examples, choose } = question;
  const { ask, options, heard, skipped } = questionOnScreen(question, answers, among);
  const audience = audienceOf(answers);
  // What is asked back has words of its own.
  const near = ask === question.ask && knowledge.near_questions.find((one) => one.question === id)?.ask;
  return {
    id,
    name,
    ask: inWords(ask, audience),
    near: inWords(near || ask, audience),
    listen_for: examples,
    why: inWords(why, audience),
    choose,
    options: options.map((one) => ({
      id: one.id,
      label: inWords(one.label, audience),
      ...(isAlone(question, one) && { alone: true }),
    })),
    answer: heard,
    skipped,
  };
}

/** What is never asked is shown only where something of it was heard. */
function deskAnswers(knowledge: Knowledge, answers: Answers, asking: string | undefined): readonly DeskAnswer[] {
  const states = questionStates(knowledge, answers, asking);
  const shown = knowledge.questions.filter(({ id, asked }) => asked || answers[id] !== undefined || id === asking);
  return shown.map((question) => ({
    id: question.id,
    name: question.name,
    state: states.get(question.id) ?? 'not-needed',
    answer: answers[question.id] ? chosenLabels(question, answers) || text(knowledge, 'skipped') : '',
    told: answersInWords(knowledge, { [question.id]: answers[question.id] ?? [] }, answers).join('; '),
  }));
}

function deskOutcome(knowledge: Knowledge, looks: ProvisionalOutcome, answers: Answers): DeskOutcome {
  if (looks.kind === 'not-clear')
    return { kind: looks.kind, title: text(knowledge, 'aloud-not-clear'), because: [], says: [] };
  const audience = audienceOf(answers);
  const { id, title, says } = looks.outcome;
  return {
    kind: looks.kind,
    outcome: id,
    title: inWords(title, audience),
    because: answersInWords(knowledge, looks.because, answers),
    says: says.map((one) => inWords(one, audience)),
  };
}

function deskCriteria(knowledge: Knowledge, answers: Answers): readonly DeskCriterion[] {
  return knowledge.four.map((mark) => ({
    letter: mark.letter,
    name: knowledge.questions.find(({ id }) => id === mark.question)?.name ?? '',
    mark: criterionState(mark, answers),
  }));
}

/** Flags for the handler, then the reasons to tell the police today that every outcome shows. */
function deskFlags(knowledge: Knowledge, answers: Answers): readonly DeskFlag[] {
  const audience = audienceOf(answers);
  const flags = holding(knowledge.flags, answers).map(({ id, act, says }) => ({ id, act, says }));
  const known = new Set(flags.map(({ id }) => id));
  const signs = dangerSigns(knowledge, answers).filter(({ id }) => !known.has(id));
  return [...flags, ...signs.map(({ id, says }) => ({ id, act: 'today' as const, says: inWords(says, audience) }))];
}
