import { text } from '../../dialogs/wording';
import type { Knowledge, Topic, Wording } from '../../model/knowledge';

/**
 * The same knowledge in the words for Microsoft Teams.
 * @param web the address of the web version, to be opened on the person's own device
 */
export function teamsKnowledge(knowledge: Knowledge, web: string | undefined): Knowledge {
  const topics = knowledge.topics.map((topic) => inTeams(knowledge, topic, web));
  return {
    ...knowledge,
    questions: reworded(knowledge.questions),
    outcomes: reworded(knowledge.outcomes),
    danger_signs: reworded(knowledge.danger_signs),
    advice: reworded(knowledge.advice),
    topics: reworded(topics),
    messages: { ...knowledge.messages, forgotten: text(knowledge, 'teams-forgotten') },
  };
}

function inTeams(knowledge: Knowledge, topic: Topic, web: string | undefined): Topic {
  if (!topic.teams) return topic;
  const where = web === undefined ? [] : [{ person: text(knowledge, 'teams-web-line', { web }) }];
  return { ...topic, says: [...topic.teams, ...where] };
}

/** Replaces the `person` and `other` wordings by those for Teams, where a text has them. */
function reworded<T>(value: T): T {
  return anyReworded(value) as T;
}

function anyReworded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(anyReworded);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, anyReworded(one)] as const);
  const made: Partial<Wording> = Object.fromEntries(entries);
  if (made.person === undefined || !made.teams) return made;
  return { ...made, ...made.teams, other: made.teams.other ?? made.teams.person };
}
