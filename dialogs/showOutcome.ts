import type { Activity } from 'botbuilder';
import type { Diary } from '../diary/diary';
import type { Answers } from '../model/answers';
import type { Audience, DangerSign, Knowledge, Outcome } from '../model/knowledge';
import type { Reason } from '../triage/nextStep';
import { signpost } from '../triage/signpost';
import { commandChoice } from './askQuestion';
import { recordChoices } from './diary/recordChoices';
import { answersInWords } from './questionDialog';
import { type Choice, message } from './replies';
import { showServices } from './showServices';
import { audienceOf, bulletList, inWords, paragraphs, text } from './wording';

/** As many buttons as a phone shows without scrolling far. */
const TOPICS = 4;

/** What it looks like, who can help now, then what else helps and why. */
export function showOutcome(
  knowledge: Knowledge,
  outcome: Outcome,
  because: readonly Reason[],
  answers: Answers,
  now: Date,
): readonly Partial<Activity>[] {
  const found = signpost(knowledge, outcome, answers, now);
  const audience = audienceOf(answers);
  const kind = outcome.emergency ? 'emergency' : 'outcome';
  const [first = '', ...rest] = outcome.says.map((says) => inWords(says, audience));
  return [
    message(paragraphs(`**${inWords(outcome.title, audience)}**`, first), { kind }),
    ...(outcome.at_once ? [] : policeToday(knowledge, found.danger_signs, audience)),
    // Numbers before tips: some have only the time for a number.
    ...showServices(knowledge, found, now),
    message(paragraphs(...rest, outcome.at_once ? '' : why(knowledge, because, answers)), { kind: 'text' }),
  ];
}

function policeToday(
  knowledge: Knowledge,
  signs: readonly DangerSign[],
  audience: Audience,
): readonly Partial<Activity>[] {
  if (signs.length === 0) return [];
  const reasons = bulletList(signs.map(({ says }) => inWords(says, audience)));
  return [message(paragraphs(text(knowledge, 'police-today'), reasons), { kind: 'outcome' })];
}

/** The person's own answers that led here, and that it is no legal decision. */
function why(knowledge: Knowledge, because: readonly Reason[], answers: Answers): string {
  const reasons = answersInWords(
    knowledge,
    Object.fromEntries(because.map(({ question, answer }) => [question, answer])),
    answers,
  );
  const named = reasons.length === 0 ? '' : paragraphs(text(knowledge, 'because'), bulletList(reasons));
  return paragraphs(named, text(knowledge, 'not-a-legal-decision'));
}

/** What the person may do next. Stands below the outcome, and again after each topic. */
export function outcomeActions(knowledge: Knowledge, outcome: Outcome, diary: Diary): Partial<Activity> {
  const topics: readonly Choice[] = outcome.topics.slice(0, TOPICS).flatMap((id) => {
    const topic = knowledge.topics.find((one) => one.id === id);
    return topic ? [{ title: topic.title, press: { kind: 'topic', topic: id } as const }] : [];
  });
  const safe: Choice = {
    title: text(knowledge, 'choice-safe-now'),
    press: { kind: 'command', command: 'safe-now' },
  };
  return message(text(knowledge, outcome.emergency ? 'next-danger' : 'next'), { kind: 'choices' }, [
    ...(outcome.emergency ? [safe] : []),
    ...topics,
    ...recordChoices(knowledge, outcome.emergency, diary),
    { ...commandChoice(knowledge, 'choice-more', 'more'), minor: false },
    commandChoice(knowledge, 'choice-change', 'change'),
    commandChoice(knowledge, 'choice-restart', 'restart'),
    commandChoice(knowledge, 'choice-forget', 'forget'),
  ]);
}
