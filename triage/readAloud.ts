import type { Knowledge, Option, Question, Wording } from '../model/knowledge';
import type { NamedPhrases } from '../model/names';

/** What is still heard in what a handler types: it is the caller's talk, and "stop it" in it ends nothing. */
const HEARD: readonly string[] = ['emergency', 'self-harm', 'yes', 'no', 'unsure'] satisfies NamedPhrases[];

/**
 * The same knowledge in the words that a call handler reads to a caller. Who calls about someone else
 * is read the words for those who ask for another, as "you" would be the wrong person.
 */
export function readAloud(knowledge: Knowledge): Knowledge {
  return {
    ...knowledge,
    questions: knowledge.questions.map(question),
    outcomes: knowledge.outcomes.map((one) => ({
      ...one,
      title: spoken(one.title),
      says: one.says.map(spoken),
    })),
    danger_signs: knowledge.danger_signs.map((one) => ({ ...one, says: spoken(one.says) })),
    topics: knowledge.topics
      .filter(({ chat_only }) => !chat_only)
      .map((one) => ({ ...one, says: one.says.map(spoken) })),
    advice: knowledge.advice.map((one) => ({ ...one, title: spoken(one.title), text: spoken(one.text) })),
    phrases: knowledge.phrases.filter(({ id }) => HEARD.includes(id)),
  };
}

function question(one: Question): Question {
  return { ...one, ask: spoken(one.ask), why: spoken(one.why), options: one.options.map(option) };
}

function option(one: Option): Option {
  const { label, told, reply } = one;
  return { ...one, label: spoken(label), told: spoken(told), ...(reply && { reply: spoken(reply) }) };
}

function spoken({ person, other, handler = person }: Wording): Question['ask'] {
  return { person: handler, other: other ?? handler, handler };
}
