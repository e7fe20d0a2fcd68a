import { FOR_HELPERS, FOR_THE_ACCUSED, isOwnStory } from '../language/dialogueAct';
import { isAccused, OWN_BEHAVIOUR, WHERE, WHO_FOR } from '../model/answers';
import type { Audience, Help, Knowledge, ShortAnswer } from '../model/knowledge';
import type { NamedShortAnswer, NamedTopic } from '../model/namedEntries';
import type { PlainMessageId } from '../model/textIds';
import { servingAreas } from '../triage/areas';
import { nextStep } from '../triage/nextStep';
import { HELPLINES_TOPIC } from './nextActions';
import { reasonsInWords } from './outcomeReasons';
import { type Choice, message, type Reply } from './replies';
import { REASONS } from './showOutcome';
import { fittingTo, LINES_IN_SHORT, withServices } from './showTopic';
import { isTold } from './told';
import type { Standing, TurnInProgress } from './turnInProgress';
import { audienceOf, bulletList, inWords, paragraphs, text } from './wording';

/** To whoever may be the one who does it, no helpline for victims is named. */
const OWN_TOPIC: NamedTopic = 'own-behaviour';

/**
 * The answer to a question that was asked on the way, with the best service for it on a line.
 *
 * @param others what may be asked too, each as a button
 * @param isTitled whether its own question stands above it, where another may be meant
 */
export function showShortAnswer(
  knowledge: Knowledge,
  answer: ShortAnswer,
  standing: Standing,
  others: readonly ShortAnswer[] = [],
  isTitled = false,
): Reply {
  const { id, asks, says, topic, help: given } = fittingTo(knowledge, standing, answer);
  const audience = audienceOf(standing.answers);
  // Whoever does it themselves is named nobody who is there for those it happens to.
  const isOwn = isAccused(standing.answers);
  const help = isOwn && topic !== OWN_TOPIC ? ownHelp(knowledge) : given;
  const title = isTitled ? `**${inWords(asks, audience)}**` : '';
  const words = paragraphs(
    title,
    inWords(says, audience),
    ...ownReasons(knowledge, answer, standing),
    ...cited(knowledge, answer, standing),
  );
  const extras = { kind: 'text', shortAnswer: id, ...(topic && { topic }) } as const;
  const more = others.map((one) => askChoice(one, audience));
  return withServices(knowledge, words, { help, lines: LINES_IN_SHORT }, standing, extras, more);
}

/** What of their own answers the outcome on the screen rests on: "on what basis is this stalking". */
function ownReasons(knowledge: Knowledge, { reasons }: ShortAnswer, standing: Standing): readonly string[] {
  const step = nextStep(knowledge, standing.answers);
  if (!reasons || step.kind === 'ask') return [];
  const told = reasonsInWords(knowledge, step, standing, REASONS);
  return told.length > 0 ? [text(knowledge, 'because'), bulletList(told)] : [];
}

/** The laws that an answer rests on and that hold where they are, by their names: "which section is that". */
function cited(knowledge: Knowledge, { cites, law = [] }: ShortAnswer, { answers }: Standing): readonly string[] {
  const [where] = answers[WHERE] ?? [];
  const areas = where === undefined ? [] : servingAreas(knowledge, where);
  const laws = cites ? knowledge.laws.filter(({ id }) => law.includes(id)) : [];
  const holding = laws.filter(({ holds_in: holds }) => holds.some((area) => areas.includes(area)));
  const named = holding.length > 0 ? holding : laws;
  return named.length > 0 ? [bulletList(named.map(({ name }) => name))] : [];
}

function askChoice({ id, asks }: ShortAnswer, audience: Audience): Choice {
  return { title: inWords(asks, audience), press: { kind: 'ask', ask: id }, minor: true };
}

function ownHelp({ topics }: Knowledge): readonly Help[] {
  return topics.find(({ id }) => id === OWN_TOPIC)?.help ?? [];
}

/** Buttons for questions that may be meant. */
const MEANT = 3;
const ABOUT_CHILDREN: NamedShortAnswer = 'contact-about-kids';
/** Answers that would hurt whoever did not ask for them, and what is no answer. */
const NEVER_OFFERED: readonly string[] = ['find-somebody', 'out-of-scope'] satisfies NamedShortAnswer[];

/** Of the answers that may be meant, those that can be offered to this person: none that they were given. */
export function offeredAnswers(
  knowledge: Knowledge,
  turn: TurnInProgress,
  ids: readonly string[],
): readonly ShortAnswer[] {
  const { answers } = turn;
  const isOwn = answers[WHO_FOR]?.includes(OWN_BEHAVIOUR) === true;
  // Whoever it happens to may have been warned themselves, if that is surely what they ask.
  const isOfWarned = (id: string) => FOR_THE_ACCUSED.includes(id) && id === turn.reading?.asks && isOwnStory(answers);
  return (
    ids
      .filter((id) => !NEVER_OFFERED.includes(id))
      // Not everybody has children.
      .filter((id) => id !== ABOUT_CHILDREN || turn.reading?.namesChildren === true)
      .filter((id) => !isOwnStory(answers) || !FOR_HELPERS.includes(id))
      .flatMap((id) => knowledge.short_answers.find((one) => one.id === id) ?? [])
      .filter((one) => (fittingTo(knowledge, turn, one).topic === OWN_TOPIC) === isOwn || isOfWarned(one.id))
      .filter((one) => !isTold(knowledge, turn, one))
      .slice(0, MEANT)
  );
}

/** @param meant the answers that their last words may have asked for, each as a button */
export function showMeant(
  knowledge: Knowledge,
  { answers }: Standing,
  lead: PlainMessageId,
  meant: readonly ShortAnswer[],
): Reply {
  const audience = audienceOf(answers);
  return message(
    text(knowledge, lead),
    { kind: 'text' },
    meant.map((one) => askChoice(one, audience)),
  );
}

/**
 * Where no answer is sure, or it was given before: that it is so, who may know, and the questions that may be meant, each
 * as a button. Who may know are those at the outcome or, before that, among the helplines.
 *
 * @param told what was answered before, of which more is one press away
 */
export function showWhoMayKnow(
  knowledge: Knowledge,
  standing: Standing,
  meant: readonly ShortAnswer[],
  told?: ShortAnswer,
): Reply {
  const step = nextStep(knowledge, standing.answers);
  const isOwn = standing.answers[WHO_FOR]?.includes(OWN_BEHAVIOUR) === true;
  const helplines = knowledge.topics.find(({ id }) => id === HELPLINES_TOPIC)?.help ?? [];
  const { topic = undefined, help: given = [] } = told ? fittingTo(knowledge, standing, told) : {};
  const others = given.length > 0 ? given : step.kind === 'signpost' ? step.outcome.help : helplines;
  const help = isOwn ? ownHelp(knowledge) : others;
  const audience = audienceOf(standing.answers);
  const lead = told ? 'told-already' : 'not-answered';
  const words = text(knowledge, meant.length > 0 ? `${lead}-meant` : lead);
  const extras = { kind: 'text', ...(told && { shortAnswer: told.id }), ...(topic && { topic }) } as const;
  const more = meant.map((one) => askChoice(one, audience));
  return withServices(knowledge, words, { help, lines: LINES_IN_SHORT }, standing, extras, more);
}
