import type { Answers } from '../triage/answers';
import type { Knowledge, Option, Question } from '../triage/knowledge';
import { type Found, PhraseIndex, WholeMessages } from './phraseIndex';
import { tokens } from './tokens';

/** Joins choices without being one: "1 and 3". */
const BETWEEN = new Set(['and', 'option', 'number', 'also', 'plus']);
/** A message as short as this is taken for an answer, not for a story. */
const SHORT = 3;

type Yes = 'yes' | 'no' | 'unsure';

interface OneQuestion {
  readonly question: Question;
  readonly labels: WholeMessages<string>;
  /** The authors' other wordings: as the whole message, and within one. */
  readonly said: WholeMessages<string>;
  readonly also: PhraseIndex<string>;
}

/** Reads answers in what a person types: labels, numbers, yes and no, and the authors' other wordings. */
export class Reader {
  readonly #questions: ReadonlyMap<string, OneQuestion>;
  readonly #yesNo: WholeMessages<Yes>;
  readonly #yesNoWithin: PhraseIndex<Yes>;

  constructor(knowledge: Pick<Knowledge, 'questions' | 'phrases'>) {
    this.#questions = new Map(knowledge.questions.map((question) => [question.id, index(question)]));
    const meaning = (['yes', 'no', 'unsure'] as const).flatMap((id) =>
      knowledge.phrases.filter((one) => one.id === id).map((one) => ({ id, one })),
    );
    this.#yesNo = new WholeMessages(
      meaning.flatMap(({ id, one }) => one.whole.map((text) => [text, id] as const)),
    );
    this.#yesNoWithin = new PhraseIndex(
      meaning.flatMap(({ id, one }) => one.within.map((text) => [text, id] as const)),
    );
  }

  /** Whether the message is a button's own words. */
  label(text: string, question: string): string | undefined {
    return this.#questions.get(question)?.labels.find(tokens(text));
  }

  /** The answer to this question, or undefined where the message has none. */
  answer(text: string, question: string): readonly string[] | undefined {
    const asked = this.#questions.get(question);
    if (!asked) return undefined;
    const message = tokens(text);
    const label = asked.labels.find(message);
    if (label) return [label];
    const numbered = byNumber(message, asked.question.options);
    if (numbered) return numbered;
    const exactly = asked.said.find(message);
    if (exactly) return [exactly];
    const whole = this.#fitting(this.#yesNo.find(message), asked.question);
    if (whole) return whole;
    return (
      alsoSaid(message, asked) ?? this.#fitting(this.#yesNoWithin.find(message)[0]?.meaning, asked.question)
    );
  }

  /** Answers to questions that were not asked, from a message that tells a story. Said back, never kept in silence. */
  story(text: string, known: Answers, besides: readonly string[]): Answers {
    const message = tokens(text);
    if (message.length <= SHORT) return {};
    const found: Record<string, readonly string[]> = {};
    for (const [id, asked] of this.#questions) {
      if (!asked.question.heard_in_stories || known[id] !== undefined || besides.includes(id)) continue;
      const mentioned = mentions(message, asked);
      // "my husband says it is nothing, a customer leaves me notes" names two: better to ask.
      if (asked.question.choose === 'one' && mentioned.length > 1) continue;
      if (mentioned.length > 0) found[id] = mentioned;
    }
    return found;
  }

  #fitting(meant: Yes | undefined, { options }: Question): readonly string[] | undefined {
    const option = options.find(({ id, means }) => meant !== undefined && (means ?? id) === meant);
    return option ? [option.id] : undefined;
  }
}

function index(question: Question): OneQuestion {
  const options = question.options;
  const also = options.flatMap((option) => option.also.map((text) => [text, option.id] as const));
  return {
    question,
    labels: new WholeMessages(
      options.flatMap(({ id, label }) =>
        [label.person, label.other, label.handler].flatMap((text) => (text ? [[text, id] as const] : [])),
      ),
    ),
    said: new WholeMessages(also),
    also: new PhraseIndex(also),
  };
}

/** "2", "1 and 3", "option 4": only when the message holds nothing else. */
function byNumber(message: readonly string[], options: readonly Option[]): readonly string[] | undefined {
  const numbers = message.filter((token) => !BETWEEN.has(token));
  const chosen = numbers.map((token) =>
    /^\d{1,2}$/.test(token) ? options[Number(token) - 1]?.id : undefined,
  );
  if (chosen.length === 0 || chosen.includes(undefined)) return undefined;
  return [...new Set(chosen.flatMap((id) => id ?? []))];
}

/** The option whose wording covers most; for choose-many, every option that is mentioned. */
function alsoSaid(message: readonly string[], asked: OneQuestion): readonly string[] | undefined {
  const found = asked.also.find(message);
  if (found.length === 0) return undefined;
  return asked.question.choose === 'many' ? mentions(message, asked) : [longest(found).meaning];
}

/** Every option whose wording stands in the message. */
function mentions(message: readonly string[], { also }: OneQuestion): readonly string[] {
  return [...new Set(also.find(message).map(({ meaning }) => meaning))];
}

function longest<T>(found: readonly Found<T>[]): Found<T> {
  return found.reduce((best, one) => (one.length > best.length ? one : best));
}
