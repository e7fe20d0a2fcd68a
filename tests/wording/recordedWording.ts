import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../../model/knowledge';

/** The words of each text when the tests that quote it were written, by where it stands: `topics/stay-safe/title`. */
export type Wording = Readonly<Record<string, unknown>>;

const FILE = join(__dirname, 'wording.json');

/** Written by `npm run wording`; see `recordWording.test.ts`. */
export const recorded: Wording = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};

/** Fields that hold what somebody reads: a text, its wordings for several readers, or a list of either. */
const READ = new Set([
  ...['title', 'short', 'says', 'asks', 'text', 'name', 'ask', 'ask_back', 'why', 'examples', 'label', 'told', 'reply'],
  ...['teams', 'listen_for', 'noted', 'heading', 'description', 'eligibility_description', 'fees_description', 'chat'],
  ...['interpretation_services', 'accessibility'],
]);
/** Where every entry is a text. */
const NOTHING_ELSE = ['messages', 'labels'];
/** What callers say in practice, what is read rather than shown, and what is not for people. */
const NOT_SHOWN = ['practice_calls', 'classifiers', 'places', 'phrases', 'word_sets', 'spellings', 'times', 'laws'];

/**
 * The knowledge with its texts as they were when the tests were written, so that a test may quote what is said and a
 * caseworker may still put it in other words. What is new since then stands as it is.
 */
export function withWording(knowledge: Knowledge, wording: Wording): Knowledge {
  return mapTexts(knowledge, (path, text) => wording[path] ?? text);
}

export function wordingOf(knowledge: Knowledge): Wording {
  const found: [string, unknown][] = [];
  mapTexts(knowledge, (path, text) => {
    found.push([path, text]);
    return text;
  });
  return Object.fromEntries(found);
}

type Change = (path: string, text: unknown) => unknown;

function mapTexts(knowledge: Knowledge, change: Change): Knowledge {
  const parts = Object.entries(knowledge).map(([part, value]) => [
    part,
    NOT_SHOWN.includes(part) ? value : mapped(value, part, change, NOTHING_ELSE.includes(part)),
  ]);
  return Object.fromEntries(parts);
}

function mapped(value: unknown, path: string, change: Change, isAllText: boolean): unknown {
  if (Array.isArray(value)) return value.map((one, at) => mapped(one, `${path}/${nameOf(one, at)}`, change, isAllText));
  if (typeof value !== 'object' || value === null) return isAllText ? change(path, value) : value;
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => {
      const place = `${path}/${field}`;
      return [field, READ.has(field) && !isAllText ? change(place, one) : mapped(one, place, change, isAllText)];
    }),
  );
}

/** What an entry of a list is known by: its own id, or that of what it belongs to. */
function nameOf(entry: unknown, at: number): string {
  const { id, question, outcome, topic, answer, message }: Readonly<Record<string, unknown>> = Object(entry);
  return String(id ?? question ?? outcome ?? topic ?? answer ?? message ?? at);
}
