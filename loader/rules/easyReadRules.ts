import type { Wording } from '../../model/knowledge';
import type { SourceMap } from '../sourceMap';
import type { KnowledgeRules, RuleViolation } from './knowledgeRule';

/** More in one sentence is hard to read for some people. */
const MOST_WORDS = 12;

interface EasyEntry {
  readonly id: string;
}

export const easyReadRules: KnowledgeRules = {
  /** Whoever chose easy words gets them all the way, and every one of them is shown. */
  *'easy-read-gaps'({ knowledge, sourceMap }) {
    const { easy_questions: questions, easy_outcomes: outcomes } = knowledge;
    if (questions.length + outcomes.length === 0) return;
    yield* gaps('question', 'easy_questions', knowledge.questions, questions, sourceMap);
    yield* gaps('outcome', 'easy_outcomes', knowledge.outcomes, outcomes, sourceMap);
    const messages = Object.keys(knowledge.messages).map((id) => ({ id }));
    yield* strangers('topic', knowledge.topics, knowledge.easy_topics, sourceMap);
    yield* strangers('short answer', knowledge.short_answers, knowledge.easy_answers, sourceMap);
    yield* strangers('message', messages, knowledge.easy_messages, sourceMap);
  },

  /** What is filled in is a fact that must not be lost. */
  *'easy-read-filled'({ knowledge, sourceMap }) {
    for (const entry of knowledge.easy_messages) {
      const missing = filledIn(knowledge.messages[entry.id] ?? '').filter((one) => !filledIn(entry.says).includes(one));
      for (const one of missing)
        yield {
          position: sourceMap.positionOf(entry, 'says'),
          message: `“${entry.id}” says ${one}, but not in easy read.`,
          cure: `Put ${one} where it belongs.`,
        };
    }
  },

  /** One thing in a sentence. */
  *'easy-read-long'({ knowledge, sourceMap }) {
    const asked = knowledge.easy_questions.map((entry) => ({ entry, wordings: [entry.ask] }));
    const said = knowledge.easy_outcomes.map((entry) => ({ entry, wordings: entry.says }));
    const topics = knowledge.easy_topics.map((entry) => ({ entry, wordings: [entry.short] }));
    const answers = knowledge.easy_answers.map((entry) => ({ entry, wordings: [entry.says] }));
    const messages = knowledge.easy_messages.map((entry) => ({ entry, wordings: [{ person: entry.says }] }));
    for (const { entry, wordings } of [...asked, ...said, ...topics, ...answers, ...messages]) {
      for (const sentence of wordings.flatMap(sentencesOf)) {
        const count = sentence.split(/\s+/).length;
        if (count <= MOST_WORDS) continue;
        yield {
          position: sourceMap.positionOf(entry, 'id'),
          message: `A sentence of “${entry.id}” has ${count} words: “${sentence}”`,
          cure: `Make it two sentences, each of ${MOST_WORDS} words or fewer.`,
        };
      }
    }
  },
};

function* gaps(
  noun: string,
  list: string,
  all: readonly EasyEntry[],
  easy: readonly EasyEntry[],
  sourceMap: SourceMap,
): Iterable<RuleViolation> {
  for (const one of all.filter(({ id }) => !easy.some((each) => each.id === id)))
    yield {
      position: sourceMap.positionOf(one, 'id'),
      message: `The ${noun} “${one.id}” has no words in easy read.`,
      cure: `Add it to “${list}” in easy-read.yaml.`,
    };
  yield* strangers(noun, all, easy, sourceMap);
}

function* strangers(
  noun: string,
  all: readonly EasyEntry[],
  easy: readonly EasyEntry[],
  sourceMap: SourceMap,
): Iterable<RuleViolation> {
  for (const one of easy.filter(({ id }) => !all.some((each) => each.id === id)))
    yield {
      position: sourceMap.positionOf(one, 'id'),
      message: `There is no ${noun} “${one.id}”, so these words are never shown.`,
      cure: `Mend the id, or delete the entry.`,
    };
}

function filledIn(text: string): readonly string[] {
  return text.match(/\{\w+\}/g) ?? [];
}

function sentencesOf({ person, other = '' }: Wording): readonly string[] {
  return `${person} ${other}`.split(/(?<=[.?!:])\s+/).filter((one) => one !== '');
}
