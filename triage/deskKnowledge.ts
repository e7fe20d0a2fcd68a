import type { Knowledge, Option, Question, Wording } from '../model/knowledge';
import type { NamedPhrase } from '../model/namedEntries';

/** Recognised in what a handler types: it is the caller speaking, and "stop it" must not end the call. */
const RECOGNISED_PHRASES: readonly string[] = [
  'emergency',
  'self-harm',
  'yes',
  'no',
  'unsure',
] satisfies NamedPhrase[];

/**
 * The knowledge in the words that a call handler reads to a caller. Whoever calls about someone else
 * is read the `other` wording, as "you" would mean the wrong person.
 */
export function deskKnowledge(knowledge: Knowledge): Knowledge {
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
    phrases: knowledge.phrases.filter(({ id }) => RECOGNISED_PHRASES.includes(id)),
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
