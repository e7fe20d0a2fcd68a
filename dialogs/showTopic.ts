import type { Knowledge, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import { adviceFor, servicesFor } from '../triage/signpost';
import { choice, message, type Reply } from './replies';
import { showServices } from './showServices';
import type { Standing } from './turnInProgress';
import { audienceOf, inWords, paragraphs } from './wording';

/** As much advice as can be taken in at once; the rest is a press away. */
export const ADVICE_AT_ONCE = 5;

/** A topic with its advice and services, straight away. `from` is where a further page of advice begins. */
export function showTopic(
  knowledge: Knowledge,
  topic: Topic,
  { answers, now }: Standing,
  from = 0,
): readonly Reply[] {
  const advice = topic.advice ? adviceFor(knowledge, [topic.id], answers) : [];
  const audience = audienceOf(answers);
  const shown = advice.slice(from, from + ADVICE_AT_ONCE);
  const next = { kind: 'topic', topic: topic.id, from: from + ADVICE_AT_ONCE } as const;
  const says = from === 0 ? [`**${topic.title}**`, ...topic.says.map((one) => inWords(one, audience))] : [];
  const body = message(
    paragraphs(
      ...says,
      ...shown.map((one) => `**${inWords(one.title, audience)}**: ${inWords(one.text, audience)}`),
    ),
    { kind: topic.id === SELF_HARM_TOPIC ? 'emergency' : 'text', topic: topic.id },
    advice.length > next.from ? [choice(knowledge, 'choice-more-advice', next)] : [],
  );
  if (from > 0) return [body];
  return [body, ...showServices(knowledge, servicesFor(knowledge, topic.help, answers, now), now)];
}

export const SELF_HARM_TOPIC: NamedTopic = 'self-harm';
