import type { Knowledge, Topic, Wording } from '../model/knowledge';
import type { NamedPhrase } from '../model/namedEntries';
import { paragraphs, text } from './wording';

/** Recognised in what a handler types: it is the caller speaking, and "stop it" must not end the call. */
const RECOGNISED_PHRASES: readonly string[] = ['emergency', 'self-harm', 'yes', 'no', 'unsure'] satisfies NamedPhrase[];

/**
 * The knowledge in the words that a call handler reads to a caller. Whoever calls about someone else
 * is read the `other` wording, as "you" would mean the wrong person.
 */
export function deskKnowledge(knowledge: Knowledge): Knowledge {
  const spoken = ({ person, other, handler = person }: Wording): Wording => ({
    person: handler,
    other: other ?? handler,
    handler,
  });
  const topics = knowledge.topics.filter(({ chat_only }) => !chat_only);
  const phrases = knowledge.phrases.filter(({ id }) => RECOGNISED_PHRASES.includes(id));
  return reworded({ ...knowledge, topics, phrases }, spoken);
}

/**
 * The same knowledge in the words for Microsoft Teams.
 * @param web the address of the web version, to be opened on the person's own device
 */
export function teamsKnowledge(knowledge: Knowledge, web: string | undefined): Knowledge {
  const where = web === undefined ? [] : [{ person: text(knowledge, 'teams-web-line', { web }) }];
  const topics = knowledge.topics.map(
    (topic): Topic =>
      topic.teams
        ? { ...topic, short: topic.teams[0] ?? topic.short, says: [...where, ...topic.teams], first: [] }
        : topic,
  );
  const messages = {
    ...knowledge.messages,
    forgotten: text(knowledge, 'teams-forgotten'),
    'record-in-teams': paragraphs(text(knowledge, 'record-in-teams'), ...where.map(({ person }) => person)),
  };
  return reworded({ ...knowledge, topics, messages }, (wording) => {
    const { teams } = wording;
    return teams ? { ...wording, ...teams, other: teams.other ?? teams.person } : wording;
  });
}

/** The same knowledge for people who read with difficulty: as far as it has such words. */
export function easyKnowledge(knowledge: Knowledge): Knowledge {
  const { easy_questions: asked, easy_outcomes: said } = knowledge;
  const questions = knowledge.questions.map((one) => {
    const ask = asked.find(({ id }) => id === one.id)?.ask;
    return ask ? { ...one, ask: { ...one.ask, person: ask.person, other: ask.other ?? ask.person } } : one;
  });
  const outcomes = knowledge.outcomes.map((one) => ({ ...one, ...said.find(({ id }) => id === one.id) }));
  const topics = knowledge.topics.map((one): Topic => {
    const short = knowledge.easy_topics.find(({ id }) => id === one.id)?.short;
    return short ? { ...one, short, first: one.first.map((some) => ({ ...some, short })) } : one;
  });
  // What `first` says is the law of one nation, and true there alone.
  const short_answers = knowledge.short_answers.map((one) => ({
    ...one,
    ...knowledge.easy_answers.find(({ id }) => id === one.id),
  }));
  // With no condition, no piece of advice fits so well that it is said beside the first words.
  const advice = knowledge.advice.map((one) => ({ ...one, fits: {} }));
  const own = Object.fromEntries(knowledge.easy_messages.map(({ id, says }) => [id, says]));
  const messages = { ...knowledge.messages, ...own };
  return { ...knowledge, questions, outcomes, topics, short_answers, advice, messages };
}

function reworded(knowledge: Knowledge, change: (wording: Wording) => Wording): Knowledge {
  const { questions, decisions, outcomes, danger_signs, advice, topics, short_answers } = knowledge;
  const changed = changeWordings(
    { questions, decisions, outcomes, danger_signs, advice, topics, short_answers },
    change,
  );
  return { ...knowledge, ...(changed as typeof knowledge) };
}

/** Wordings may stand at any depth: they are what has a text for `person`. */
function changeWordings(value: unknown, change: (wording: Wording) => Wording): unknown {
  if (Array.isArray(value)) return value.map((one) => changeWordings(one, change));
  if (typeof value !== 'object' || value === null) return value;
  if ('person' in value && typeof value.person === 'string') return change(value as Wording);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changeWordings(one, change)]));
}
