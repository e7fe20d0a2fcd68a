import type { Knowledge, Option, Question } from '../model/knowledge';
import type { PhraseGroup } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';
import { foldLetters } from './text/normaliseText';
import { PhraseMatcher } from './text/phraseMatcher';
import { Tokenizer, type Word } from './text/tokenizer';

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
  | { readonly kind: 'option'; readonly question: string; readonly option: string };

/** Unless the words around it say otherwise, whatever they say, or as such words themselves. */
type How = 'said' | 'surely' | 'unless';

/** The part of the knowledge that messages are read with. */
export type Lexicon = Pick<
  Knowledge,
  'phrases' | 'topics' | 'questions' | 'word_sets' | 'spellings' | 'classifiers' | 'times'
>;

export const CUES = [
  'not',
  'past',
  'now',
  'habit',
  'asked',
  'filler',
] as const satisfies readonly NamedWordSet[];
export type Cue = (typeof CUES)[number];
/** Cues that would reverse the meaning of a phrase if a gap skipped them. */
const GAP_BLOCKERS: readonly Cue[] = ['not', 'past', 'habit', 'asked'];

/** All phrases of the knowledge, and the tokenizer that goes with them. */
export interface PhraseIndex {
  readonly tokenizer: Tokenizer;
  readonly phrases: PhraseMatcher<PhraseMeaning>;
  /** The words of each button: question, then plain words, to option. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export function buildPhraseIndex(lexicon: Lexicon): PhraseIndex {
  const words = new Tokenizer(lexicon.spellings, knownWords(lexicon), phraseWords(lexicon));
  const spell = memoised((text) => words.tokenize(text));
  const passing = new Set(GAP_BLOCKERS.flatMap((id) => membersOf(lexicon, id)));
  const phrases = new PhraseMatcher<PhraseMeaning>(lexicon.word_sets, spell, passing);
  addCues(phrases, lexicon);
  for (const entry of lexicon.phrases) addPhrases(phrases, entry);
  for (const { id, also } of lexicon.topics) {
    for (const one of also) phrases.add(one, { kind: 'topic', topic: id });
  }
  for (const question of lexicon.questions) addOptions(phrases, question);
  return {
    tokenizer: words,
    phrases,
    labels: new Map(lexicon.questions.map((one) => [one.id, labelsOf(one, spell)])),
  };
}

/** Phrases share most of their words. */
function memoised(read: (text: string) => readonly Word[]): (text: string) => readonly Word[] {
  const known = new Map<string, readonly Word[]>();
  return (text) => {
    const words = known.get(text) ?? read(text);
    known.set(text, words);
    return words;
  };
}

/** The words alone, for comparing whole messages. */
export function wordsAsText(words: readonly Word[]): string {
  return words.map(({ word }) => word).join(' ');
}

function membersOf(lexicon: Lexicon, id: string): readonly string[] {
  const found = lexicon.word_sets.find((set) => set.id === id)?.words ?? [];
  return found.filter((one) => !one.includes(' ') && !one.endsWith('~'));
}

function addCues(matcher: PhraseMatcher<PhraseMeaning>, { word_sets: sets }: Lexicon): void {
  for (const cue of CUES) {
    for (const one of sets.find(({ id }) => id === cue)?.words ?? []) matcher.add(one, { kind: 'cue', cue });
  }
}

function addPhrases(
  matcher: PhraseMatcher<PhraseMeaning>,
  { id, whole, within, surely, unless }: PhraseGroup,
): void {
  const reply = PLAIN_REPLIES.find((one) => one === id);
  const meaning = (how: How): PhraseMeaning =>
    reply ? { kind: 'reply', reply, how } : { kind: 'command', command: id, how };
  for (const one of whole) matcher.add(one, meaning('surely'), true);
  for (const one of within) matcher.add(one, meaning('said'));
  // A yes is sure only where it is the whole message.
  for (const one of surely) matcher.add(one, meaning(reply ? 'said' : 'surely'));
  for (const one of unless) matcher.add(one, meaning('unless'));
}

function addOptions(matcher: PhraseMatcher<PhraseMeaning>, { id: question, options }: Question): void {
  for (const { id: option, also } of options) {
    for (const one of also) matcher.add(one, { kind: 'option', question, option });
  }
}

function labelsOf({ options }: Question, spell: (text: string) => readonly Word[]) {
  const wordings = ({ id, label }: Option) =>
    [label.person, label.other, label.handler].flatMap((text) =>
      text ? [[wordsAsText(spell(text)), id] as const] : [],
    );
  // Of two labels that read alike, the first wins.
  return new Map(options.flatMap(wordings).reverse());
}

/** Every word that is right as it is, never a slip of another: in texts for people to read, and in sets that no phrase uses. */
function* knownWords(lexicon: Lexicon): Generator<string> {
  const { questions, topics } = lexicon;
  const texts = [
    ...questions.flatMap(({ ask, why, examples, options }) => [
      ...[...Object.values(ask), ...Object.values(why), ...examples],
      ...options.flatMap(({ label, told }) => [...Object.values(label), ...Object.values(told)]),
    ]),
    ...topics.flatMap(({ title, says }) => [title, ...says.flatMap((one) => Object.values(one))]),
    ...lexicon.word_sets.flatMap(({ words }) => words),
  ];
  for (const text of texts) yield* wordsIn(String(text));
}

/** Every word of a phrase: what slips are mended to. */
function* phraseWords({ phrases, topics, questions, word_sets: sets }: Lexicon): Generator<string> {
  const written = [
    ...phrases.flatMap(({ whole, within, surely, unless }) => [...whole, ...within, ...surely, ...unless]),
    ...topics.flatMap(({ also }) => also),
    ...questions.flatMap(({ options }) => options.flatMap(({ also }) => also)),
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
