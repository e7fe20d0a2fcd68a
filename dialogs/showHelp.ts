import type { Answers } from '../model/answers';
import type { Help, Knowledge, Outcome, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import { adviceFor, type Signpost, servicesFor, signpost } from '../triage/signpost';
import { answersInWords } from './questionDialog';
import { choice, message, type Reply } from './replies';
import { serviceCard, serviceLine } from './serviceCard';
import type { Standing } from './turnInProgress';
import { audienceOf, bulletList, inWords, paragraphs, text } from './wording';

export const SELF_HARM_TOPIC: NamedTopic = 'self-harm';
/** As much advice as can be taken in at once; the rest is a press away. */
const ADVICE_AT_ONCE = 5;
/** Services on a line each: enough to see at a glance; the rest is behind "more services". */
const LINES = 4;

/** What it looks like, who can help now, then what else helps and why. */
export function showOutcome(
  knowledge: Knowledge,
  outcome: Outcome,
  because: Answers,
  { answers, now }: Standing,
): readonly Reply[] {
  const found = signpost(knowledge, outcome, answers, now);
  const audience = audienceOf(answers);
  const kind = outcome.emergency ? 'emergency' : 'outcome';
  const [first = '', ...rest] = outcome.says.map((says) => inWords(says, audience));
  const signs = bulletList(found.danger_signs.map(({ says }) => inWords(says, audience)));
  const police = paragraphs(text(knowledge, 'police-today'), signs);
  return [
    message(paragraphs(`**${inWords(outcome.title, audience)}**`, first), { kind }),
    ...(outcome.at_once || signs === '' ? [] : [message(police, { kind: 'outcome' })]),
    // Numbers before tips: some have only the time for a number.
    ...showServices(knowledge, found),
    message(paragraphs(...rest, outcome.at_once ? '' : why(knowledge, because, answers)), { kind: 'text' }),
  ];
}

/** The person's own answers that led here, and that it is no legal decision. */
function why(knowledge: Knowledge, because: Answers, answers: Answers): string {
  const reasons = answersInWords(knowledge, because, answers);
  const named = reasons.length === 0 ? '' : paragraphs(text(knowledge, 'because'), bulletList(reasons));
  return paragraphs(named, text(knowledge, 'not-a-legal-decision'));
}

/** A topic with its advice and services, straight away. `from` is where a further page of advice begins. */
export function showTopic(knowledge: Knowledge, topic: Topic, { answers, now }: Standing, from = 0): readonly Reply[] {
  const advice = topic.advice ? adviceFor(knowledge, [topic.id], answers) : [];
  const audience = audienceOf(answers);
  const shown = advice.slice(from, from + ADVICE_AT_ONCE);
  const next = { kind: 'topic', topic: topic.id, from: from + ADVICE_AT_ONCE } as const;
  const says = from === 0 ? [`**${topic.title}**`, ...topic.says.map((one) => inWords(one, audience))] : [];
  const body = message(
    paragraphs(...says, ...shown.map((one) => `**${inWords(one.title, audience)}**: ${inWords(one.text, audience)}`)),
    { kind: topic.id === SELF_HARM_TOPIC ? 'emergency' : 'text', topic: topic.id },
    advice.length > next.from ? [choice(knowledge, 'choice-more-advice', next)] : [],
  );
  if (from > 0) return [body];
  return [body, ...showServices(knowledge, servicesFor(knowledge, topic.help, answers, now))];
}

/** The best services as cards, and below them the next best on a line each. */
function showServices(knowledge: Knowledge, { best, more }: Pick<Signpost, 'best' | 'more'>): readonly Reply[] {
  if (best.length === 0) return [];
  const attachments = best.map((one) => serviceCard(knowledge, one));
  const cards = message(text(knowledge, 'services'), { kind: 'services' }, [], { attachments });
  const next = more.filter(({ service }) => service.confidence !== 'C').slice(0, LINES);
  if (next.length === 0) return [cards];
  const lines = bulletList(next.map((one) => serviceLine(knowledge, one)));
  return [cards, message(paragraphs(text(knowledge, 'services-also'), lines), { kind: 'text' })];
}

export function showAllServices(knowledge: Knowledge, help: readonly Help[], { answers, now }: Standing): Reply {
  const { best, more } = servicesFor(knowledge, help, answers, now);
  const attachments = [...best, ...more].map((one) => serviceCard(knowledge, one));
  return message(text(knowledge, 'services-all'), { kind: 'services' }, [], { attachments });
}
