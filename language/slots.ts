import { DANGER, WHO_FOR } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { MessageClassification } from './classifier/classifiers';
import { type Match, type Message, matchesOf, type Part, type TextSpan, textSpan } from './message';
import type { OptionPhrase, QuestionOption } from './phraseIndex';
import type { PhraseMatch } from './text/phraseMatcher';

/** A filled slot: an answer that the message gives to a question, asked or not. */
export interface SlotValue {
  readonly question: string;
  /** The id of an option, or of an answer left open between several. */
  readonly option: string;
  /** From 1 on it is taken; above that the surer. */
  readonly sureness: number;
  /** The words that say it, where a phrase knows them. */
  readonly span?: TextSpan;
  /** Whether they say it beyond doubt. */
  readonly isPlain?: boolean;
  /** Whether they may well say it, and it is asked back whatever was told before. */
  readonly isToBeAskedBack?: boolean;
}

/** Of a phrase that says it beyond doubt. */
const SURE_PHRASE = 2;
/** Any other phrase counts where the classifier is nearly half convinced. */
const CONVINCED = 0.4;

/** Words. */
const PUT_RIGHT_AT_MOST = 12;

/** On these depends what is said from then on, so that they are never read from a phrase alone. */
export const COSTLY: readonly string[] = [DANGER, WHO_FOR];

/**
 * Every slot that a message fills, the surest first.
 *
 * @param denials what it denies, which fills none
 * @param isPutRight whether it does nothing but put right what was noted, so that its phrases need no other proof
 */
export function slotsIn(
  message: Message,
  classification: MessageClassification | undefined,
  denials: readonly DeniedAnswer[],
  isPutRight = false,
): readonly SlotValue[] {
  const found = new Map<string, SlotValue>();
  const add = (label: string, sureness: number, span?: TextSpan, how?: OptionPhrase) => {
    const [question = '', option = ''] = label.split(':');
    const before = found.get(label);
    const place = span ?? before?.span;
    found.set(label, {
      question,
      option,
      sureness: Math.max(sureness, before?.sureness ?? 0),
      ...(place && { span: place }),
      isPlain: how === 'plainly' || before?.isPlain === true,
      isToBeAskedBack: how === 'perhaps' || before?.isToBeAskedBack === true,
    });
  };
  const denied = new Set(denials.filter(({ isSure }) => isSure).map(labelOf));
  const doubted = new Set(denials.map(labelOf));
  // In a few words a "not" before a phrase is meant just so: "it's not my brother it's my neighbour".
  const isShort = message.words.length <= PUT_RIGHT_AT_MOST;
  for (const { label, sureness } of classification?.facts ?? [])
    if (sureness >= 1 && !doubted.has(label) && isSlot(label)) add(label, sureness);
  const matches = optionMatches(message);
  const plain = matches.filter(({ meaning }) => meaning.how === 'plainly');
  for (const match of matches) {
    const label = labelOf(match.meaning);
    // "I'm a man by the way" says nothing of a man who does it.
    const isInside = plain.some((one) => one !== match && one.from <= match.from && match.to <= one.to);
    if (denied.has(label) || (isInside && match.meaning.how === undefined)) continue;
    const sureness = classification?.facts.find((one) => one.label === label)?.sureness ?? 0;
    const how = classification ? match.meaning.how : 'plainly';
    // "Not my ex, a neighbour": what stands in place of what is denied needs no other proof.
    const isInstead =
      (isPutRight && !COSTLY.includes(match.meaning.question)) ||
      [...(isShort && !COSTLY.includes(match.meaning.question) ? doubted : denied)].some((one) =>
        one.startsWith(`${match.meaning.question}:`),
      );
    if (how || isInstead || sureness >= CONVINCED)
      add(label, how ? SURE_PHRASE : Math.max(1, sureness), textSpan(message, match.from, match.to), how);
  }
  return [...found.values()].sort((one, other) => other.sureness - one.sureness);
}

/** An answer that a message says is not so; surely where words say just that, and not a "not" before a phrase for it. */
export interface DeniedAnswer extends QuestionOption {
  readonly isSure: boolean;
  /** Whether it is only not told: "no weapon" does not take off threats that were told before. */
  readonly takesNothingOff?: true;
}

/**
 * Answers that the message says are not so: "not family, a neighbour".
 *
 * @param asked where it only asks something: "do I delete the messages" denies none
 * @param isFact whether a question is about what happened
 */
