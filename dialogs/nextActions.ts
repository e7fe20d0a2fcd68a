import { type Diary, hasWords, isIncidentOpen } from '../diary/diary';
import type { Answers } from '../model/answers';
import type { Knowledge, Outcome, Topic } from '../model/knowledge';
import { nextStep } from '../triage/nextStep';
import { answersInWords } from './answerWords';
import { confirm } from './confirmations';
import { type Choice, commandChoice, message, minorCommand, type Reply } from './replies';
import type { Standing, TurnInProgress } from './turnInProgress';
import { text } from './wording';

/** As many buttons as a phone shows without scrolling far. */
const TOPICS = 4;

/** A turn whose replies may ask for a yes or no. */
type ActionsTurn = Standing & Pick<TurnInProgress, 'confirm'>;

/** What the person may do next. Stands below the outcome, and again after each topic. */
export function outcomeActions(knowledge: Knowledge, { topics, emergency }: Outcome, turn: ActionsTurn): Reply {
  const { diary } = turn;
  if (emergency) turn.confirm = 'danger-screen';
  const shown: readonly Choice[] = topics.slice(0, TOPICS).flatMap((id) => {
    const topic = knowledge.topics.find((one) => one.id === id);
    return topic ? [{ title: topic.title, press: { kind: 'topic', topic: id } as const }] : [];
  });
  // In danger the record is offered only as the way back to an incident in progress.
  const open = isIncidentOpen(knowledge.diary_fields, diary);
  return message(text(knowledge, emergency ? 'next-danger' : 'next'), { kind: 'choices' }, [
    ...(emergency ? [commandChoice(knowledge, 'choice-safe-now', 'safe-now')] : []),
    ...shown,
    ...(open || !emergency ? [openRecord(knowledge, diary)] : []),
    ...(open || emergency ? [] : [commandChoice(knowledge, 'record-summary-open', 'summary')]),
    commandChoice(knowledge, 'choice-more', 'more'),
    minorCommand(knowledge, 'choice-change', 'change'),
    minorCommand(knowledge, 'choice-restart', 'restart'),
    minorCommand(knowledge, 'choice-forget', 'forget'),
  ]);
}

/** Back to where the person was before they asked for something else. A topic may offer the record. */
export function nextActions(knowledge: Knowledge, turn: ActionsTurn, from?: Topic): Reply {
  const { answers, diary } = turn;
  const step = nextStep(knowledge, answers);
  const telling = isIncidentOpen(knowledge.diary_fields, diary);
  if (step.kind === 'signpost' && !telling) return outcomeActions(knowledge, step.outcome, turn);
  turn.confirm = 'carry-on';
  const more = from?.record && !telling ? [openRecord(knowledge, diary), blankSheetChoice(knowledge)] : [];
  return confirm(knowledge, 'carry-on', more);
}

export function carryOnChoice(knowledge: Knowledge): Choice {
  return commandChoice(knowledge, 'choice-carry-on', 'carry-on');
}

export function blankSheetChoice(knowledge: Knowledge): Choice {
  return commandChoice(knowledge, 'record-blank-open', 'blank-sheet');
}

function openRecord(knowledge: Knowledge, diary: Diary): Choice {
  const begun = diary.incidents.some(hasWords) || diary.telling !== undefined;
  return commandChoice(knowledge, begun ? 'record-back' : 'record-open', 'record');
}

/** The person's answers, each as a button that asks its question again. */
export function showAnswers(knowledge: Knowledge, answers: Answers): Reply {
  const choices: readonly Choice[] = knowledge.questions.flatMap(({ id, name }) => {
    const given = answers[id];
    if (given === undefined) return [];
    const answer = answersInWords(knowledge, { [id]: given }, answers).join('; ') || text(knowledge, 'skipped');
    return [{ title: text(knowledge, 'change-one', { name, answer }), press: { kind: 'change', question: id } }];
  });
  return message(text(knowledge, 'change'), { kind: 'choices' }, [
    ...choices,
    { ...carryOnChoice(knowledge), minor: true },
  ]);
}
