import { DANGER, FIXATED, FOR_OTHERS, SIGNS, WHAT, WHO_DOES_IT, WHO_FOR, YOU } from '../model/answers';
import type { Question } from '../model/knowledge';
import { isAgeTold } from './age';
import { isAsProof, isElsewhere } from './asProof';
import { besidesMe, isAllBesidesMe } from './besidesMe';
import { bystanders, bystandersIn } from './bystanders';
import { caseAboutChild } from './caseAboutChild';
import type { MessageClassification } from './classifier/classifiers';
import type { DeniedAnswer } from './denied';
import { isLikened } from './likened';
import type { Mark } from './marks';
import { type Match, matchesOf, type TextSpan } from './match';
import { type Message, textSpan } from './message';
import type { OptionPhrase } from './phraseIndex';
import { labelOf } from './questionOption';
import { isSoundOnly } from './soundOnly';

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
  /** Whether it is said so plainly that, once it was asked back, it is taken at its word. */
  readonly isInsisted?: boolean;
  /** Whether it is called untrue in the same breath: "her lies". */
  readonly isDisputed?: boolean;
}

/** Of a phrase that says it beyond doubt. */
const SURE_PHRASE = 2;
/** In a few words, of one that is read as one: what the classifier is quite sure of goes before it. */
const PHRASE_AS_ONE = 1.5;
/** Any other phrase counts where the classifier is nearly half convinced. */
const CONVINCED = 0.4;

/** Words: a name, and little else. */
const BARE = 4;
/** Words: a longer message tells of other people too. */
const BRIEF = 25;
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
  const isCalledUntrue = message.marks.some(({ meaning }) => meaning === 'untrue');
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
      isDisputed: isCalledUntrue,
    });
  };
  const denied = new Set(denials.filter(({ isSure }) => isSure).map(labelOf));
  const doubted = new Set(denials.map(labelOf));
  const { words } = message;
  const goesOn = new Set(message.marks.flatMap(({ meaning, from }) => (meaning === 'goes-on' ? [from] : [])));
  const isFirst = (at: number) => words[at - 1]?.sentence !== words[at]?.sentence;
  // "Is brother of my supervisor" says who it is, and so does "a parent of one of my pupils keeps emailing me".
  const isWhose = new Set(message.marks.flatMap(({ meaning, from }) => (meaning === 'is-whose' ? [from + 1] : [])));
  const isDoer = ({ from, to }: Match<'option'>) =>
    isFirst(from) ? goesOn.has(to) : isFirst(from - 1) && isWhose.has(from);
  // In a few words a "not" before a phrase is meant just so: "it's not my brother it's my neighbour".
  const isShort = message.words.length <= PUT_RIGHT_AT_MOST;
  const isBrief = message.words.length <= BRIEF;
  const isBare = message.words.length <= BARE;
  const isOwn = isAllBesidesMe(message);
  // "He is one of my carers": a phrase may begin with the last word of those.
  const behind = (mark: Mark) =>
    new Set(message.marks.flatMap(({ meaning, to }) => (meaning === mark ? [to - 1, to] : [])));
  const [identities, ofIt] = [behind('identity'), behind('identity-of-it')];
  const isLiking = message.marks.some(({ meaning }) => meaning === 'likened');
  // "He says he'll tell my mates I'm gay"; "she says she's pregnant".
  const toldToOthers = message.marks.filter(({ meaning }) => meaning === 'told-to-others');
  // "He'll go mad if it's not me" is about nobody else.
  const supposed = message.denials.filter((one) => message.context.isSupposed(one));
  const matches = optionMatches(message).filter(
    ({ meaning, from, to }) =>
      (meaning.question !== YOU || !toldToOthers.some((one) => one.from <= from && from <= one.to)) &&
      !(meaning.question === WHO_FOR && supposed.some((one) => one.from <= from && to <= one.to)),
  );
  // "Since my husband died": who does it is only whoever is named beside.
  const isOfDead = message.marks.some(({ meaning }) => meaning === 'has-died');
  const named = new Set(matches.map(({ meaning }) => labelOf(meaning)));
  const onlyTold = bystanders(message);
  const isHeard = (label: string) =>
    isSlot(label) &&
    !(isOfDead && OF_THE_DEAD.includes(label) && !named.has(label)) &&
    !(toldToOthers.length > 0 && label.startsWith(`${YOU}:`)) &&
    !doubted.has(label) &&
    !onlyTold.has(label) &&
    !(isLiking && label.startsWith(`${YOU}:`)) &&
    !(isOwn && OF_ANOTHER.includes(label));
  for (const { label, sureness } of classification?.facts ?? [])
    if (sureness >= 1 && isHeard(label)) add(label, sureness);
  const plain = matches.filter(({ meaning }) => meaning.how === 'plainly');
  for (const match of matches) {
    const label = labelOf(match.meaning);
    // "I'm a man by the way" says nothing of a man who does it.
    const isInside = plain.some((one) => one !== match && one.from <= match.from && match.to <= one.to);
    if (denied.has(label) || (isInside && match.meaning.how === undefined)) continue;
    const sureness = classification?.facts.find((one) => one.label === label)?.sureness ?? 0;
    // "And he's the neighbour, no a stranger": who somebody is is said just so.
    // And so is "it's the wife", as a sentence of its own in however long a story.
    const isOfWho = match.meaning.question === WHO_DOES_IT && identities.has(match.from);
    const isTold = isOfWho && (isBrief || isSentence(words, match));
    const own = classification && !isTold ? match.meaning.how : 'plainly';
    // In a story whoever is told by whose they are may be anybody in it: "my boss's wife saw him".
    const how = own === 'as-one' && !isShort && !isDoer(match) ? undefined : own;
    // "Not my ex, a neighbour": what stands in place of what is denied needs no other proof.
    const isInstead =
      (isPutRight && !COSTLY.includes(match.meaning.question)) ||
      [...(isShort && !COSTLY.includes(match.meaning.question) ? doubted : denied)].some((one) =>
        one.startsWith(`${match.meaning.question}:`),
      );
    // "It's the wife really" is taken where it is not known who does it, and changes nothing that is.
    const isOfIt = isTold && match.meaning.how === undefined && ofIt.has(match.from) && !isBare;
    if (how || isInstead || sureness >= CONVINCED) {
      const least = Math.max(isDoer(match) ? SURE_PHRASE : leastOf(how), sureness);
      add(label, least, textSpan(message, match.from, match.to), isOfIt ? undefined : how);
    }
  }
  // "Not fixated, I said that twice", and neither "how is he not obsessed" nor "my mum says he is not".
  const isLast = (at: number) => words[at]?.clause !== words[at - 1]?.clause;
  const denies = message.marks.find(({ meaning, from, to }) => meaning === 'not-fixated' && isLast(from) && isLast(to));
  if (denies) add(NOT_FIXATED, SURE_PHRASE, textSpan(message, denies.from, denies.to), 'plainly');
  return [...found.values()].sort((one, other) => other.sureness - one.sureness);
}

