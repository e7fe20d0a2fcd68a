import { DANGER, FOR_OTHERS, ME, SKIPPED, US, WHO_DOES_IT, WHO_FOR } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { NamedWordSet } from '../model/namedEntries';
import { saysMe, saysUs } from './besidesMe';
import { longest, type Match, matchesOf, type Part } from './match';
import { firstWholeMatch, type Message } from './message';
import type { PhraseIndex, YesNo } from './phraseIndex';
import { isDoubtOf, isPlainReply } from './plainReply';
import type { ReplyAnswer } from './replyAnswer';
import { saysCalm, saysCalmAlone } from './saysCalm';
import { optionMatches } from './slots';
import type { Word } from './text/tokenizer';

/** The answer to the pending question: a button's words, a phrase for an option, or a plain yes or no. */
export function answerTo(
  message: Message,
  { id, options, choose, between }: Question,
  index: PhraseIndex,
  reply: YesNo | undefined,
): ReplyAnswer | undefined {
  const label = index.optionByLabel(id, message.words);
  if (label !== undefined) return { options: [label], by: 'label' };
  const named = id === DANGER ? undefined : clauseLabel(message.words, id, index);
  if (named !== undefined && choose === 'one') return { options: [named], by: 'label' };
  const numbered = choose === 'many' ? byNumber(message.words, options, index) : undefined;
  if (numbered) return { options: numbered, by: 'label' };
  // The danger question is answered by what somebody says, and not by the place of a button.
  const placed = id === DANGER ? undefined : byPlace(message, options, index);
  if (placed && (choose === 'many' || placed.length === 1)) return { options: placed, by: 'label' };
  const offered = new Set(options.map((option) => option.id));
  const calm = options.find(({ means }) => means === 'no');
  if (id === DANGER && calm && saysCalm(message, index))
    return { options: [calm.id], by: saysCalmAlone(message, index) ? 'label' : 'phrase' };
  if (id === WHO_FOR && offered.has(US) && saysUs(message)) return { options: [US], by: 'phrase' };
  if (id === WHO_FOR && offered.has(ME) && saysMe(message)) return { options: [ME], by: 'phrase' };
  const mine = optionMatches(message).filter(
    ({ meaning, to }) => meaning.question === id && !isDoubtOf(meaning, message.words[to], index.phrases),
  );
  // "None of my friends believe me".
  const ofElse = new Set(message.marks.flatMap((one) => (one.meaning === 'none-of-else' ? [one.from] : [])));
  const isOfElse = ({ from }: Match<'option'>) => ofElse.has(from);
  const told = mine.filter((one) => offered.has(one.meaning.option) && !isOfElse(one));
  const isNone = ({ meaning }: Match<'option'>) => choose === 'many' && meaning.option === calm?.id;
  if (told.some(isNone)) {
    const others = told.filter((one) => !isNone(one));
    if (isNoneAtAll(message, told.find(isNone), others, index)) return { options: [calm?.id ?? ''], by: 'phrase' };
    // "None of that, only the kitchen": what is left out is something, if it is not known what.
    if (others.length === 0) return undefined;
  }
  if (choose === 'many' && told.length > 0)
    return { options: [...new Set(told.map(({ meaning }) => meaning.option))], by: 'phrase' };
  // "My neighbour keeps banging on the wall" tells who does it, and not to whom it happens.
  const doers = matchesOf(message.matches, 'option').filter(({ meaning }) => meaning.question === WHO_DOES_IT);
  const isDoer = (one: Match<'option'>) =>
    id === WHO_FOR &&
    FOR_OTHERS.includes(one.meaning.option) &&
    one.to < message.words.length &&
    doers.some(({ from, to }) => one.from <= from && to <= one.to);
  const best = choose === 'one' ? longest(told.filter((one) => !isDoer(one))) : undefined;
  if (best) return { options: [best.meaning.option], by: 'phrase' };
  const open = between.find((one) => mine.some(({ meaning }) => meaning.option === one.id));
  const left = open?.options.filter((one) => offered.has(one)) ?? [];
  // Where only those are offered, it says nothing new.
  if (left.length > 0 && left.length < options.length) return { options: left, by: 'phrase' };
  // "No I mean the pictures" goes back to what was said before, and denies nothing of a list.
  const isPutRight = matchesOf(message.matches, 'cue').some(({ meaning }) => meaning.cue === 'correction');
  // "No not the first one" says nothing of the rest of the list.
  const isOfPlace = message.marks.some(({ meaning }) => meaning === 'list-place');
  const isElse = reply === 'no' && (isOfPlace || (choose === 'many' && isPutRight)) && !isPlainReply(message);
  // "No weapon that I know of" says it of that, and not of all the list.
  const isOfOne = choose === 'many' && reply === 'no' && deniesOne(message, id);
  const isMeant = reply !== undefined && !isElse && !isOfOne;
  const meant = options.find((one) => isMeant && one.means === reply)?.id;
  // Who is not sure of something that has no such answer need not say.
  const isShort = isPlainReply(message) || message.words.length <= UNSURE_WITHIN;
  const chosen = meant ?? (reply === 'unsure' && isShort ? SKIPPED : undefined);
  return chosen === undefined ? undefined : { options: [chosen], by: 'plain' };
}

