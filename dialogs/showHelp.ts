import type { Answers } from '../model/answers';
import type { Decision, Help, Knowledge, Outcome, ShortAnswer, Topic, Wording } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import type { Extras } from '../model/protocol/activities';
import { holding } from '../triage/conditions';
import { withImplied } from '../triage/impliedAnswers';
import { nextStep, type Step } from '../triage/nextStep';
import { adviceFor, type Signpost, servicesFor, signpost } from '../triage/signpost';
import { answersInWords } from './answerWords';
import { choice, message, minorChoice, type Reply } from './replies';
import { serviceCard, serviceLine, shortCard } from './serviceCard';
import type { Standing } from './turnInProgress';
import { audienceOf, bulletList, inWords, paragraphs, text } from './wording';

export const HELPLINES_TOPIC: NamedTopic = 'helplines';
export const SELF_HARM_TOPIC: NamedTopic = 'self-harm';
/** As much advice as can be taken in at once; the rest is a press away. */
const ADVICE_AT_ONCE = 3;
/** Services on a line each, below the first: enough to see at a glance; the rest is behind "more services". */
const LINES = 2;
/** The person's own facts, and the reasons for the police, that are given as reasons. */
const REASONS = 3;
const SIGNS = 2;

type Signposted = Extract<Step, { readonly kind: 'signpost' }>;

/** What it looks like and why, who can help now; what else helps is one press away. */
export function showOutcome(
  knowledge: Knowledge,
  { outcome, decision, because }: Signposted,
  { answers, now }: Standing,
): readonly Reply[] {
  const found = signpost(knowledge, outcome, answers, now);
  const audience = audienceOf(answers);
  const kind = outcome.emergency ? 'emergency' : 'outcome';
  const [first = '', ...rest] = saysOf(outcome, withImplied(knowledge, answers)).map((says) => inWords(says, audience));
  const title = `**${inWords(outcome.title, audience)}**`;
  if (outcome.at_once) {
    const body = message(paragraphs(title, first, ...rest), { kind });
    // In danger its words name the number, and as few as can be stand before "I am safe now".
    return outcome.emergency ? [body] : [body, ...showServices(knowledge, found)];
  }
  const signs = [...new Set(found.danger_signs.map(({ says }) => inWords(says, audience)))].slice(0, SIGNS);
  return [
    message(paragraphs(title, first, why(knowledge, decision, because, answers)), { kind }),
    ...(signs.length > 0 ? [message(paragraphs(text(knowledge, 'police-today'), bulletList(signs)), { kind })] : []),
    ...showServices(knowledge, found),
  ];
}

/** What is said: first what fits the situation, then what is said to everyone. */
function saysOf({ first, says }: Outcome, answers: Answers): readonly Wording[] {
  const fitting = holding(first, answers)[0];
  return fitting ? [...fitting.says] : says;
}

/** The person's own answers that led here; where the outcome goes beyond one, why; and that it is no legal decision. */
function why(knowledge: Knowledge, { why: beyond }: Decision, because: Answers, answers: Answers): string {
  const reasons = answersInWords(knowledge, because, answers).slice(0, REASONS);
  const named = reasons.length === 0 ? '' : paragraphs(text(knowledge, 'because'), bulletList(reasons));
  const more = beyond ? inWords(beyond, audienceOf(answers)) : '';
  return paragraphs(named, more, text(knowledge, 'not-a-legal-decision'));
}

/** The first thing that is said when a topic is asked for; the whole is one press away. */
export function showTopicInShort(knowledge: Knowledge, { id, title, short, help }: Topic, standing: Standing): Reply {
  const words = `**${title}**\n\n${inWords(short, audienceOf(standing.answers))}`;
  const kind = id === SELF_HARM_TOPIC ? 'emergency' : 'text';
  return withServices(knowledge, words, help, standing, { kind, topic: id });
}

/** The answer to a question that was asked on the way, with the best service for it on a line. */
export function showShortAnswer(knowledge: Knowledge, answer: ShortAnswer, standing: Standing): Reply {
  const { id, says, topic, help } = answer;
  const words = inWords(says, audienceOf(standing.answers));
  return withServices(knowledge, words, help, standing, { kind: 'text', shortAnswer: id, ...(topic && { topic }) });
}

/** Where no answer is known: that it is so, and who may know, as at the outcome or, before that, among the helplines. */
export function showWhoMayKnow(knowledge: Knowledge, standing: Standing): Reply {
  const step = nextStep(knowledge, standing.answers);
  const helplines = knowledge.topics.find(({ id }) => id === HELPLINES_TOPIC);
  const help = step.kind === 'signpost' ? step.outcome.help : (helplines?.help ?? []);
  return withServices(knowledge, text(knowledge, 'not-answered'), help, standing, { kind: 'text' });
}

const LINES_IN_SHORT = 2;

function withServices(
  knowledge: Knowledge,
  words: string,
  help: readonly Help[],
  { answers, now }: Standing,
  extras: Extras,
): Reply {
  const { best, more } = servicesFor(knowledge, help, answers, now);
  const lines = [...best, ...more].slice(0, LINES_IN_SHORT).map((one) => serviceLine(knowledge, one));
  const { topic } = extras;
  const whole = topic ? [minorChoice(knowledge, 'choice-more-about', { kind: 'topic', topic, from: 0 })] : [];
  return message(paragraphs(words, bulletList(lines)), extras, whole);
}

/** The whole of a topic, with its advice and services. `from` is where a further page of advice begins. */
export function showTopic(
  knowledge: Knowledge,
  topic: Topic,
  { answers, now }: Standing,
  from: number,
): readonly Reply[] {
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

/** The best service as a card, and below it the next best on a line each. */
function showServices(
  knowledge: Knowledge,
  { best: [first, ...others], more }: Pick<Signpost, 'best' | 'more'>,
): readonly Reply[] {
  if (!first) return [];
  const next = [...others, ...more.filter(({ service }) => service.confidence !== 'C')].slice(0, LINES);
  const lines = bulletList(next.map((one) => serviceLine(knowledge, one)));
  const also = next.length === 0 ? '' : paragraphs(text(knowledge, 'services-also'), lines);
  const cards = message(text(knowledge, 'services'), { kind: 'services' }, [], {
    attachments: [shortCard(knowledge, first)],
  });
  return also === '' ? [cards] : [cards, message(also, { kind: 'text' })];
}

/** What else is said of an outcome, and everyone who may help. */
export function showMore(knowledge: Knowledge, outcome: Outcome, { answers, now }: Standing): readonly Reply[] {
  const { best, more } = servicesFor(knowledge, outcome.help, answers, now);
  const attachments = [...best, ...more].map((one) => serviceCard(knowledge, one));
  const services = message(text(knowledge, 'services-all'), { kind: 'services' }, [], { attachments });
  const [, ...rest] = outcome.at_once ? [] : saysOf(outcome, withImplied(knowledge, answers));
  const words = paragraphs(...rest.map((says) => inWords(says, audienceOf(answers))));
  return words === '' ? [services] : [message(words, { kind: 'text' }), services];
}
