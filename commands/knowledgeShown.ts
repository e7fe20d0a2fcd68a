import type { Answers } from '../model/answers';
import type { Knowledge, Service } from '../model/knowledge';
import { servicesFor } from '../triage/signpost';
import { readingAge } from './readingAge';

/** A Tuesday morning in winter, when offices are open. */
const MORNING = new Date('2026-11-24T10:30:00Z');
/** What somebody has told who is followed by an ex, in each nation and in Bedfordshire. */
const TOLD: Answers = {
  'who-for': ['me'],
  what: ['following'],
  repeated: ['several'],
  who: ['ex-recent'],
  fixated: ['yes'],
};
const PLACES = ['bedfordshire', 'wales', 'scotland', 'northern-ireland'];
/** Lists of texts by the kind of reader. */
const LISTS = [
  ...['outcomes', 'danger_signs', 'questions', 'topics', 'advice', 'short_answers', 'messages', 'diary_fields'],
  ...['easy_questions', 'easy_outcomes', 'easy_topics', 'easy_answers', 'script', 'themes', 'quick_help'],
] as const;
const READ = ['says', 'short', 'text', 'ask', 'why', 'reply', 'told', 'title', 'label', 'asks', 'ask_back', 'examples'];

export function knowledgeShownFile(knowledge: Knowledge) {
  return { path: 'docs/knowledge.md', text: knowledgeShownPage(knowledge) };
}

/** How easily the texts are read, and what people are shown in each nation; for whoever reviews them. */
export function knowledgeShownPage(knowledge: Knowledge): string {
  return `${[
    '# What is shown, and how easily it is read',
    'Drawn by `npm run knowledge` from `knowledge/`; do not edit by hand.',
    '## Reading age, by list of texts',
    'The grade of Flesch and Kincaid and five years: 9 to 11 is meant, and what is easy to read lies below.',
    table(
      ['Texts', 'Sentences', 'Words a sentence', 'Reading age'],
      LISTS.map((list) => ageRow(list, knowledge[list])),
    ),
    '## The same story in each nation',
    'Who is followed again and again by a recent ex, on a Tuesday morning: whom they are sent to, in order.',
    table(
      ['Place', 'First', 'Then'],
      PLACES.map((place) => placeRow(knowledge, place)),
    ),
    '## Each kind of help in each nation',
    'The services by their ids, best first; those for the whole United Kingdom among them.',
    table(
      ['Kind', ...PLACES],
      kinds(knowledge).map((kind) => kindRow(knowledge, kind)),
    ),
  ].join('\n\n')}\n`;
}

function ageRow(list: string, entries: unknown): readonly string[] {
  const { sentences, words, age } = readingAge(textsIn(entries, list === 'messages'));
  return [list, String(sentences), (words / sentences).toFixed(1), age.toFixed(1)];
}

function placeRow(knowledge: Knowledge, place: string): readonly string[] {
  const stalking = knowledge.outcomes.find(({ id }) => id === 'stalking');
  const { best, more } = servicesFor(knowledge, stalking?.help ?? [], { ...TOLD, where: [place] }, MORNING);
  return [place, ...[best, more].map((some) => named(some.map(({ service }) => service)))];
}

function kinds({ services }: Knowledge): readonly string[] {
  return [...new Set(services.flatMap(({ help }) => help))].sort();
}

function kindRow(knowledge: Knowledge, kind: string): readonly string[] {
  const cells = PLACES.map((place) => {
    const { best, more } = servicesFor(knowledge, [{ kind, when: {} }], { where: [place] }, MORNING);
    return named([...best, ...more].map(({ service }) => service));
  });
  return [kind, ...cells];
}

function named(services: readonly Service[]): string {
  return services.map(({ id }) => id).join(', ') || 'none';
}

function textsIn(value: unknown, isRead = false): readonly string[] {
  if (typeof value === 'string') return isRead ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, isRead));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, one]) => textsIn(one, isRead || READ.includes(field)));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
