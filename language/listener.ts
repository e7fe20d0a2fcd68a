import type { Knowledge, Phrases, Topic } from '../triage/knowledge';
import type { NamedPhrases } from '../triage/names';
import { PhraseIndex, WholeMessages } from './phraseIndex';
import { tokens } from './tokens';

/** What a message says beside answering the question. */
export type Heard =
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'nothing' };

/** Danger and self-harm come before everything else, in this order. */
const FIRST: readonly NamedPhrases[] = ['emergency', 'self-harm'];
/** These mean something only as the answer to a question. */
const ANSWERS: readonly string[] = ['yes', 'no', 'unsure'] satisfies NamedPhrases[];

/** Hears commands and requests in what a person types, whatever is being asked. */
export class Listener {
  readonly #whole: WholeMessages<string>;
  readonly #within: PhraseIndex<string>;
  readonly #unless: PhraseIndex<string>;
  readonly #topics: PhraseIndex<string>;

  constructor(knowledge: Pick<Knowledge, 'phrases' | 'topics'>) {
    const commands = knowledge.phrases.filter(({ id }) => !ANSWERS.includes(id));
    this.#whole = new WholeMessages(pairs(commands, ({ whole }) => whole));
    this.#within = new PhraseIndex(pairs(commands, ({ within }) => within));
    this.#unless = new PhraseIndex(pairs(commands, ({ unless }) => unless));
    this.#topics = new PhraseIndex(pairs(knowledge.topics, (topic: Topic) => topic.also));
  }

  hear(text: string): Heard {
    const message = tokens(text);
    const whole = this.#whole.find(message);
    const within = this.#commandsWithin(message);
    const first = FIRST.find((id) => id === whole || within.includes(id));
    const command = first ?? whole;
    if (command) return { kind: 'command', command };
    const topic = longest(this.#topics.find(message))?.meaning;
    if (topic) return { kind: 'topic', topic };
    const meant = within[0];
    return meant ? { kind: 'command', command: meant } : { kind: 'nothing' };
  }

  /** A phrase of `unless` takes back all the `within` of the same command. */
  #commandsWithin(message: readonly string[]): readonly string[] {
    const taken = new Set(this.#unless.find(message).map(({ meaning }) => meaning));
    return this.#within
      .find(message)
      .map(({ meaning }) => meaning)
      .filter((id) => !taken.has(id));
  }
}

function longest<T extends { readonly length: number }>(found: readonly T[]): T | undefined {
  return found.reduce<T | undefined>(
    (best, one) => (best && best.length >= one.length ? best : one),
    undefined,
  );
}

function* pairs<T extends Pick<Phrases, 'id'>>(
  entries: readonly T[],
  phrases: (entry: T) => readonly string[],
): Generator<readonly [string, string]> {
  for (const entry of entries) for (const phrase of phrases(entry)) yield [phrase, entry.id];
}
