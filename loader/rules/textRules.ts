import { didYouMean, nearestMatch } from '../didYouMean';
import type { KnowledgeRules, RuleContext, TextNames } from './knowledgeRule';
import { shownTexts } from './shownTexts';

export const textRules: KnowledgeRules = {
  /** Every text that the code uses exists. */
  *'missing-message'(known) {
    for (const { noun, texts, names, missing } of compareTexts(known)) {
      for (const name of missing) {
        const gaps = Object.keys(names[name] ?? {}).map((one) => `{${one}}`);
        const holds = gaps.length > 0 ? `; it may hold ${gaps.join(', ')}` : '';
        yield {
          position: known.sourceMap.positionOf(texts),
          message: `The ${noun} “${name}” is missing.`,
          cure:
            noun === LABEL_GROUP
              ? `Add “${name}:” with its labels below it.`
              : `Add a line “${name}: ” with the text${holds}.`,
        };
      }
    }
  },

  /** Every text is used by the code. */
  *'unknown-message'(known) {
    for (const { noun, texts, unknown } of compareTexts(known)) {
      for (const [name, meant] of unknown) {
        const end = meant === undefined ? '.' : `; did you mean “${meant}”?`;
        yield {
          position: known.sourceMap.keyPositionOf(texts, name),
          message: `Nothing asks for a ${noun} called “${name}”${end}`,
          cure: 'Mend the name, or delete the line.',
        };
      }
    }
  },

  /** A text has only placeholders that the code fills in. */
  *'unknown-placeholder'(known) {
    for (const { noun, texts, names } of compareTexts(known)) {
      for (const [name, text] of Object.entries(texts)) {
        const filled = Object.keys(names[name] ?? {});
        for (const [, gap = ''] of String(text).matchAll(/\{([^{}]*)\}/g)) {
          if (filled.includes(gap)) continue;
          yield {
            position: known.sourceMap.positionOf(texts, name),
            message: `Nothing fills “{${gap}}” in the ${noun} “${name}”${didYouMean(gap, filled)}`,
            cure:
              filled.length > 0
                ? `It may hold ${filled.map((one) => `{${one}}`).join(', ')}.`
                : 'This text has nothing to fill in: take the braces out.',
          };
        }
      }
    }
  },

  /** What is said in the midst of the questions, or stands on a button, is short enough to be read at once. */
  *'too-long'({ knowledge: { topics, short_answers: shortAnswers }, sourceMap }) {
    const shorts = topics.flatMap((entry) => [
      { entry, field: 'short', said: entry.short, limit: BETWEEN_QUESTIONS },
      ...entry.first.map(({ short }, place) => ({
        entry,
        field: 'first',
        said: { [place]: { short } },
        limit: BETWEEN_QUESTIONS,
      })),
    ]);
    const answers = shortAnswers.flatMap((entry) => [
      { entry, field: 'asks', said: entry.asks, limit: ON_A_BUTTON },
      { entry, field: 'says', said: entry.says, limit: BETWEEN_QUESTIONS },
      { entry, field: 'first', said: { ...entry.first.map(({ says }) => ({ says })) }, limit: BETWEEN_QUESTIONS },
    ]);
    const titles = topics.map((entry) => ({ entry, field: 'title', said: [entry.title], limit: ON_A_BUTTON }));
    for (const { entry, field, said, limit } of [...shorts, ...answers, ...titles]) {
      for (const { text, path } of textsOf(said)) {
        const count = text.split(/\s+/).length;
        if (count <= limit.words) continue;
        yield {
          position: sourceMap.positionOf(entry, field, ...(field === 'title' ? [] : path)),
          message: `“${field}” of “${entry.id}” has ${count} words, and ${limit.why}.`,
          cure: `Write at most ${limit.words} words. ${limit.rest}`,
        };
      }
    }
  },

  /** A "Yes." or "No." by itself answers whatever the reader asked, be it another question: "can I message her". */
  *'bare-yes-or-no'({ knowledge: { short_answers: answers, easy_answers: easy }, sourceMap }) {
    const all = [
      ...[...answers, ...easy].map((entry) => ({ entry, field: undefined, said: { says: entry.says } as object })),
      ...answers.map((entry) => ({ entry, field: 'first', said: { ...entry.first.map(({ says }) => ({ says })) } })),
    ];
    for (const { entry, field, said } of all)
      for (const { text, path } of textsOf(said)) {
        const [bare] = /^(?:Yes|No)\. /.exec(text) ?? [];
        if (bare === undefined) continue;
        yield {
          position: sourceMap.positionOf(entry, ...(field ? [field] : []), ...path),
          message: `“${entry.id}” begins with “${bare.trim()}”, which a person may read as the answer to another question.`,
          cure: 'Say the whole of it: “You do not have to go to the police”, or leave that word out.',
        };
      }
  },

  /** A text is in no quotes of a word processor, which people would read; and no word runs out of a telephone's screen. */
  *'odd-text'(known) {
    for (const { text, entry, path } of shownTexts(known)) {
      // An example may be somebody's very words.
      const isQuoted = !path.includes('examples') && /^[“‘„«][^“”{]*[”’“»]$/s.test(text);
      const long = text.startsWith('https:')
        ? undefined
        : text.split(/[\s/-]+/).find((word) => word.length > LONGEST_WORD && !/[@:.{]/.test(word));
      if (!isQuoted && long === undefined) continue;
      yield {
        position: known.sourceMap.positionOf(entry, ...path),
        message: isQuoted
          ? 'The whole text stands in the curly quotes of a word processor, and people would read them.'
          : `A word here has ${long?.length} letters, and would run out of a telephone’s screen.`,
        cure: isQuoted ? 'Delete them, or type straight quotes (") instead.' : 'Write it shorter, or with spaces.',
      };
    }
  },

  /** The questions from which somebody may have to choose are questions, and no two are the same. */
  *'button-question'({ knowledge: { short_answers: shortAnswers }, sourceMap }) {
    const first = new Map<string, string>();
    for (const entry of shortAnswers) {
      for (const { text, path } of textsOf(entry.asks)) {
        const position = sourceMap.positionOf(entry, 'asks', ...path);
        const taken = first.get(text.toLowerCase()) ?? entry.id;
        first.set(text.toLowerCase(), taken);
        if (!text.endsWith('?'))
          yield { position, message: `“${text}” is not a question.`, cure: 'End it with a question mark.' };
        if (taken !== entry.id)
          yield {
            position,
            message: `“${text}” is what “${taken}” asks already, and nobody could tell the two buttons apart.`,
            cure: 'Ask it in words that show what is behind this one.',
          };
      }
    }
  },
};

/** Letters. */
const LONGEST_WORD = 30;

const BETWEEN_QUESTIONS = {
  words: 60,
  why: 'a person reads it between two questions',
  rest: 'What more there is to say stands in a topic, one press away.',
};
const ON_A_BUTTON = { words: 8, why: 'it stands on a button', rest: 'The answer says the rest.' };

/** Every text of a wording, and where it is in it. */
function textsOf(said: object, path: readonly string[] = []): readonly { text: string; path: readonly string[] }[] {
  return Object.entries(said).flatMap(([name, one]: [string, unknown]) => {
    if (typeof one === 'string') return [{ text: one, path: [...path, name] }];
    return typeof one === 'object' && one !== null ? textsOf(one, [...path, name]) : [];
  });
}

const LABEL_GROUP = 'group of labels';

function compareTexts(known: RuleContext): readonly ReturnType<typeof compare>[] {
  const { knowledge, messages, labels, sourceMap } = known;
  const groups = Object.fromEntries(Object.keys(labels).map((group) => [group, {}]));
  return [
    compare('message', knowledge.messages, messages),
    compare(LABEL_GROUP, knowledge.labels, groups),
    ...Object.entries(knowledge.labels).flatMap(([group, texts]) =>
      labels[group] ? [compare(`“${group}” label`, texts, labels[group])] : [],
    ),
  ].filter(({ texts }) => sourceMap.has(texts));
}

/**
 * How the texts of one file, or of one group in it, compare with the names that the code uses.
 *
 * @param noun 'message', for "The message “greeting” is missing."
 * @returns with `unknown`, each with the name that was probably meant, and `missing`, not even written under a misspelt name
 */
function compare(noun: string, texts: Readonly<Record<string, unknown>>, names: TextNames) {
  const absent = Object.keys(names).filter((name) => !Object.hasOwn(texts, name));
  const strange = Object.keys(texts).filter((name) => !Object.hasOwn(names, name));
  const unknown = new Map(strange.map((name) => [name, nearestMatch(name, absent)]));
  const meant = new Set(unknown.values());
  return { noun, texts, names, unknown, missing: absent.filter((name) => !meant.has(name)) };
}
