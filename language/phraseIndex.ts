import type { Knowledge, Option } from '../model/knowledge';
import type { PhraseGroup } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';
import { buildMarks, type Mark, type OptionPart } from './marks';
import type { QuestionOption } from './questionOption';
import { foldLetters } from './text/normaliseText';
import { PhraseMatcher } from './text/phraseMatcher';
import { Tokenizer, type Word } from './text/tokenizer';
import { WordSets } from './text/wordSets';

export const PLAIN_REPLIES = ['yes', 'no', 'unsure'] as const;
export type YesNo = (typeof PLAIN_REPLIES)[number];

/** What a phrase of the knowledge means. */
export type PhraseMeaning =
  /** A cue, which changes the meaning of the phrases around it: a time long past, a "not", a "what if". */
  | { readonly kind: 'cue'; readonly cue: Cue }
  | { readonly kind: 'command'; readonly command: string; readonly how: How }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'reply'; readonly reply: YesNo; readonly how: How }
  /** An answer to a question, in words other than its button's. */
  | { readonly kind: 'option'; readonly question: string; readonly option: string; readonly how?: OptionPhrase };

/** An answer to a question. */
type OptionMeaning = Extract<PhraseMeaning, { readonly kind: 'option' }>;

/** Unless the words around it say otherwise, whatever they say, or as such words themselves. */
type How = 'said' | 'surely' | 'unless';

/** The part of the knowledge that messages are read with. */
export type Lexicon = Pick<
  Knowledge,
  | 'phrases'
  | 'topics'
  | 'questions'
  | 'short_answers'
  | 'services'
  | 'word_sets'
  | 'spellings'
  | 'classifiers'
  | 'times'
  | 'areas'
  | 'places'
  | 'place_names'
>;

/** How a phrase says an answer: beyond doubt, so that it is always asked back, or so that nothing within it counts. */
export type OptionPhrase = 'plainly' | 'perhaps' | 'as-one';

export const CUES = [
  'not',
  'past',
  'now',
  'habit',
  'asked',
  'correction',
  'parting',
  'asked-again',
  'unsaid',
  'about-notes',
  'filler',
] as const satisfies readonly NamedWordSet[];
export type Cue = (typeof CUES)[number];
/** Cues that would reverse the meaning of a phrase if a gap skipped them. */
const GAP_BLOCKERS: readonly Cue[] = ['not', 'past', 'habit', 'asked'];

/** Words that a short answer is for: where they ask, wherever they stand, or told once an outcome is shown. */
export interface Asking {
  readonly answer: string;
  readonly where: 'question' | 'anywhere' | 'after' | 'beside';
}

/** All phrases of the knowledge, and the tokenizer that goes with them. */
export interface PhraseIndex {
  readonly tokenizer: Tokenizer;
  readonly sets: WordSets;
  readonly phrases: PhraseMatcher<PhraseMeaning>;
  /** Words that say that an answer is not so. */
  readonly denials: PhraseMatcher<QuestionOption>;
  /** Words that only sound like an answer. */
  readonly sounds: PhraseMatcher<QuestionOption>;
  /** Words that always say an answer, which the classifiers do not see. */
  readonly sayings: PhraseMatcher<OptionMeaning>;
  readonly askings: PhraseMatcher<Asking>;
  /** What services are called, by their ids. */
  readonly namings: PhraseMatcher<string>;
  readonly marks: PhraseMatcher<Mark>;
  readonly parts: PhraseMatcher<OptionPart>;
  /** Numbers in letters, by their words. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Places in a list, by their words. */
  readonly ordinals: ReadonlyMap<string, number>;
  /** The option of a question whose button says exactly these words, if there is one. */
  readonly optionByLabel: (question: string, words: readonly Word[]) => string | undefined;
}

