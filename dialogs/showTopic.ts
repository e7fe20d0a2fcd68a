import { isInDanger } from '../model/answers';
import type { Advice, Help, Knowledge, ShortAnswer, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import type { Extras } from '../model/protocol/activities';
import { ukTime } from '../model/ukTime';
import { holding } from '../triage/conditions';
import { withImplied } from '../triage/impliedAnswers';
import { adviceFor, fits, type OfferedService, servicesFor } from '../triage/signpost';
import { isValidOn } from '../triage/valid';
import { HELPLINES_TOPIC } from './nextActions';
import { type Choice, choice, message, minorChoice, type Reply } from './replies';
import { serviceLine, showServices } from './serviceCard';
import { serviceOnOutcome } from './showOutcome';
import type { Standing } from './turnInProgress';
import { PART, pageOf, wordCount } from './wordCount';
import { audienceOf, bulletList, inWords, paragraphs, text } from './wording';

export const SELF_HARM_TOPIC: NamedTopic = 'self-harm';

/** In the words for those whose answers they fit, on this day: the law is not the same in each nation, nor for ever. */
export function fittingTo<T extends ShortAnswer | Topic>(
  knowledge: Knowledge,
  { answers, now }: Standing,
  written: T,
): T {
  const { date } = ukTime(now);
  const today = written.first.filter((one: T['first'][number]) => isValidOn(one, date));
  const fitting = holding<T['first'][number]>(today, withImplied(knowledge, answers))[0];
  return fitting ? { ...written, ...fitting } : written;
}

/** The first thing that is said when a topic is asked for; the whole is one press away, in parts. */
export function showTopicInShort(knowledge: Knowledge, written: Topic, standing: Standing): Reply {
  const topic = fittingTo(knowledge, standing, written);
  const { title, short, help } = topic;
  const audience = audienceOf(standing.answers);
  // What fits what they told is said at once, in place of a second service.
  const own = adviceOf(knowledge, topic).find((one) => fits(one, standing.answers));
  const fitting = own ? `**${inWords(own.title, audience)}**: ${inWords(own.text, audience)}` : '';
  const words = paragraphs(`**${title}**`, inWords(short, audience), fitting);
  const lines = topic.id === HELPLINES_TOPIC ? HELPLINES : own ? 1 : LINES_IN_SHORT;
  const more = partChoices(knowledge, topic, standing);
  return withServices(knowledge, words, { help, lines }, standing, extrasOf(topic), more);
}

function extrasOf({ id }: Topic): Extras {
  return { kind: id === SELF_HARM_TOPIC ? 'emergency' : 'text', topic: id };
}

/** Services on a line each; who asks for helplines wants more of them. */
export const LINES_IN_SHORT = 2;
const HELPLINES = 4;

/** Words with the best services for them, each on a line. */
export function withServices(
  knowledge: Knowledge,
  words: string,
  shown: { readonly help: readonly Help[]; readonly lines: number },
  { answers, now }: Standing,
  extras: Extras,
  more: readonly Choice[] = [],
): Reply {
  const { best, more: others } = servicesFor(knowledge, shown.help, answers, now);
  // Whom the words name, somebody will look for below them.
  const isNamed = ({ service }: OfferedService) => Number(words.includes(service.name));
  const lines = [...best, ...others]
    .toSorted((one, other) => isNamed(other) - isNamed(one))
    .slice(0, shown.lines)
    .filter((one) => !isSaid(one, words))
    .map((one) => serviceLine(knowledge, one));
  const { topic } = extras;
  const whole = topic ? [minorChoice(knowledge, 'choice-more-about', { kind: 'topic', topic, from: 0 })] : [];
  const kind = isInDanger(answers) ? 'emergency' : extras.kind;
  return message(paragraphs(words, bulletList(lines)), { ...extras, kind }, [...whole, ...more]);
}

/** Whether a line would add nothing to the words: they name the number, and it is answered day and night. */
function isSaid({ service: { phones }, open }: OfferedService, words: string): boolean {
  return open.kind === 'always' && phones[0] !== undefined && words.includes(phones[0].number);
}

/** As many pieces of advice as can be chosen from at a glance. */
const PIECES = 6;

/** The way to each part of a topic: to its first step, or to each piece of advice; and to who can help with it. */
function partChoices(knowledge: Knowledge, topic: Topic, standing: Standing): readonly Choice[] {
  const { id, says, help } = topic;
  const pieces = adviceOf(knowledge, topic).length;
  const to = (from: number) => ({ kind: 'topic', topic: id, from }) as const;
  const services = help.length > 0 ? [minorChoice(knowledge, 'choice-who-helps', to(says.length + pieces))] : [];
  if (topic.steps) return [choice(knowledge, 'choice-first-step', to(says.length)), ...services];
  return [...services, ...adviceChoices(knowledge, topic, standing)];
}

/** A button for each piece of advice, the most fitting first; below one of them, for those that come after it. */
function adviceChoices(knowledge: Knowledge, topic: Topic, { answers }: Standing, shown?: Advice): readonly Choice[] {
  const audience = audienceOf(answers);
  const written = adviceOf(knowledge, topic);
  const fitting = adviceFor(written, answers);
  const after = shown ? fitting.indexOf(shown) + 1 : 0;
  return [...fitting.slice(after), ...fitting.slice(0, after)]
    .filter((one) => one !== shown)
    .slice(0, PIECES)
    .map((one) => {
      const name = inWords(one.title, audience);
      const press = { kind: 'topic', topic: topic.id, from: topic.says.length + written.indexOf(one) } as const;
      return { title: text(knowledge, 'choice-advice', { name }), press, minor: true, short: name };
    });
}

/**
 * A part of all that is said of a topic: its paragraphs, as many as can be read at once; one piece of advice; or services.
 * @param from the place of a paragraph, after them that of a piece of advice, and after those that of a service
 */
export function showTopic(knowledge: Knowledge, written: Topic, standing: Standing, from: number): Reply {
  const topic = fittingTo(knowledge, standing, written);
  const advice = adviceOf(knowledge, topic);
  const { length } = topic.says;
  if (from < length) return showSays(knowledge, topic, standing, from);
  const piece = advice[from - length];
  if (piece) return showAdvice(knowledge, topic, standing, { piece, number: from - length + 1, count: advice.length });
  const first = length + advice.length;
  const carded = serviceOnOutcome(knowledge, standing);
  const press = (next: number) => ({ kind: 'topic', topic: topic.id, from: first + next }) as const;
  return showServices(knowledge, topic.help, standing, { carded, from: from - first, press });
}

interface Piece {
  readonly piece: Advice;
  readonly number: number;
  readonly count: number;
}

/** One piece of advice, and the way to the next step or to the other pieces. */
function showAdvice(knowledge: Knowledge, topic: Topic, standing: Standing, { piece, number, count }: Piece): Reply {
  const audience = audienceOf(standing.answers);
  const name = inWords(piece.title, audience);
  const title = topic.steps ? text(knowledge, 'step', { number, count, name }) : name;
  const next = { kind: 'topic', topic: topic.id, from: topic.says.length + number } as const;
  const on = number < count ? [choice(knowledge, 'choice-next-step', next)] : [];
  const ways = topic.steps ? on : adviceChoices(knowledge, topic, standing, piece);
  return message(paragraphs(`**${title}**`, inWords(piece.text, audience)), extrasOf(topic), ways);
}

function showSays(knowledge: Knowledge, topic: Topic, standing: Standing, from: number): Reply {
  const audience = audienceOf(standing.answers);
  const says = topic.says.map((one) => inWords(one, audience));
  const title = `**${topic.title}**`;
  const { shown, next } = pageOf(says, from, PART - wordCount(title), wordCount);
  const press = { kind: 'topic', topic: topic.id, from: next ?? 0 } as const;
  const on =
    next === undefined ? partChoices(knowledge, topic, standing) : [choice(knowledge, 'choice-more-about', press)];
  return message(paragraphs(title, ...shown), extrasOf(topic), on);
}

/** As it is written, which is the order of the steps. */
function adviceOf({ advice }: Knowledge, topic: Topic): readonly Advice[] {
  return topic.advice ? advice.filter((one) => one.topic === topic.id) : [];
}
