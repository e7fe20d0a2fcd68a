import type { DialogueAct } from '../language/dialogueAct';
import type { NluPipeline, NluResult } from '../language/nluPipeline';
import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import { READ_AT_MOST } from '../language/text/tokens';
import type { TimeExpression } from '../language/times/timeExpression';
import type { DiaryField, Knowledge } from '../model/knowledge';
import type { NamedPhrase, NamedTopic, NamedWordSet } from '../model/namedEntries';
import type { AccountDetails } from './account';
import { type PastedLog, pastedLog } from './pastedLog';

interface Clause {
  readonly text: string;
  readonly words: readonly Word[];
}

/** How texts are split into words. */
export type WordSplitter = Pick<NluPipeline, 'tokenize' | 'wordSets'>;

/** What somebody asks for who does not want to go on with an account. */
export type RecordRequest = 'stop' | 'summary' | 'undo';

/** Somebody else's words. */
const QUOTED = /"[^"]+"|\u201c[^\u201d]+\u201d/gu;

/** A longer message is an account, whatever it sounds like. */
const REQUEST_AT_MOST = 14;

/** Extracts what an account says about each field, always in the person's own words. */
export class AccountReader {
  readonly #story: string | undefined;
  /** Marks a line of a list of calls; undefined where nothing can be pasted. */
  readonly #calls: PhraseMatcher<string> | undefined;
  /** Where one clause ends and the next begins, as far as punctuation and conjunctions show it. */
  readonly #breaks: RegExp;
  /** What is left hanging where a time is cut off: "outside my flat at". */
  readonly #hanging: RegExp;
  readonly #requests: PhraseMatcher<RecordRequest>;
  readonly #fieldPhrases: readonly { readonly field: DiaryField; readonly index: PhraseMatcher<string> }[];

  constructor(
    { diary_fields: fields, word_sets: sets }: Pick<Knowledge, 'diary_fields' | 'word_sets'>,
    private readonly splitter: WordSplitter,
  ) {
    this.#story = fields.find(({ holds }) => holds === 'story')?.id;
    const conjunction = anyOf(sets, 'conjunction');
    this.#breaks = new RegExp(`[.!?](?=\\s|$)|[;\\n]|,(?=\\s)|\\s${conjunction}\\s`, 'giu');
    this.#hanging = new RegExp(`\\s${anyOf(sets, 'time-lead')}?\\s*$`, 'iu');
    this.#requests = new PhraseMatcher<RecordRequest>(splitter.wordSets);
    this.#requests.add('<record-stop>', 'stop');
    this.#requests.add('<record-summary>', 'summary');
    this.#requests.add('<record-undo>', 'undo');
    const known = fields.map((field) => {
      const index = new PhraseMatcher<string>(splitter.wordSets);
      for (const [phrase, meaning] of phrasesOf(field)) index.add(phrase, meaning);
      return { field, index };
    });
    this.#fieldPhrases = known.filter(({ field }) => field.holds === 'words');
    this.#calls = known.find(({ field }) => field.holds === 'pasted')?.index;
  }

