import { shippedKnowledge as knowledge } from '../realKnowledge';

/** The entries that hold facts, by `topics/<id>` and the like, with the texts by which each is known again. */
const ENTRIES: ReadonlyMap<string, readonly string[]> = new Map([
  ...[...knowledge.topics].map(
    (one) => [`topics/${one.id}`, [one.short, one.says, one.first].flatMap(textsIn)] as const,
  ),
  ...[...knowledge.short_answers].map(
    (one) => [`short_answers/${one.id}`, [one.says, one.first].flatMap(textsIn)] as const,
  ),
  ...[...knowledge.advice].map((one) => [`advice/${one.id}`, textsIn(one.text)] as const),
]);

/** Shorter ones, such as “In danger? Call 999.”, stand in many entries. */
const SHARED = 40;

/** What can be shown, and where it stands: a test that asks for a fact names its entry, so that the words are free. */
function textsOf(entry: string): readonly string[] {
  const texts = ENTRIES.get(entry);
  if (!texts) throw new Error(`No entry is called ${entry}.`);
  return texts;
}

/** Whether a text of the entry, whole, is in what somebody reads; of a service its name, and its number if it has one. */
export function isShown(entry: string, said: string): boolean {
  const read = wordsOf(said);
  const service = knowledge.services.find(({ id }) => entry === `services/${id}`);
  if (service)
    return [service.name, ...service.phones.slice(0, 1).map(({ number }) => number)].every((one) =>
      read.includes(wordsOf(one)),
    );
  return textsOf(entry).some((text) => text.length > SHARED && read.includes(wordsOf(text)));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const { when: _, ...fields }: Readonly<Record<string, unknown>> = Object(value);
  return Object.values(fields).flatMap(textsIn);
}

/** Without marks: lists and cards set them otherwise. */
function wordsOf(text: string): string {
  return ` ${text.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? ''} `;
}
