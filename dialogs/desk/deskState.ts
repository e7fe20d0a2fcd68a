import { type Answers, DANGER } from '../../model/answers';
import type { Help, Knowledge, Question } from '../../model/knowledge';
import type {
  DeskAnswer,
  DeskCriterion,
  DeskFlag,
  DeskOutcome,
  DeskQuestion,
  DeskState,
} from '../../model/protocol/deskActivities';
import {
  criterionState,
  nextQuestion,
  type ProvisionalOutcome,
  provisionalOutcome,
  questionStates,
} from '../../triage/provisionalOutcome';
import { coveredThemes, dangerSigns, holding } from '../../triage/signs';
import { HELPLINES_TOPIC } from '../nextActions';
import { answersInWords, pendingQuestion } from '../questionDialog';
import { repliesTo } from '../triageDialog';
import type { TurnInProgress } from '../turnInProgress';
import { audienceOf, inWords, text } from '../wording';
import { deskServices } from './deskServices';

type DeskTurn = Pick<TurnInProgress, 'before' | 'answers' | 'dialogs' | 'replies' | 'now'>;

/** The state of the call after a turn, for the screen to show. */
export function deskState(knowledge: Knowledge, turn: DeskTurn): DeskState {
  const { before, answers, replies, now } = turn;
  const looks = provisionalOutcome(knowledge, answers);
  const danger = looks.kind === 'sure' && answers[DANGER]?.includes('yes') === true;
  const id = danger ? undefined : (pendingQuestion(turn) ?? nextQuestion(knowledge, answers));
  const question = knowledge.questions.find((one) => one.id === id);
  const changed = Object.keys(answers).filter((one) => before[one]?.join() !== answers[one]?.join());
  const topic = replies.find(({ channelData }) => channelData?.waymark?.topic)?.text;
  return {
    at: now.toISOString(),
    ...(question && { asking: deskQuestion(question, answers) }),
    first: changed.flatMap((one) => repliesTo(knowledge, one, answers)),
    ...(topic !== undefined && { topic }),
    questions: deskAnswers(knowledge, answers, id),
    changed,
    danger,
    looks: deskOutcome(knowledge, looks, answers),
    four: deskCriteria(knowledge, answers),
    flags: deskFlags(knowledge, answers),
    themes: coveredThemes(knowledge, answers),
    services: deskServices(knowledge, helpFor(knowledge, looks), turn),
    dispositions: holding(knowledge.dispositions, answers).map((one) => one.id),
  };
}

function deskQuestion(question: Question, answers: Answers): DeskQuestion {
  const { id, name, ask, why, examples, choose, options } = question;
  const audience = audienceOf(answers);
  return {
    id,
    name,
    ask: inWords(ask, audience),
    listen_for: examples,
    why: inWords(why, audience),
    choose,
    options: options.map((one) => ({ id: one.id, label: inWords(one.label, audience) })),
    answer: answers[id] ?? [],
  };
}

function deskAnswers(
  knowledge: Knowledge,
  answers: Answers,
  asking: string | undefined,
): readonly DeskAnswer[] {
  const states = questionStates(knowledge, answers, asking);
  return knowledge.questions.map(({ id, name, options }) => ({
    id,
    name,
    state: states.get(id) ?? 'not-needed',
    answer: answerInWords(knowledge, options, answers[id], answers),
  }));
}

/** An answer in the words that the handler has chosen it by. */
function answerInWords(
  knowledge: Knowledge,
  options: Question['options'],
  answer: readonly string[] | undefined,
  answers: Answers,
): string {
  if (answer === undefined) return '';
  const chosen = options.filter(({ id }) => answer.includes(id));
  const words = chosen.map(({ label }) => inWords(label, audienceOf(answers)));
  return words.length > 0 ? words.join('; ') : text(knowledge, 'skipped');
}

function deskOutcome(knowledge: Knowledge, looks: ProvisionalOutcome, answers: Answers): DeskOutcome {
  if (looks.kind === 'not-clear')
    return { kind: looks.kind, title: text(knowledge, 'aloud-not-clear'), because: [], says: [] };
  const audience = audienceOf(answers);
  const { title, says } = looks.outcome;
  return {
    kind: looks.kind,
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
  return [
    ...flags,
    ...signs.map(({ id, says }) => ({ id, act: 'today' as const, says: inWords(says, audience) })),
  ];
}

/** Where nothing is clear yet, the helplines that anybody may ask for. */
function helpFor(knowledge: Knowledge, looks: ProvisionalOutcome): readonly Help[] {
  if (looks.kind !== 'not-clear') return looks.outcome.help;
  return knowledge.topics.find(({ id }) => id === HELPLINES_TOPIC)?.help ?? [];
}