/** How sure a phrase is that counts. */
function leastOf(how: OptionPhrase | undefined): number {
  return how === 'as-one' ? PHRASE_AS_ONE : how ? SURE_PHRASE : 1;
}

/** The answers that phrases of a message stand for, whatever the question. */
export function optionMatches(message: Message): readonly Match<'option'>[] {
  const { matches, sayings, ownActs, context } = message;
  const said = sayings.filter(
    (one) => !context.isNegated(one) && !isAsProof(message, one) && !isElsewhere(message, one),
  );
  // "It's happening to me and my wife" says more than "it's happening to me" does.
  const always = said.filter((one) => !said.some((other) => isLonger(other, one)));
  // "The kids' dad" is the ex, and nobody else that a part of it may name.
  const taken = new Set(
    always.flatMap(({ meaning, from, to }) => range(from, to).map((at) => `${meaning.question} ${at}`)),
  );
  // "I put a tracker on her car" says nothing of the person's own; whose behaviour it is, it may say.
  const isOwnAct = ({ meaning, from, to }: Match<'option'>) =>
    meaning.question !== WHO_FOR && ownActs.some((one) => one.from <= from && to <= one.to);
  const others = matchesOf(matches, 'option').filter(
    (one) => !taken.has(`${one.meaning.question} ${one.from}`) && !isOwnAct(one),
  );
  // "Passports is in my house" tells of nobody who got in.
  // Nor does "I not want die" say what is unwanted.
  const things = message.marks.filter(({ meaning }) => meaning === 'thing-at-home' || meaning === 'not-want-to-die');
  const isOfThing = ({ from, to }: Match<'option'>) => things.some((one) => one.from <= from && to <= one.to);
  const beside = bystandersIn(message);
  const isOfBystander = ({ meaning, from, to }: Match<'option'>) =>
    meaning.question === WHO_DOES_IT && beside.some((one) => one.from <= from && to <= one.to);
  // "I'm in my room" tells of nobody who got in, nor "he rang my boss saying I drink" of calls to the person.
  const own = message.marks.filter(({ meaning }) => NOT_DONE_TO_THEM.includes(meaning));
  const isOfOwn = ({ meaning, from, to }: Match<'option'>) =>
    (meaning.question === SIGNS || (meaning.question === WHAT && meaning.option !== OTHERS_USED)) &&
    own.some((one) => from < one.to && one.from < to);
  const cases = caseAboutChild(message);
  const isOfCase = ({ meaning, from, to }: Match<'option'>) =>
    meaning.question === WHO_FOR && cases.some((one) => from < one.to && one.from < to);
  const told = others.filter(
    (one) =>
      !isOfThing(one) &&
      !isOfCase(one) &&
      !isOfOwn(one) &&
      !isOfBystander(one) &&
      !context.isNegated(one) &&
      !isLikened(message, one) &&
      !isAgeTold(message.age, one.meaning),
  );
  return [...always, ...told]
    .filter((one) => !isSoundOnly(message, one, one.meaning))
    .map((one) => besidesMe(message, one));
}

/** Whether an answer to the same question is told by the same words and more. */
function isLonger(one: Message['sayings'][number], other: Message['sayings'][number]): boolean {
  const isSame = one.meaning.question === other.meaning.question;
  return isSame && one.from < other.to && other.from < one.to && one.to - one.from > other.to - other.from;
}

const NOT_DONE_TO_THEM: readonly Mark[] = ['own-place', 'own-reading', 'reported-to-others'];
const OTHERS_USED = 'others-used';

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, by) => from + by);
}

const NOT_FIXATED = labelOf({ question: FIXATED, option: 'no' });

/** Who has died may be told of as one of these. */
const OF_THE_DEAD = ['partner', 'ex-recent', 'ex-partner', 'family'].map((option) =>
  labelOf({ question: WHO_DOES_IT, option }),
);

/** Whether the sentence ends there, and begins not more than "it is just" before. */
function isSentence(words: Message['words'], { from, to }: Match<'option'>): boolean {
  const at = words[from]?.sentence;
  return words[to]?.sentence !== at && words[from - IDENTITY_AT_MOST - 1]?.sentence !== at;
}

/** Words. */
const IDENTITY_AT_MOST = 3;

const OF_ANOTHER = FOR_OTHERS.map((option) => labelOf({ question: WHO_FOR, option }));

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