  /**
   * @param asked the field that was asked about: it takes the whole message, unless all of that is about other fields
   * @param times the words in it that say when, which are not part of a place
   */
  read(text: string, asked: string, times: readonly string[]): AccountDetails['told'] {
    const clauses = this.#clauses(text.slice(0, READ_AT_MOST));
    const filled: Record<string, string> = {};
    const elsewhere = new Set<Clause>();
    for (const { field, index } of this.#fieldPhrases) {
      const found = clauses.flatMap((clause) => this.#mention(clause, field, index, times));
      if (found.length === 0 || field.id === asked) continue;
      filled[field.id] = [...new Set(found.map(({ words }) => words))].join('; ');
      for (const { clause } of found) elsewhere.add(clause);
    }
    const only = asked !== this.#story && clauses.length > 0 && clauses.every((one) => elsewhere.has(one));
    const marked = this.#fieldPhrases.find(({ field }) => field.id === asked);
    const itself = marked && clauses.some((one) => marked.index.find(one.words).length > 0);
    return only && !itself ? filled : { ...filled, [asked]: text.trim() };
  }

  /** What was pasted into an account: messages or a list of calls. */
  pastedIn(text: string): PastedLog | undefined {
    return this.#calls && pastedLog(text, (line) => this.#calls?.find(this.splitter.tokenize(line)).length !== 0);
  }

  /**
   * What is asked for by somebody who does not want to go on: "stop", "not now. I want the summary".
   *
   * @param isBegun whether an account is in progress, of which the words may be a part: "not now, it was on Tuesday"
   */
  requestIn(text: string, isBegun: boolean): RecordRequest | undefined {
    const words = this.splitter.tokenize(text);
    if (words.length > REQUEST_AT_MOST) return undefined;
    const found = this.#requests.find(words);
    const isSentence = ({ from, to }: { readonly from: number; readonly to: number }) =>
      words[from - 1]?.sentence !== words[from]?.sentence && words[to]?.sentence !== words[to - 1]?.sentence;
    const asked = found.filter((one) => one.to - one.from > 2 || isSentence(one) || (!isBegun && one.from === 0));
    return (asked.find(({ meaning }) => meaning === 'summary') ?? asked[0])?.meaning;
  }

  /**
   * What is left of a message without what is told of the past or quoted: a clause that opens with a past time is no cry
   * for help, and neither is what somebody else wrote.
   */
  presentPart(text: string, past: readonly Pick<TimeExpression, 'start' | 'end'>[]): string {
    const unquoted = text.replace(QUOTED, (words) => ' '.repeat(words.length));
    const breaks = [...unquoted.matchAll(this.#breaks)].map(({ index, 0: sign }) => index + sign.length);
    const edges = [0, ...breaks.filter((at) => !past.some(({ start, end }) => start < at && at <= end)), text.length];
    const clauses = edges.slice(1).map((to, at) => ({ from: edges[at] ?? 0, to }));
    const isPast = ({ from, to }: (typeof clauses)[number]) =>
      past.some(
        ({ start }) => from <= start && start < to && this.splitter.tokenize(text.slice(from, start)).length <= 1,
      );
    return clauses
      .filter((one) => !isPast(one))
      .map(({ from, to }) => unquoted.slice(from, to))
      .join(' ')
      .trim();
  }

  #clauses(text: string): readonly Clause[] {
    return text
      .split(this.#breaks)
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => ({ text: one, words: this.splitter.tokenize(one) }));
  }

  /** What a clause says about a field: the option's label, the rest from the cue on, or all of it. */
  #mention(
    clause: Clause,
    { takes }: DiaryField,
    index: PhraseMatcher<string>,
    times: readonly string[],
  ): readonly { readonly clause: Clause; readonly words: string }[] {
    const found = index.find(clause.words);
    const [first] = found;
    if (!first) return [];
    if (first.meaning !== '') return found.map(({ meaning }) => ({ clause, words: meaning }));
    const from = takes === 'rest' ? (clause.words[first.from]?.start ?? 0) : 0;
    const words = takes === 'rest' ? this.#beforeTimes(clause.text.slice(from), times) : clause.text;
    return [{ clause, words: words.trim() }];
  }

  #beforeTimes(text: string, times: readonly string[]): string {
    const cuts = times.map((time) => text.indexOf(time)).filter((place) => place > 0);
    return text.slice(0, Math.min(text.length, ...cuts)).replace(this.#hanging, '');
  }
}

function phrasesOf({ also, options }: DiaryField): Iterable<readonly [string, string]> {
  const pressed = options.flatMap(({ label, also: said }) => said.map((one) => [one, label] as const));
  return [...also.map((one) => [one, ''] as const), ...pressed];
}

/** Matches any word of a set that has letters only. */
function anyOf(sets: Knowledge['word_sets'], id: NamedWordSet): string {
  const words = sets.find((set) => set.id === id)?.words.filter((word) => /^\p{L}+$/u.test(word)) ?? [];
  return `(?:${words.join('|') || '(?!)'})`;
}

/** Up to this many words, a message that sounds like a request is one. */
const SHORT = 6;
/**
 * A cry for help of fewer words than this has nothing else to keep. Thoughts of suicide are kept only where
 * they stand in a longer account: others may read the record one day.
 */
const WORDS_TO_KEEP = { emergency: 3, 'self-harm': 14, despair: 3 } as const;

/** A request to leave is never taken for a part of a story. */
const EXIT: NamedPhrase = 'exit';
/** Someone who asks for a number while writing gets it. */
const NUMBER_TOPICS: readonly string[] = ['helplines', 'a-person-please', 'self-harm'] satisfies NamedTopic[];

/**
 * What a message is while the person describes an incident: `only` a part of the account, whatever else
 * it sounds like ("he rang my work"); a request, which is `no` part of it; or `also` a part of it,
 * beside a cry for help that goes first.
 */
export function partOfAccount(
  { wordCount, isQuestion, topics }: Pick<NluResult, 'wordCount' | 'isQuestion' | 'topics'>,
  act: DialogueAct,
): 'only' | 'also' | 'no' {
  if (act.kind === 'answer') return 'only';
  if (act.kind === 'topic' || act.kind === 'asked' || act.kind === 'unanswered') {
    const isForNumber = wordCount <= SHORT && topics.some(({ topic }) => NUMBER_TOPICS.includes(topic));
    return isQuestion || isForNumber ? 'no' : 'only';
  }
  if (act.kind === 'urgent') return wordCount >= WORDS_TO_KEEP[act.need] ? 'also' : 'no';
  if (act.command === EXIT) return 'no';
  return wordCount <= SHORT || isQuestion ? 'no' : 'only';
}