export function deniedIn(
  { words, matches, context, denials: all }: Message,
  asked: readonly Part[],
  isFact: (question: string) => boolean,
): readonly DeniedAnswer[] {
  const isOfElse = (one: PhraseMatch<QuestionOption>) =>
    isFact(one.meaning.question) && (context.isOfAbility(one) || context.isDoneBySelf(one));
  const denials = all.filter((one) => !isOfElse(one));
  const options = matchesOf(matches, 'option');
  // "Not calls, he sends letters": what the same sentence tells all the same is not denied.
  const sentenceAt = (at: number) => words[at]?.sentence;
  const last = new Map<string, number>();
  for (const one of options.filter((match) => !context.isListed(match))) {
    const place = `${labelOf(one.meaning)} ${sentenceAt(one.from)}`;
    last.set(place, Math.max(last.get(place) ?? 0, one.from));
  }
  const isToldBeside = ({ meaning, to }: PhraseMatch<QuestionOption>) =>
    (last.get(`${labelOf(meaning)} ${sentenceAt(to - 1)}`) ?? 0) > to;
  // "No threat to kill" leaves other threats as they were told.
  const isWithin = ({ from, to }: Part) => denials.some((one) => one.from === from && one.to > to);
  // "No weapon" denies a weapon, and no other threats; "not ringing the police" no calls.
  const isNarrower = ({ meaning, from, to }: Match<'option'>) =>
    isFact(meaning.question) &&
    (context.isOfAbility({ from: from - 1, to }) ||
      [...denials, ...options.filter((one) => one.meaning.how === 'plainly')].some(
        (one) => one.from <= from && to <= one.to && labelOf(one.meaning) !== labelOf(meaning),
      ));
  const isAsked = ({ from, to }: Part) => asked.some((one) => one.from <= from && to <= one.to);
  return [
    ...denials
      .filter((one) => !isToldBeside(one) && !isAsked(one) && !isWithin(one))
      .map(({ meaning }) => ({ ...meaning, isSure: true })),
    ...options
      .filter((one) => context.isDenied(one) && !isToldBeside(one) && !isAsked(one))
      .map((one) => ({ ...one.meaning, isSure: false, ...(isNarrower(one) && { takesNothingOff: true as const }) })),
  ];
}

/** The answers that phrases of a message stand for, whatever the question. */
export function optionMatches({ matches, context }: Message): readonly Match<'option'>[] {
  return matchesOf(matches, 'option').filter((one) => !context.isNegated(one));
}

function labelOf({ question, option }: QuestionOption): string {
  return `${question}:${option}`;
}

function isSlot(label: string): boolean {
  return !label.startsWith('feels:');
}

/** In the reply to a question less is enough than in a story, where the answer may not be there at all. */
const REPLIED = 0.5;

/** The option that the classifier finds likeliest in the reply to a question, or all that it finds likely; undefined in doubt. */
export function likeliestOption(
  { id, between, choose }: Question,
  facts: MessageClassification['facts'],
): readonly string[] | undefined {
  const mine = facts.filter(({ label, sureness }) => label.startsWith(`${id}:`) && sureness >= REPLIED);
  const [best, rival] = mine;
  if (choose === 'many') return mine.length > 0 ? mine.map(({ label }) => label.slice(id.length + 1)) : undefined;
  if (!best || (rival && best.sureness < rival.sureness * SURER)) return undefined;
  const option = best.label.slice(id.length + 1);
  return between.find((open) => open.id === option)?.options ?? [option];
}

/** How much surer the surest of two answers must be, where only one can be right. */
const SURER = 1.25;

/** The options of a question that the message tells: one, several, or those left open between. */
export function optionsTold({ id, choose, between }: Question, slots: readonly SlotValue[]): readonly string[] {
  const all = slots.filter(({ question }) => question === id);
  const plain = all.filter(({ isPlain }) => isPlain);
  const mine = choose === 'one' && plain.length > 0 ? plain : all;
  const optionsOf = ({ option }: SlotValue) => between.find((open) => open.id === option)?.options ?? [option];
  if (choose === 'many') return [...new Set(mine.flatMap(optionsOf))];
  // What is asked back in any case is not weighed against what most messages sound like.
  const doubtful = plain.length === 0 ? mine.find(({ isToBeAskedBack }) => isToBeAskedBack) : undefined;
  const [best, ...others] = doubtful ? [doubtful] : mine;
  if (!best) return [];
  const options = optionsOf(best);
  // "An ex" and "an ex of this year" do not contradict each other: the narrower one is meant.
  const narrower = others.find((one) => options.length > 1 && options.includes(one.option));
  if (narrower) return [narrower.option];
  const rival = others.find((one) => !optionsOf(one).some((option) => options.includes(option)));
  return rival && best.sureness < rival.sureness * SURER ? [] : options;
}
