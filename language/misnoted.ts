import type { Answers } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { Mark } from './marks';
import { matchesOf, type Part } from './match';
import type { Message } from './message';
import type { PhraseIndex } from './phraseIndex';
import { labelOf, type QuestionOption } from './questionOption';
import { sentencesOf } from './sentences';

/** Letters from which two words of the same beginning are one: "threat" and "threats". */
const ALIKE_FROM = 4;

/**
 * What was noted and is not so, where somebody quotes it from the notes, or says that it was never said: "it says threat to kill,
 * that is wrong", "he did not say kill". They use Waymark's own words for it more often than theirs.
 *
 * @param noted what was noted so far
 */
export function misnotedIn(
  message: Message,
  { tokenizer, phrases }: Pick<PhraseIndex, 'tokenizer' | 'phrases'>,
  questions: readonly Question[],
  noted: Answers,
): readonly QuestionOption[] {
  // "He never said when he would kill me" tells it.
  const isSaidHow = (part: Part) => message.marks.some((one) => one.meaning === 'said-how' && one.to === part.from + 1);
  // "It says nothing about the strangling, that's wrong" wants it put in.
  const isOfNone = ({ from, to }: Part) =>
    message.words.slice(from, to).some((word) => phrases.isIn(word, 'read-back-empty'));
  const parts = misnotedParts(message).filter((one) => one.to > one.from && !isSaidHow(one) && !isOfNone(one));
  if (parts.length === 0) return [];
  const facts = notedFacts(questions, noted).map(({ answer, told }) => {
    const words = tokenizer.tokenize(told.person);
    const telling = words.filter((one) => !phrases.isIn(one, 'read-back-filler'));
    return { answer, words: words.map(({ word }) => word), telling: telling.map(({ word }) => word) };
  });
  // "He did not say kill, he said he'd finish me off" says the same in other words.
  const beside = message.sayings.filter((one) => !parts.some(({ from, to }) => one.from < to && from < one.to));
  const isTold = (named: QuestionOption) => beside.some(({ meaning }) => labelOf(meaning) === labelOf(named));
  const named = parts.flatMap(({ from, to }) => {
    const quoted = message.words.slice(from, to);
    const likest = (told: 'telling' | 'words', least: number) => {
      const scored = facts.map((one) => ({
        answer: one.answer,
        score: quoted.filter(({ word }) => one[told].some((own) => isAlike(own, word))).length,
      }));
      const most = Math.max(least, ...scored.map(({ score }) => score));
      return scored.filter(({ score }) => score === most).map(({ answer }) => answer);
    };
    const found = likest('telling', 1);
    // "Getting at me through other people" is all in words that tell nothing by themselves.
    return found.length > 0 ? found : likest('words', QUOTED_FROM);
  });
  return [...new Map(named.map((one) => [labelOf(one), one])).values()].filter((one) => !isTold(one));
}

/** Of words that tell nothing by themselves, so many quote it. */
const QUOTED_FROM = 3;
/** What names it before, and what names it behind. */
const NAMED_BEFORE: readonly Mark[] = ['unsaid-before', 'wrong-in-notes'];
const NAMED_BEHIND: readonly Mark[] = ['never-said-by-them', 'still-noted'];
/** The same where a "not" stands in the message too; who only asks why wants to see it. */
const ASKED_WHY: Mark = 'why-noted';
/** Nobody puts more right in one message, nor so far behind its beginning, in words. */
const MOST = 8;
const LOOKED_AT = 150;

/** Where a message names what is not so. */
export function misnotedParts({
  words,
  marks,
  matches,
}: Pick<Message, 'words' | 'marks' | 'matches'>): readonly Part[] {
  const sentences = sentencesOf(words);
  const sentenceOf = (at: number) => sentences.findIndex(({ from, to }) => from <= at && at < to);
  const clauseEnd = (at: number) => {
    const next = words.findIndex((word, i) => i > at && word.clause !== words[at]?.clause);
    return next < 0 ? words.length : next;
  };
  const isEnd = (at: number) => words[at]?.clause !== words[at - 1]?.clause;
  const said = marks.filter(({ meaning }) => meaning === 'notes-say');
  const isRefused = matchesOf(matches, 'cue').some(({ meaning }) => meaning.cue === 'not');
  const isBehind = (mark: Mark) => NAMED_BEHIND.includes(mark) || (mark === ASKED_WHY && isRefused);
  return marks
    .filter(({ meaning, to }) => isBehind(meaning) || (NAMED_BEFORE.includes(meaning) && isEnd(to)))
    .filter(({ to }) => to <= LOOKED_AT)
    .slice(0, MOST)
    .flatMap(({ meaning, from, to }): readonly Part[] => {
      if (isBehind(meaning)) return to < words.length ? [{ from: to, to: clauseEnd(to) }] : [];
      // What stands before it in its own sentence, or else the sentence before.
      const own = sentences[sentenceOf(from)];
      const before = own && own.from < from ? { from: own.from, to: from } : sentences[sentenceOf(from) - 1];
      const notes = said.find((one) => before && before.from <= one.from && one.to < before.to && one.to <= from);
      return before && notes ? [{ from: notes.to, to: before.to }] : [];
    });
}

/** The line of the notes, from 1, that a message calls wrong. */
export function wrongLineIn(
  { words, marks }: Pick<Message, 'words' | 'marks'>,
  { numbers }: Pick<PhraseIndex, 'numbers'>,
): number | undefined {
  const found = marks.find(({ meaning }) => meaning === 'line-wrong');
  const named = words.slice(found?.from ?? 0, found?.to ?? 0).map(({ word }) => numbers.get(word) ?? Number(word));
  return named.find((one) => one > 0);
}

/** What was noted of what may be several things at once, in the words in which it is read back. */
function notedFacts(questions: readonly Question[], noted: Answers) {
  return questions
    .filter(({ choose }) => choose === 'many')
    .flatMap(({ id, options }) =>
      options
        .filter((one) => noted[id]?.includes(one.id) && one.means === undefined)
        .map((one) => ({ answer: { question: id, option: one.id }, told: one.told })),
    );
}

function isAlike(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  return shorter >= ALIKE_FROM && one.slice(0, shorter) === other.slice(0, shorter);
}
