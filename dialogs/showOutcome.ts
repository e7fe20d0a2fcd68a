import type { Diary } from '../diary/diary';
import type { Answers } from '../model/answers';
import type { Audience, DangerSign, Knowledge, Outcome } from '../model/knowledge';
import { signpost } from '../triage/signpost';
import { recordChoices } from './diary/recordChoices';
import { answersInWords } from './questionDialog';
import { type Choice, commandChoice, message, minorCommand, type Reply } from './replies';
import { showServices } from './showServices';
import type { Standing } from './turnInProgress';
import { audienceOf, bulletList, inWords, paragraphs, text } from './wording';

/** As many buttons as a phone shows without scrolling far. */
const TOPICS = 4;

/** What it looks like, who can help now, then what else helps and why. */
export function showOutcome(
  knowledge: Knowledge,
  outcome: Outcome,
  because: Answers,
  { answers, now }: Pick<Standing, 'answers' | 'now'>,
): readonly Reply[] {
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
): readonly Reply[] {
  if (signs.length === 0) return [];
  const reasons = bulletList(signs.map(({ says }) => inWords(says, audience)));
  return [message(paragraphs(text(knowledge, 'police-today'), reasons), { kind: 'outcome' })];
}

/** The person's own answers that led here, and that it is no legal decision. */
function why(knowledge: Knowledge, because: Answers, answers: Answers): string {
  const reasons = answersInWords(knowledge, because, answers);
  const named = reasons.length === 0 ? '' : paragraphs(text(knowledge, 'because'), bulletList(reasons));
  return paragraphs(named, text(knowledge, 'not-a-legal-decision'));
}

/** What the person may do next. Stands below the outcome, and again after each topic. */
export function outcomeActions(knowledge: Knowledge, outcome: Outcome, diary: Diary): Reply {
  const topics: readonly Choice[] = outcome.topics.slice(0, TOPICS).flatMap((id) => {
    const topic = knowledge.topics.find((one) => one.id === id);
    return topic ? [{ title: topic.title, press: { kind: 'topic', topic: id } as const }] : [];
  });
  return message(text(knowledge, outcome.emergency ? 'next-danger' : 'next'), { kind: 'choices' }, [
    ...(outcome.emergency ? [commandChoice(knowledge, 'choice-safe-now', 'safe-now')] : []),
    ...topics,
    ...recordChoices(knowledge, outcome.emergency, diary),
    commandChoice(knowledge, 'choice-more', 'more'),
    minorCommand(knowledge, 'choice-change', 'change'),
    minorCommand(knowledge, 'choice-restart', 'restart'),
    minorCommand(knowledge, 'choice-forget', 'forget'),
  ]);
}
