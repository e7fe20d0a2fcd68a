import { DANGER, UNSURE } from '../model/answers';
import { matchesOf } from './match';
import type { Message } from './message';
import type { PhraseIndex } from './phraseIndex';
import type { Word } from './text/tokenizer';

/** A longer message tells more than that nobody is in danger. */
const SHORT = 10;
/** But a sentence of it may begin with just that: "Not right now no, I just rang her". */
const FIRST_CLAUSE = 8;

/**
 * Whether a message begins with just that, whatever it tells behind it, or says in a sentence of its own that there
 * is no danger now: "not yet" and "he is at his mum's" say less.
 */
export function saysCalmAlone(message: Message, index: Pick<PhraseIndex, 'phrases'>): boolean {
  return (
    message.marks.some((mark) => mark.meaning === 'calm' && isFirst(message, mark)) ||
    message.marks.some((mark) => mark.meaning === 'calm-first' && mark.from === 0 && goesOn(message, mark.to, index)) ||
    saysCalmOfAnybody(message, index, true) ||
    thinksNot(message, index) ||
    saysNoDanger(message, index)
  );
}

/** "No I don't think so I'm at work on lunch", in a sentence that tells of nobody else. */
function thinksNot({ words, marks }: Message, { phrases }: Pick<PhraseIndex, 'phrases'>): boolean {
  const said = marks.find(({ meaning, from }) => meaning === 'calm-thought' && from === 0);
  const next = said && words[said.to];
  const isLight = marks.some(({ meaning, from }) => meaning === 'calm-lightly' && from === 0);
  const isOfElse = words.some((word) => word.sentence === words[0]?.sentence && phrases.isIn(word, 'they'));
  return (isLight || (next !== undefined && phrases.isIn(next, 'first-person'))) && !isOfElse;
}

/**
 * Whether a no may be of oneself alone, or is only thought: "not in danger but my mum is", "no I don't think so, he's got hold of her".
 *
 * @param asked the question that waits
 */
export function isCalmInDoubt(
  { words, marks }: Message,
  { phrases }: Pick<PhraseIndex, 'phrases'>,
  asked: string | undefined,
): boolean {
  const isOfDanger = asked === DANGER || marks.some(({ meaning }) => meaning === 'calm-of-anybody');
  const isElse = marks.some(({ meaning, to }) => meaning === 'another-in-danger' && isEnd(words, to));
  const isThought = marks.some(({ meaning, from }) => meaning === 'calm-thought' && from === 0);
  const first = words.filter(({ sentence }) => sentence === words[0]?.sentence);
  return isOfDanger && (isElse || (isThought && first.some((word) => phrases.isIn(word, 'they'))));
}

/** "Not right now I'm in my room", and not "not right now but …". */
function goesOn({ words }: Message, to: number, { phrases }: Pick<PhraseIndex, 'phrases'>): boolean {
  const next = words[to];
  return next !== undefined && phrases.isIn(next, 'calm-next') && !phrases.isIn(next, 'conjunction');
}

/** Whether it says so in words of danger, or of having said it before, and not only "not yet", which answers whatever was offered. */
export function saysNoDanger(message: Message, { phrases }: Pick<PhraseIndex, 'phrases'>): boolean {
  const { words, marks } = message;
  // "I am alright at the moment I'm in my kitchen", and "I said I was alright. You asked me that": of nobody else.
  const isOfNobody = !words.some((word) => phrases.isIn(word, 'they'));
  const isAgain = marks.some(({ meaning }) => meaning === 'asked-before');
  const isPlain = ({ meaning, from }: Message['marks'][number]) =>
    from === 0 && isOfNobody && (meaning === 'calm-there' || (meaning === 'calm-again' && isAgain));
  if (marks.some(isPlain) || saysCalmOfAnybody(message, { phrases }, false)) return true;
  return marks.some(
    (mark) =>
      mark.meaning === 'calm-said' &&
      (isFirst(message, mark) ||
        (mark.from <= GREETING &&
          begins(words, mark.from) &&
          (isEnd(words, mark.to) || isOfThem(words[mark.to], { phrases }))) ||
        isSentence(words, mark.from, mark.to) ||
        (isClauseAtEnd(words, mark.from, mark.to) && isOfOneself(message, mark.from))),
  );
}

/**
 * "Ms B is on the line. Not in immediate danger, she's indoors": as a sentence begins, or as what they said already, and not asked.
 *
 * @param mayGoOn whether more may be told in the same breath: "not in danger just scared of him"
 */
