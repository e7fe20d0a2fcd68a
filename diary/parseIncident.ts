import type { Moment, Precision, Repeats } from '../language/times/timeExpression';
import type { DiaryField } from '../model/knowledge';
import type { Author, Incident, Statement } from './diary';
import type { IncidentTime } from './incidentTime';

type Entries = Readonly<Record<string, unknown>>;

const AUTHORS: readonly Author[] = ['person', 'other', 'handler'];
const PRECISIONS: readonly Precision[] = [
  ...(['minute', 'part-of-day', 'day', 'weekend', 'week'] as const),
  ...(['range', 'month', 'season', 'year'] as const),
];
const BEGINNINGS = ['month', 'season', 'year'] as const satisfies readonly Moment['begins'][];
/** A day, or a minute of it, as a moment has them. */
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/;

/**
 * An incident out of a file. Undefined where it is none: nothing is guessed, and nothing of it is left out without a word.
 *
 * @param fields what is told of a field that there is no longer stays in what was written
 */
export function parseIncident(value: unknown, fields: readonly DiaryField[]): Incident | undefined {
  const { id, written, by, said, told, when, found } = entriesOf(value);
  if (!Number.isSafeInteger(id) || Number(id) < 1 || !isInstant(written)) return undefined;
  const statements = listOf(said, parseStatement);
  const times = [parseTime(when), parseTime(found)];
  if (!statements || times.includes('none')) return undefined;
  const [author] = AUTHORS.filter((one) => one === by);
  const [at, discovery] = times.map((one) => (one === 'none' ? undefined : one));
  const known = fields.flatMap(({ id: field }) => {
    const words = entriesOf(told)[field];
    return typeof words === 'string' ? [[field, words] as const] : [];
  });
  return {
    ...{ id: Number(id), written, told: Object.fromEntries(known) },
    ...(author && { by: author }),
    ...(statements.length > 0 && { said: statements }),
    ...(at && { when: at }),
    ...(discovery && { found: discovery }),
  };
}

function parseStatement(value: unknown): Statement | undefined {
  const { at, words, field, change, part } = entriesOf(value);
  if (!isInstant(at) || typeof words !== 'string') return undefined;
  return {
    ...{ at, words },
    ...(typeof field === 'string' && { field }),
    ...(change === true && { change }),
    ...(part === true && { part }),
  };
}

/** @returns `none` where something is there that is no time */
function parseTime(value: unknown): IncidentTime | 'none' | undefined {
  if (value === undefined) return undefined;
  const { words, moment, sure, isAbout, doubt, isChosen, isLive, repeats } = entriesOf(value);
  const read = moment === undefined ? undefined : parseMoment(moment);
  const again = repeats === undefined ? undefined : parseRepeats(repeats);
  if (typeof words !== 'string' || (moment !== undefined && !read)) return 'none';
  return {
    ...{ words, sure: sure === true },
    ...(read && { moment: read }),
    ...(isAbout === true && { isAbout }),
    ...(typeof doubt === 'string' && { doubt }),
    ...(isChosen === true && { isChosen }),
    ...(isLive === true && { isLive }),
    ...(again && { repeats: again }),
  };
}

function parseMoment(value: unknown): Moment | undefined {
  const { from, to, precision, open, part, begins } = entriesOf(value);
  const [named] = PRECISIONS.filter((one) => one === precision);
  if (!isDate(from) || !isDate(to) || from.length !== to.length || !named) return undefined;
  const [begun] = BEGINNINGS.filter((one) => one === begins);
  return {
    ...{ from, to, precision: named, open: open === true },
    ...(begun && { begins: begun }),
    ...(typeof part === 'string' && { part }),
  };
}

function parseRepeats(value: unknown): Repeats {
  const { every, count, isApart, about } = entriesOf(value);
  return {
    ...(typeof every === 'string' && { every }),
    ...(typeof count === 'number' && Number.isSafeInteger(count) && { count }),
    ...(isApart === true && { isApart }),
    about: about === true,
  };
}

/** @returns undefined where one of them cannot be read */
function listOf<T>(value: unknown, parse: (one: unknown) => T | undefined): readonly T[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const all = value.map(parse);
  const read = all.filter((one) => one !== undefined);
  return read.length === all.length ? read : undefined;
}

function entriesOf(value: unknown): Entries {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(`${value.slice(0, 10)}T00:00:00Z`));
}

/** As `Date.toISOString` writes it. */
function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return false;
  return new Date(value).toISOString() === value;
}
