import type { Knowledge, Option, Question } from '../model/knowledge';
import type { Phrases } from '../model/lexicon';
import type { NamedWords } from '../model/names';
import { plainLetters } from './text/letters';
import { PhraseBook } from './text/phraseMatcher';
import { type Word, WordReader } from './text/words';

export type YesNo = 'yes' | 'no' | 'unsure';

/** What a phrase of the knowledge means. */
export type Meaning =
  /** Changes what stands around it: a time long past, a "not", a "what if". */
  | { readonly kind: 'mark'; readonly mark: NamedWords }
  | { readonly kind: 'command'; readonly command: string; readonly how: 'said' | 'surely' | 'unless' }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'reply'; readonly reply: YesNo; readonly how: 'whole' | 'part' | 'unless' }
  /** An answer to a question, in other words than its button's. */
  | { readonly kind: 'option'; readonly question: string; readonly option: string };

/** As much of the knowledge as a message is read with. */
export type Lexicon = Pick<
  Knowledge,
  'phrases' | 'topics' | 'questions' | 'word_sets' | 'spellings' | 'ears' | 'times'
>;

const REPLIES: readonly string[] = ['yes', 'no', 'unsure'] satisfies YesNo[];
export const MARKS: readonly NamedWords[] = ['not', 'past', 'now', 'habit', 'asked', 'filler'];
/** Words that would turn a phrase around if a gap passed over them. */
const NEVER_PASSED: readonly NamedWords[] = ['not', 'past', 'habit', 'asked'];

/** All phrases of the knowledge, and the reader of words that goes with them. */
export interface Book {
  readonly words: WordReader;
  readonly phrases: PhraseBook<Meaning>;
  /** The words of each button: question, then plain words, to option. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export function openBook(lexicon: Lexicon): Book {
  const words = new WordReader(lexicon.spellings, knownWords(lexicon), phraseWords(lexicon));
  const spell = remembering((text) => words.read(text));
  const passing = new Set(NEVER_PASSED.flatMap((id) => membersOf(lexicon, id)));
  const phrases = new PhraseBook<Meaning>(lexicon.word_sets, spell, passing);
  addMarks(phrases, lexicon);
  for (const entry of lexicon.phrases) addPhrases(phrases, entry);
  for (const { id, also } of lexicon.topics) {
    for (const one of also) phrases.add(one, { kind: 'topic', topic: id });
  }
  for (const question of lexicon.questions) addOptions(phrases, question);
  return { words, phrases, labels: new Map(lexicon.questions.map((one) => [one.id, labelsOf(one, spell)])) };
}

/** Phrases are made of the same words again and again. */
function remembering(read: (text: string) => readonly Word[]): (text: string) => readonly Word[] {
  const known = new Map<string, readonly Word[]>();
  return (text) => {
    const words = known.get(text) ?? read(text);
    known.set(text, words);
    return words;
  };
}

/** The words alone, for comparing whole messages. */
export function plain(words: readonly Word[]): string {
  return words.map(({ word }) => word).join(' ');
}

function membersOf(lexicon: Lexicon, id: string): readonly string[] {
  const found = lexicon.word_sets.find((set) => set.id === id)?.words ?? [];
  return found.filter((one) => !one.includes(' ') && !one.endsWith('~'));
}

function addMarks(book: PhraseBook<Meaning>, { word_sets: sets }: Lexicon): void {
  for (const mark of MARKS) {
    for (const one of sets.find(({ id }) => id === mark)?.words ?? []) book.add(one, { kind: 'mark', mark });
  }
}

function addPhrases(book: PhraseBook<Meaning>, { id, whole, within, surely, unless }: Phrases): void {
  const isReply = (one: string): one is YesNo => REPLIES.includes(one);
  if (isReply(id)) {
    const reply = (how: 'whole' | 'part' | 'unless'): Meaning => ({ kind: 'reply', reply: id, how });
    for (const one of whole) book.add(one, reply('whole'), true);
    for (const one of [...within, ...surely]) book.add(one, reply('part'));
    for (const one of unless) book.add(one, reply('unless'));
    return;
  }
  const command = (how: 'said' | 'surely' | 'unless'): Meaning => ({ kind: 'command', command: id, how });
  for (const one of whole) book.add(one, command('surely'), true);
  for (const one of within) book.add(one, command('said'));
  for (const one of surely) book.add(one, command('surely'));
  for (const one of unless) book.add(one, command('unless'));
}

function addOptions(book: PhraseBook<Meaning>, { id: question, options }: Question): void {
  for (const { id: option, also } of options) {
    for (const one of also) book.add(one, { kind: 'option', question, option });
  }
}

function labelsOf({ options }: Question, spell: (text: string) => readonly Word[]) {
  const wordings = ({ id, label }: Option) =>
    [label.person, label.other, label.handler].flatMap((text) =>
      text ? [[plain(spell(text)), id] as const] : [],
    );
  // The first of two that read alike is meant.
  return new Map(options.flatMap(wordings).reverse());
}

/** Every word that an author wrote for people to read is spelt right, and no slip of another. */
function* knownWords({ questions, topics }: Lexicon): Generator<string> {
  const texts = [
    ...questions.flatMap(({ ask, why, examples, options }) => [
      ...[...Object.values(ask), ...Object.values(why), ...examples],
      ...options.flatMap(({ label, told }) => [...Object.values(label), ...Object.values(told)]),
    ]),
    ...topics.flatMap(({ title, says }) => [title, ...says.flatMap((one) => Object.values(one))]),
  ];
  for (const text of texts) yield* lettersIn(String(text));
}

/** Every word of a phrase: what slips are mended to. */
function* phraseWords({ phrases, topics, questions, word_sets: sets }: Lexicon): Generator<string> {
  const texts = [
    ...phrases.flatMap(({ whole, within, surely, unless }) => [...whole, ...within, ...surely, ...unless]),
    ...topics.flatMap(({ also }) => also),
    ...questions.flatMap(({ options }) => options.flatMap(({ also }) => also)),
    ...sets.flatMap(({ words }) => words),
  ];
  for (const text of texts) yield* lettersIn(text.replace(/<[^>]*>/g, ' '));
}

function lettersIn(text: string): readonly string[] {
  return plainLetters(text).match(/\p{L}+/gu) ?? [];
}