function saysCalmOfAnybody(
  { words, marks, text }: Message,
  { phrases }: Pick<PhraseIndex, 'phrases'>,
  mayGoOn: boolean,
): boolean {
  const said = new Set(marks.flatMap(({ meaning, to }) => (meaning === 'said-already' ? [to] : [])));
  // "Not in danger I told you that but my mum is."
  const isBut = (at: number) =>
    words.some((word, i) => i >= at && word.sentence === words[at]?.sentence && phrases.isIn(word, 'conjunction'));
  const isNext = (at: number) => {
    const next = words[at];
    return mayGoOn && next && phrases.isIn(next, 'calm-next') && !phrases.isIn(next, 'subject') && !isBut(at);
  };
  return marks.some(({ meaning, from, to }) => {
    if (meaning !== 'calm-of-anybody' || !(begins(words, from) || said.has(from))) return false;
    const isAsked = text
      .slice(words[to - 1]?.end)
      .trimStart()
      .startsWith('?');
    return !isAsked && (isEnd(words, to) || isNext(to));
  });
}

/** Words before it: "Hello dear." */
const GREETING = 3;

function begins(words: Message['words'], at: number): boolean {
  return words[at - 1]?.sentence !== words[at]?.sentence;
}

/** "Not in danger she is five foot two": what follows is of somebody else. "I am safe now I have made up my mind" says more. */
function isOfThem(word: Word | undefined, { phrases }: Pick<PhraseIndex, 'phrases'>): boolean {
  return word !== undefined && phrases.isIn(word, 'subject');
}

function isEnd(words: Message['words'], to: number): boolean {
  return words[to]?.clause !== words[to - 1]?.clause;
}

/** At its beginning, or behind a "No." of its own. */
function isFirst({ words, matches }: Message, { from, to }: Message['marks'][number]): boolean {
  const isNo = matchesOf(matches, 'reply').some(
    ({ meaning, from: first, to: end }) => meaning.reply === 'no' && first === 0 && end === from,
  );
  return to - from <= FIRST_CLAUSE && (from === 0 || isNo) && isEnd(words, to);
}

/** Whether a few words say, to the question about danger, that there is none: "he is at his mum's till Sunday". */
export function saysCalm(message: Message, { phrases }: Pick<PhraseIndex, 'phrases'>): boolean {
  const { words, marks, sayings } = message;
  // "I don't believe we are safe here."
  if (sayings.some(({ meaning }) => meaning.question === DANGER && meaning.option === UNSURE)) return false;
  // "All quiet, but I can hear him outside": what follows takes it back.
  const isMore = words.some((word) => phrases.isIn(word, 'conjunction'));
  const isClause = (from: number, to: number) =>
    to - from <= FIRST_CLAUSE &&
    words[from - 1]?.sentence !== words[from]?.sentence &&
    words[to]?.clause !== words[to - 1]?.clause;
  const isCalm = ({ meaning, from, to }: Message['marks'][number]) =>
    (meaning === 'calm' && ((words.length <= SHORT && !isMore) || isClause(from, to))) ||
    (meaning === 'calm-first' && from === 0 && (isSentence(words, from, to) || isNext(words[to])));
  const isNext = (word: Word | undefined) => word !== undefined && phrases.isIn(word, 'calm-next');
  return saysCalmAlone(message, { phrases }) || marks.some(isCalm);
}

/** Whether the clause before is of where somebody is, "I am now at work", or that they said it, and neither "he says" nor "when he is sober". */
function isOfOneself({ words, marks }: Message, from: number): boolean {
  const start = words.findIndex((word) => word.clause === words[from - 1]?.clause);
  return marks.some(
    ({ meaning, from: at, to }) =>
      (meaning === 'identity-own' || meaning === 'said-already') && at === start && to <= from,
  );
}

/** A sentence of its own, or the last clause of one: "I am at work, it is ok now." */
function isClauseAtEnd(words: Message['words'], from: number, to: number): boolean {
  return words[from - 1]?.clause !== words[from]?.clause && words[to]?.sentence !== words[to - 1]?.sentence;
}

function isSentence(words: Message['words'], from: number, to: number): boolean {
  return words[from - 1]?.sentence !== words[from]?.sentence && words[to]?.sentence !== words[to - 1]?.sentence;
}