export function buildPhraseIndex(lexicon: Lexicon): PhraseIndex {
  const tokenizer = new Tokenizer(lexicon.spellings, knownWords(lexicon), phraseWords(lexicon));
  const spell = memoised((text) => tokenizer.tokenize(text));
  const membersOf = (set: NamedWordSet) => lexicon.word_sets.find(({ id }) => id === set)?.words ?? [];
  const isPlain = (one: string) => !one.includes(' ') && !one.endsWith('~');
  const gapBlockers = new Set(GAP_BLOCKERS.flatMap((cue) => membersOf(cue).filter(isPlain)));
  const sets = new WordSets(lexicon.word_sets, spell);
  const phrases = new PhraseMatcher<PhraseMeaning>(sets, gapBlockers);
  for (const cue of CUES) for (const one of membersOf(cue)) phrases.add(one, { kind: 'cue', cue });
  for (const group of lexicon.phrases) addPhrases(phrases, group);
  for (const { id: topic, also } of lexicon.topics) for (const one of also) phrases.add(one, { kind: 'topic', topic });
  for (const { id: question, options, between } of lexicon.questions) {
    for (const { id: option, also } of [...options, ...between])
      for (const one of also) phrases.add(one, { kind: 'option', question, option });
    for (const { id: option, plainly } of options)
      for (const one of plainly) phrases.add(one, { kind: 'option', question, option, how: 'plainly' });
    for (const { id: option, perhaps } of options)
      for (const one of perhaps) phrases.add(one, { kind: 'option', question, option, how: 'perhaps' });
    for (const { id: option, as_one: whole } of options)
      for (const one of whole) phrases.add(one, { kind: 'option', question, option, how: 'as-one' });
  }
  const denials = new PhraseMatcher<QuestionOption>(sets, new Set(membersOf('denial-ends')));
  for (const { id: question, options } of lexicon.questions)
    for (const { id: option, denied } of options) for (const one of denied) denials.add(one, { question, option });
  const sounds = new PhraseMatcher<QuestionOption>(sets);
  for (const { id: question, options } of lexicon.questions)
    for (const { id: option, sounds_like: all } of options)
      for (const one of all) sounds.add(one, { question, option });
  const sayings = new PhraseMatcher<OptionMeaning>(sets);
  for (const { id: question, options, between } of lexicon.questions)
    for (const { id: option, always } of [...options, ...between])
      for (const one of always) sayings.add(one, { kind: 'option', question, option, how: 'plainly' });
  const askings = new PhraseMatcher<Asking>(sets);
  for (const { id: answer, always, anywhere, told_after: after, only_beside: beside } of lexicon.short_answers) {
    for (const one of always.flatMap(alsoAtEnd)) askings.add(one, { answer, where: 'question' });
    for (const one of anywhere.flatMap(alsoAtEnd)) askings.add(one, { answer, where: 'anywhere' });
    for (const one of after) askings.add(one, { answer, where: 'after' });
    for (const one of beside) askings.add(one, { answer, where: 'beside' });
  }
  const namings = new PhraseMatcher<string>(sets);
  for (const { id, known_as: names } of lexicon.services) for (const one of names) namings.add(one, id);
  const numbers = new Map(lexicon.times.numbers.flatMap(({ value, also }) => also.map((one) => [one, value] as const)));
  const ordinals = new Map(
    lexicon.times.numbers.flatMap(({ value, ordinals: words }) => words.map((one) => [one, value] as const)),
  );
  const labels = memoised((question) =>
    labelsOf(lexicon.questions.find(({ id }) => id === question)?.options ?? [], spell),
  );
  const optionByLabel = (question: string, words: readonly Word[]) => labels(question).get(wordsAsText(words));
  const marks = buildMarks(lexicon, sets);
  return {
    tokenizer,
    sets,
    phrases,
    denials,
    sounds,
    sayings,
    askings,
    namings,
    ...marks,
    numbers,
    ordinals,
    optionByLabel,
  };
}

/** A phrase, and the same without the gap that it ends in: no gap begins where a sentence ends, "go to his house. I am scared". */
function alsoAtEnd(phrase: string): readonly string[] {
  return [...new Set([phrase, phrase.replace(/(?:\s+\.{1,2})+$/, '')])];
}

/** What takes long is done once for each text, when that is first asked for. */
function memoised<V>(read: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const value = known.get(text) ?? read(text);
    known.set(text, value);
    return value;
  };
}

function wordsAsText(words: readonly Word[]): string {
  return words.map(({ word }) => word).join(' ');
}

function addPhrases(matcher: PhraseMatcher<PhraseMeaning>, { id, whole, within, surely, unless }: PhraseGroup): void {
  const reply = PLAIN_REPLIES.find((one) => one === id);
  const meaning = (how: How): PhraseMeaning =>
    reply ? { kind: 'reply', reply, how } : { kind: 'command', command: id, how };
  for (const one of whole) matcher.add(one, meaning('surely'), true);
  for (const one of within) matcher.add(one, meaning('said'));
  // A yes is sure only where it is the whole message.
  for (const one of surely) matcher.add(one, meaning(reply ? 'said' : 'surely'));
  for (const one of unless) matcher.add(one, meaning('unless'));
}

function labelsOf(options: readonly Option[], spell: (text: string) => readonly Word[]) {
  const wordings = ({ id, label }: Option) =>
    [label.person, label.other, label.handler].flatMap((text) =>
      text ? [[wordsAsText(spell(text)), id] as const] : [],
    );
  // Of two labels that read alike, the first wins.
  return new Map(options.flatMap(wordings).reverse());
}

/** Every word that is right as it is, never a slip of another. What is shown has no part in it: a sentence may be put in other words. */
function* knownWords({ word_sets: sets, times }: Lexicon): Generator<string> {
  // "Eighty-one" is no "eight": an age hangs on it.
  for (const text of [...sets.flatMap(({ words }) => words), ...times.numbers.flatMap(({ also }) => also)])
    yield* wordsIn(text);
}

/** Every word of a phrase: what slips are mended to. */
function* phraseWords({ phrases, topics, questions, word_sets: sets }: Lexicon): Generator<string> {
  const written = [
    ...phrases.flatMap(({ whole, within, surely, unless }) => [...whole, ...within, ...surely, ...unless]),
    ...topics.flatMap(({ also }) => also),
    ...questions.flatMap(({ options, between }) => [
      ...between.flatMap(({ also }) => also),
      ...options.flatMap((one) => [one.also, one.plainly, one.perhaps, one.as_one, one.denied].flat()),
    ]),
  ];
  const used = new Set<string>(CUES);
  for (const text of written) for (const [, id = ''] of text.matchAll(SET)) used.add(id);
  const members = sets.filter(({ id }) => used.has(id)).flatMap(({ words }) => words);
  for (const text of [...written, ...members]) yield* wordsIn(text.replace(SET, ' '));
}

const SET = /<([^>]*)>/g;

function wordsIn(text: string): readonly string[] {
  return foldLetters(text).match(/\p{L}+/gu) ?? [];
}
