import { type Diary, hasWords, isIncidentOpen } from '../diary/diary';
import { type Answers, CANNOT_SPEAK, HIDING, SITUATION, WHERE, YOU } from '../model/answers';
import type { Knowledge, Outcome, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import { nextStep } from '../triage/nextStep';
import { answersInWords, isToldOfSelf } from './answerWords';
import { confirm, saidTo } from './confirmations';
import { type Choice, choice, commandChoice, message, type Reply } from './replies';
import type { Standing, TurnInProgress } from './turnInProgress';
import { text } from './wording';

export const HELPLINES_TOPIC: NamedTopic = 'helplines';
/** With "more services", the four next steps that are seen at a glance; all others are folded away. */
const TOPICS = 2;

/** A turn whose replies may ask for a yes or no. */
type ActionsTurn = Standing & Pick<TurnInProgress, 'confirm'> & Partial<Pick<TurnInProgress, 'codes'>>;

/** What the person may do next. Stands below the outcome, and again after each topic. @param words what stands above it */
export function outcomeActions(knowledge: Knowledge, outcome: Outcome, turn: ActionsTurn, words?: string): Reply {
  if (outcome.emergency) return emergencyActions(knowledge, outcome, turn, words);
  const { diary } = turn;
  const topics = topicChoices(knowledge, outcome);
  return message(text(knowledge, 'next'), { kind: 'choices' }, [
    ...topics.slice(0, TOPICS),
    openRecord(knowledge, diary),
    commandChoice(knowledge, 'choice-more', 'more'),
    ...(turn.codes ? [commandChoice(knowledge, 'choice-pass-on', 'pass-on')] : []),
    ...folded([
      ...(outcome.at_once ? [] : [commandChoice(knowledge, 'choice-more-outcome', 'about-outcome')]),
      ...topics.slice(TOPICS),
      ...(isIncidentOpen(knowledge.diary_fields, diary)
        ? []
        : [commandChoice(knowledge, 'record-summary-open', 'summary')]),
      choice(knowledge, 'choice-fit', { kind: 'change', question: YOU }),
      choice(knowledge, 'choice-where', { kind: 'change', question: WHERE }),
      ...endings(knowledge),
    ]),
  ]);
}

/** What there is to press in danger. Right below the line for who cannot speak stands its button, unless that was said. */
function emergencyActions(knowledge: Knowledge, outcome: Outcome, turn: ActionsTurn, words?: string): Reply {
  turn.confirm = 'danger-screen';
  const isSilent = turn.answers[SITUATION]?.some((one) => one === CANNOT_SPEAK || one === HIDING);
  // In danger the record is offered only as the way back to an incident in progress.
  const open = isIncidentOpen(knowledge.diary_fields, turn.diary);
  const kind = words === undefined ? 'choices' : 'emergency';
  return message(words ?? text(knowledge, 'next-danger'), { kind }, [
    ...(isSilent ? [] : [commandChoice(knowledge, 'choice-cannot-speak', 'cannot-speak')]),
    commandChoice(knowledge, saidTo(turn.answers, 'choice-safe-now'), 'safe-now'),
    commandChoice(knowledge, 'choice-was-earlier', 'was-earlier'),
    ...(open ? [openRecord(knowledge, turn.diary)] : []),
    ...folded([
      ...topicChoices(knowledge, outcome),
      commandChoice(knowledge, 'choice-more', 'more'),
      ...endings(knowledge),
    ]),
  ]);
}

function topicChoices({ topics }: Knowledge, outcome: Outcome): readonly Choice[] {
  return outcome.topics.flatMap((id) => {
    const topic = topics.find((one) => one.id === id);
    return topic ? [{ title: topic.title, press: { kind: 'topic', topic: id } as const }] : [];
  });
}

function endings(knowledge: Knowledge): readonly Choice[] {
  return [
    commandChoice(knowledge, 'choice-change', 'change'),
    commandChoice(knowledge, 'choice-restart', 'restart'),
    commandChoice(knowledge, 'choice-forget', 'forget'),
  ];
}

/** Minor, and behind "More" where a client can fold. */
function folded(choices: readonly Choice[]): readonly Choice[] {
  return choices.map((one) => ({ ...one, minor: true, folded: true }));
}

/** Back to where the person was before they asked for something else. A topic may offer the record. */
export function nextActions(knowledge: Knowledge, turn: ActionsTurn, from?: Topic): Reply {
  const { answers, diary } = turn;
  const step = nextStep(knowledge, answers);
  const telling = isIncidentOpen(knowledge.diary_fields, diary);
  if (step.kind === 'signpost' && !telling) return outcomeActions(knowledge, step.outcome, turn);
  turn.confirm = 'carry-on';
  const more = from?.record && !telling ? [openRecord(knowledge, diary), blankSheetChoice(knowledge)] : [];
  return confirm(knowledge, 'carry-on', answers, more);
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

/** The lines in which the answers are shown, in their order. */
export function notedLines({ questions }: Pick<Knowledge, 'questions'>, answers: Answers) {
  return questions.flatMap(({ id, name }) => {
    const given = answers[id];
    return given === undefined || !isToldOfSelf(answers, id) ? [] : [{ id, name, given }];
  });
}

/** The person's answers, each as a button that asks its question again. */
export function showAnswers(knowledge: Knowledge, { answers, parts }: Pick<Standing, 'answers' | 'parts'>): Reply {
  const choices = notedLines(knowledge, answers).map(({ id, name, given }): Choice => {
    const answer = answersInWords(knowledge, { [id]: given }, answers, parts).join('; ') || text(knowledge, 'skipped');
    return { title: text(knowledge, 'change-one', { name, answer }), press: { kind: 'change', question: id } };
  });
  return message(text(knowledge, 'change'), { kind: 'choices' }, [
    ...choices,
    { ...carryOnChoice(knowledge), minor: true },
  ]);
}
