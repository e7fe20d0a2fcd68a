import { FOR_OTHERS, US, WHO_FOR } from '../model/answers';
import type { Mark } from './marks';
import { type Match, matchesOf } from './match';
import type { Message } from './message';

/** A message of no more words that names “us” says to whom it happens. */
const SHORT = 8;

/** “He messages my wife too”: what names another beside the person says that it happens to both. */
export function besidesMe(message: Message, match: Match<'option'>): Match<'option'> {
  if (!isOfAnother(match) || !isBesides(message, match)) return match;
  const { kind, question } = match.meaning;
  return { ...match, meaning: { kind, question, option: US } };
}

/** Whether another is named, and each time beside the person: then what it sounds like is not asked for another. */
export function isAllBesidesMe(message: Message): boolean {
  const others = matchesOf(message.matches, 'option').filter(isOfAnother);
  return others.length > 0 && others.every((one) => isBesides(message, one));
}

/** “Us, me and mine”, to the question to whom it happens. */
export function saysUs({ words, marks }: Message): boolean {
  return words.length <= SHORT && marks.some(({ meaning }) => meaning === 'of-us');
}

/** "I'm a woman", to the same question. */
export function saysMe({ words, marks }: Message): boolean {
  return marks.some(({ meaning, from, to }) => meaning === 'of-oneself' && from === 0 && to === words.length);
}

function isOfAnother({ meaning: { question, option } }: Match<'option'>): boolean {
  return question === WHO_FOR && FOR_OTHERS.includes(option);
}

function isBesides({ words, marks }: Message, { meaning, from }: Match<'option'>): boolean {
  const isThere = (mark: Mark) =>
    marks.some((one) => one.meaning === mark && words[one.from]?.sentence === words[from]?.sentence);
  // A child whom somebody's ex follows is asked for as a child.
  return isThere('besides-me') || (meaning.option !== 'child' && isThere('my-ex'));
}
