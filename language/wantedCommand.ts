import type { PhraseGroup } from '../model/lexicon';
import type { NamedPhrase } from '../model/namedEntries';
import { type Command, helpCalledIn } from './commands';
import type { CrisisReading } from './crisisReading';
import type { Mark } from './marks';
import type { Part } from './match';
import { type Message, textSpan } from './message';
import type { MessageReading } from './messageReading';
import type { Expecting } from './nluResult';
import type { PhraseIndex } from './phraseIndex';

const RECORD: NamedPhrase = 'record';
const HELP_CALLED: NamedPhrase = 'help-called';
const SUMMARY: NamedPhrase = 'summary';
const CHANGE: NamedPhrase = 'change';
const SAFE_NOW: NamedPhrase = 'safe-now';
const GREETING: NamedPhrase = 'greeting';
const FORGET: NamedPhrase = 'forget';

/** Words before what is asked for, within which a "not" turns it round. */
const NOT_WITHIN = 3;

/**
 * What the person wants done: by the phrases, and by what only rules read, such as "can I write that down somewhere", "police on there
 * way" and "hang on, my manager's here".
 *
 * @param isCalmDoubted whether its "no danger" may be of somebody else, or is only thought: it is not over then
 * @param phrases those of the channel: where it has none for a command, there is no such command
 */
export function wantedCommand(
  { message, found }: Pick<MessageReading, 'message' | 'found'>,
  { question, inDanger = false }: Expecting,
  { danger }: CrisisReading,
  isCalmDoubted: boolean,
  index: Pick<PhraseIndex, 'phrases'>,
  phrases: readonly PhraseGroup[],
): Command | undefined {
  const marked = (mark: Mark, command: NamedPhrase, isWhole = false) =>
    phrases.some(({ id }) => id === command) ? markedCommand(message, mark, command, isWhole, index) : undefined;
  const isOver = isCalmDoubted && found?.command === SAFE_NOW;
  // "No that's the wrong one, I want the summary".
  const isWrongOne = found?.command === CHANGE && !found.alone;
  const isToForget =
    found?.alone !== true &&
    message.marks.some(
      ({ meaning, from, to }) =>
        meaning === 'forget-all' &&
        to === message.words.length &&
        message.words[from]?.sentence !== message.words[from - 1]?.sentence,
    );
  return (
    (isToForget ? asSentence(marked('forget-all', FORGET)) : undefined) ??
    (isWrongOne ? marked('summary-wanted', SUMMARY) : undefined) ??
    helpCalledIn(isOver ? undefined : found, inDanger || danger === 'over', danger === 'now') ??
    (inDanger ? marked('help-on-the-way', HELP_CALLED) : undefined) ??
    (isHelpSent(message, inDanger, index) ? marked('help-sent', HELP_CALLED) : undefined) ??
    (question !== undefined && danger !== 'now' ? marked('asks-to-wait', GREETING, true) : undefined) ??
    marked('to-write-here', RECORD) ??
    marked('summary-wanted', SUMMARY)
  );
}

function asSentence(command: Command | undefined): Command | undefined {
  return command && { ...command, isSentence: true };
}

/** @param isWhole whether nothing else may be said */
function markedCommand(
  message: Message,
  mark: Mark,
  command: NamedPhrase,
  isWhole: boolean,
  { phrases }: Pick<PhraseIndex, 'phrases'>,
): Command | undefined {
  const { words, marks } = message;
  // "Don't print what I told you" asks for no page; but "they're not here yet, police on there way" has called.
  const isNot = (at: number) =>
    command === SUMMARY && words.slice(Math.max(0, at - NOT_WITHIN), at).some((word) => phrases.isIn(word, 'not'));
  const isMeant = ({ from, to }: Part) => !isWhole || (from === 0 && to === words.length);
  const found = marks.find((one) => one.meaning === mark && isMeant(one) && !isNot(one.from));
  return found && { command, alone: false, ...textSpan(message, found.from, found.to) };
}

/** "Rung them, they're sending someone", and never "they are sending someone round to stab me". */
function isHelpSent(
  { words, marks }: Message,
  isInDanger: boolean,
  { phrases }: Pick<PhraseIndex, 'phrases'>,
): boolean {
  if (!isInDanger && !marks.some(({ meaning }) => meaning === 'have-rung')) return false;
  const harm = new Set(words.flatMap((one) => (phrases.isIn(one, 'sent-to-harm') ? [one.sentence] : [])));
  return marks.some(({ meaning, from }) => meaning === 'help-sent' && !harm.has(words[from]?.sentence ?? 0));
}
