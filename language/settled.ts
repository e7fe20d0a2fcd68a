import type { Question } from '../model/knowledge';
import { firstAlone, longest, type Message, type Said, saidAt } from './message';
import { type Book, type Meaning, plain, type YesNo } from './phraseIndex';
import type { Found } from './text/phraseMatcher';
import type { Word } from './text/words';

/** An answer that the message gives to a question, asked or not. */
export interface Settled extends Said {
  readonly question: string;
  readonly option: string;
}

type Told = Found<Extract<Meaning, { kind: 'option' }>>;

/** Joins choices without being one: "1 and 3". */
const BETWEEN = new Set(['and', 'option', 'number', 'also', 'plus']);

/** What a message tells of every question. What is denied is not told. */
export function settledIn(message: Message): readonly Settled[] {
  return toldIn(message).map(({ meaning: { question, option }, from, to }) => ({
    question,
    option,
    ...saidAt(message, from, to),
  }));
}

/** The answer to the question that waits: a button's words, what is told of it, or a plain yes or no. */
export function answerTo(
  message: Message,
  { id, options, choose }: Question,
  book: Book,
  reply: YesNo | undefined,
): readonly string[] | undefined {
  const label = book.labels.get(id)?.get(plain(message.words));
  if (label !== undefined) return [label];
  if (choose === 'many') {
    const chosen = byNumber(message.words, options) ?? mentioned(message, id);
    if (chosen.length > 0) return chosen;
  } else {
    const best = longest(toldIn(message).filter(({ meaning }) => meaning.question === id));
    if (best) return [best.meaning.option];
  }
  const meant = options.find((one) => reply !== undefined && (one.means ?? one.id) === reply);
  return meant && [meant.id];
}

/** Whether the message is that answer and nothing else: a button's words, or a phrase from end to end. */
export function isWholeAnswer(message: Message, { id }: Question, book: Book): boolean {
  if (book.labels.get(id)?.has(plain(message.words))) return true;
  const whole = firstAlone(message.barings, (one) =>
    one.meaning.kind === 'option' && one.meaning.question === id ? [one] : [],
  );
  return whole !== undefined;
}

function mentioned(message: Message, question: string): readonly string[] {
  const mine = toldIn(message).filter(({ meaning }) => meaning.question === question);
  return [...new Set(mine.map(({ meaning }) => meaning.option))];
}

function toldIn({ found, context }: Message): readonly Told[] {
  return found.flatMap(({ meaning, from, to }) =>
    meaning.kind === 'option' && !context.isDenied({ meaning, from, to }) ? [{ meaning, from, to }] : [],
  );
}

/** "2", "1 and 3", "option 4": only when the message holds nothing else. */
function byNumber(
  words: readonly Word[],
  options: readonly { readonly id: string }[],
): readonly string[] | undefined {
  const numbers = words.filter(({ word }) => !BETWEEN.has(word));
  const chosen = numbers.map(({ word }) =>
    /^\d{1,2}$/.test(word) ? options[Number(word) - 1]?.id : undefined,
  );
  if (chosen.length === 0 || chosen.includes(undefined)) return undefined;
  return [...new Set(chosen.flatMap((id) => id ?? []))];
}