/** Whether it denies one answer with its first "no", and has no other: "no weapons, none of that" has. */
function deniesOne({ matches, denials }: Message, question: string): boolean {
  const first = denials.filter((one) => one.from === 0 && one.meaning.question === question);
  const end = Math.max(...first.map(({ to }) => to));
  const others = [
    ...matchesOf(matches, 'reply').filter(({ meaning }) => meaning.reply === 'no'),
    ...matchesOf(matches, 'cue').filter(({ meaning }) => meaning.cue === 'not'),
  ];
  return first.length > 0 && !others.some(({ from }) => from >= end);
}

/** The answer whose button's words are a clause of the message: "I press this already. Someone else I know, visitor." */
function clauseLabel(words: readonly Word[], question: string, index: PhraseIndex): string | undefined {
  // A story may begin with it: "Me as a person, I suppose, though the money comes into it. Her mother is …".
  const looked = words.length > LABEL_WITHIN ? words.slice(0, 1) : words;
  const clauses = [...new Set(looked.map(({ clause }) => clause))].map((clause) =>
    words.filter((one) => one.clause === clause),
  );
  const labels = clauses
    .filter(({ length }) => length >= LABEL_FROM)
    .flatMap((own) => index.optionByLabel(question, own) ?? []);
  return labels.length === 1 ? labels[0] : undefined;
}

/** Words: fewer may as well say something else. */
const LABEL_FROM = 3;
/** Longer messages are stories. */
const LABEL_WITHIN = 30;

/**
 * "None of that, good grief, strangling": what stands there by itself is none of it either, but "none of these, he did
 * strangle me once" and "none except a weapon" tell it.
 */
export function isNoneAtAll(
  { words }: Message,
  none: Match<'option'> | undefined,
  others: readonly Match<'option'>[],
  { phrases }: Pick<PhraseIndex, 'phrases'>,
): boolean {
  const isBare = ({ from, to }: Match<'option'>) =>
    words.filter(({ clause }) => clause === words[from]?.clause).length === to - from;
  // In the same breath: "none of that, only the kitchen", but not "none of it. Just a gob on her".
  const sentence = words[none?.from ?? 0]?.sentence;
  const rest = words.filter((word, at) => at >= (none?.to ?? 0) && word.sentence === sentence);
  // "Nothing like that. Well, it is getting more": what follows takes some of it back.
  const isTakenBack = words.some(
    (word, at) => at >= (none?.to ?? 0) && word.sentence !== words[at - 1]?.sentence && phrases.isIn(word, 'none-but'),
  );
  return !isTakenBack && !rest.some((word) => phrases.isIn(word, 'denial-ends')) && others.every(isBare);
}

/** Whether the message is that answer and nothing else: a button's words, or a phrase from end to end. */
export function isWholeAnswer(message: Message, { id }: Question, index: PhraseIndex): boolean {
  if (index.optionByLabel(id, message.words) !== undefined) return true;
  return firstWholeMatch(message, 'option', ({ question }) => question === id) !== undefined;
}

/** "2", "1 and 3", "option 4": only when the message holds nothing else. */
function byNumber(
  words: readonly Word[],
  options: readonly { readonly id: string }[],
  { phrases }: PhraseIndex,
): readonly string[] | undefined {
  // "7 and 8 I said you".
  const beside = ['choice-joiner', 'filler', 'number-beside'];
  const numbers = words.filter((word) => !beside.some((set) => phrases.isIn(word, set)));
  const chosen = numbers.map(({ word }) => (/^\d{1,2}$/.test(word) ? options[Number(word) - 1]?.id : undefined));
  if (chosen.length === 0 || chosen.includes(undefined)) return undefined;
  return [...new Set(chosen.flatMap((id) => id ?? []))];
}

/**
 * "Yes the first one, obviously", "the first and the third": a clause that says where the answers stand, and nothing before it.
 * "The first one he sent" tells a story.
 */
function byPlace(
  { words, marks }: Message,
  options: readonly { readonly id: string }[],
  { phrases, ordinals }: PhraseIndex,
): readonly string[] | undefined {
  const isIn = (at: number, set: NamedWordSet) => words[at] !== undefined && phrases.isIn(words[at], set);
  const isSame = (at: number, other: number) => words[at]?.clause === words[other]?.clause;
  const excepted = new Set(marks.flatMap(({ meaning, to }) => (meaning === 'none-unless' ? [to] : [])));
  const chosen: string[] = [];
  let end = -1;
  for (const { from, to } of longestPlaces(marks)) {
    let start = from;
    while (start > end && !excepted.has(start) && isSame(start - 1, from) && isIn(start - 1, 'list-lead')) start--;
    const isFirst = start === end || excepted.has(start) || !isSame(start - 1, from);
    const isLast = !isSame(to, from) || isIn(to, 'list-beside');
    const option = options[(ordinals.get(words[from + 1]?.word ?? '') ?? 0) - 1];
    if (!isFirst || !isLast || !option) continue;
    chosen.push(option.id);
    end = to;
  }
  return chosen.length > 0 ? [...new Set(chosen)] : undefined;
}

/** Where a place is named: "the first one", and not "the first" in it as well. */
function longestPlaces(marks: Message['marks']): readonly Part[] {
  const places = new Map<number, Part>();
  for (const one of marks) if (one.meaning === 'list-place') places.set(one.from, one);
  return [...places.values()];
}

/** Words: in more of them, who is not sure of one thing tells another. */
const UNSURE_WITHIN = 8;
