import type { Question } from '../model/knowledge';
import type { Classifiers } from './classifier/classifiers';
import { Context, cutTo, type Message, type MessageVariant, matchesOf, type Part } from './message';
import type { PhraseIndex, QuestionOption } from './phraseIndex';
import { COSTLY } from './slots';
import type { Word } from './text/tokenizer';

/** How sure the classifier must be of what is said never to have been said: less than to take it for told. */
const FOUND = 0.7;

/** Where a message says that something was never said, or is not so: "I never said he broke the order". */
export function unsaidParts({ words, matches }: Message, { phrases }: PhraseIndex): readonly Part[] {
  return matchesOf(matches, 'cue').flatMap(({ meaning, from, to }) => {
    const isTold = words.slice(from, to).some((word) => phrases.isIn(word, 'first-told'));
    // "You didn't say anything about Jean" speaks to Waymark, and denies nothing.
    const isOfWaymark = words[from - 1] !== undefined && phrases.isIn(words[from - 1] as Word, 'question-you');
    if (meaning.cue !== 'unsaid' || isTold || isOfWaymark) return [];
    const isEnd = (word: Word, at: number) =>
      (word.clause !== words[at - 1]?.clause && !phrases.isIn(word, 'list-joiner')) ||
      phrases.isIn(word, 'denial-ends') ||
      phrases.isIn(word, 'conjunction');
    const rest = words.findIndex((word, at) => at >= to && isEnd(word, at));
    const end = rest < 0 ? words.length : rest;
    return end > to ? [{ from, to: end }] : [];
  });
}

/** What a message says beside those parts. */
export function saidBeside(message: Message, unsaid: readonly Part[]): MessageVariant {
  const from = [0, ...unsaid.map(({ to }) => to)];
  const to = [...unsaid.map((part) => part.from), message.words.length];
  const beside = from.map((at, i) => ({ from: at, to: to[i] ?? at }));
  return cutTo(
    message,
    beside.filter((part) => part.to > part.from),
  );
}

/** The answers that such parts name: they were never given, or are not so. */
export function unsaidIn(
  message: Message,
  unsaid: readonly Part[],
  questions: readonly Question[],
  { phrases }: PhraseIndex,
  classifiers: Classifiers | undefined,
): readonly QuestionOption[] {
  if (unsaid.length === 0) return [];
  const part = cutTo(message, unsaid);
  const found = classifiers?.classify(part).facts.filter(({ sureness }) => sureness >= FOUND) ?? [];
  const told = found.map(({ label }) => {
    const [question = '', option = ''] = label.split(':');
    return { question, option };
  });
  // Of what may be several things at once: who says that he never hit them does not deny that it happens to them.
  const isFact = ({ question }: QuestionOption) =>
    questions.some(({ id, choose }) => id === question && choose === 'many');
  const context = new Context(part.words, part.matches, phrases);
  const named = matchesOf(part.matches, 'option').map((one) =>
    context.isNegated(one) ? opposite(one.meaning, questions) : one.meaning,
  );
  // "I never said stranger": what is named is meant, be it one of which only one can be right.
  const answers = named.map(({ question, option }) => ({ question, option }));
  return [...told.filter(isFact), ...answers.filter(({ question }) => !COSTLY.includes(question))];
}

/** "It has down that he is not fixed on me" takes back a no. */
function opposite(answer: QuestionOption, questions: readonly Question[]): QuestionOption {
  const { options = [] } = questions.find(({ id }) => id === answer.question) ?? {};
  const isYes = options.some(({ id, means }) => id === answer.option && means === 'yes');
  const no = isYes ? options.find(({ means }) => means === 'no') : undefined;
  return { question: answer.question, option: no?.id ?? answer.option };
}
