import { parse, stringify } from 'yaml';
import { NO_QUESTION } from '../../language/classifier/classifiers';
import { filesIn } from '../../loader/knowledgeFiles';
import type { RawFile } from '../../loader/sourceMap';
import type { ClassifierWeights, LinearWeights } from '../../model/lexicon';

/** An id of the knowledge. An option has its question in its kind, and a label its group. */
export interface Id {
  readonly kind: string;
  readonly id: string;
  /** The file or folder that declares it. */
  readonly file: string;
}

/** Set behind every id that is renamed. It is long, so that the loader wastes no time on what may have been meant. */
export const MARK = '-renamed-to-what-no-other-id-and-no-text-is-like';

/** Where ids stand: the kind, and the places that declare (the first) or name it. `*` is an item of a list or nothing. */
const PLACES: readonly (readonly [string, ...RegExp[]])[] = [
  ['question', /^questions\*\.id$/, /^(four|near_questions)\*\.question$/, /^easy_questions\*\.id$/],
  ['outcome', /^outcomes\*\.id$/, /^decisions\*\.outcome$/, /^easy_outcomes\*\.id$/],
  ['help', /^services\*\.help\*$/, /^(outcomes|topics|short_answers|dispositions)\*\.help\*(\.kind)?$/],
  [
    'topic',
    /^topics\*\.id$/,
    /^outcomes\*\.topics\*$/,
    /^easy_topics\*\.id$/,
    /^(advice|short_answers)\*\.topic$/,
    /^short_answers\*\.first\*\.topic$/,
  ],
  // Declared by its key.
  ['message', /^$/, /^easy_messages\*\.id$/],
  ['danger sign', /^danger_signs\*\.id$/, /^danger_signs\*\.covers\*$/],
  ['short answer', /^(short|easy)_answers\*\.id$/, /^questions\*\.options\*\.at_once$/],
  ['area', /^areas\*\.id$/, /^areas\*\.within$/, /^(places\*\.)?area$/, /^laws\*\.holds_in\*?$/],
  ['law', /^laws\*\.id$/, /^(topics|short_answers|advice|outcomes|danger_signs)\*\.law\*?$/],
  ['bank holidays', /^bank_holidays\*\.id$/, /^areas\*\.bank_holidays$/],
  ['diary_fields', /^diary_fields\*\.id$/, /^diary_fields\*\.with$/, /^released\.record\*$/],
  [
    'step',
    /^script\*\.id$/,
    /^script\*\.(options\*\.(next|skips\*?)|recalls\*)$/,
    /^quick_help\*\.step$/,
    /^dispositions\*\.steps\*$/,
    /^dispositions\*\.not_after\*$/,
  ],
  ['theme', /^themes\*\.id$/, /^flags\*\.themes\*$/],
  ['flag', /^flags\*\.id$/, /^script\*\.options\*\.raises\*$/, /^(to_do|practice_calls)\*\.flags\*$/],
  ['code', /^dispositions\*\.id$/, /^to_do\*\.codes\*$/, /^practice_calls\*\.gives\*$/],
  [
    'wrap_up',
    /^wrap_up\*\.id$/,
    /^(script|danger_scripts)\*\.fields\*$/,
    /^to_do\*\.field$/,
    /^practice_calls\*\.fills\*$/,
  ],
  ['part', /^parts\*\.id$/, /^parts\*\.or$/, /^(near|days)\*\.part$/],
  ['option of the script', /^script\*\.options\*\.id$/],
  ...[
    ...['advice', 'services', 'phrases', 'word_sets', 'quick_help'],
    ...['to_do', 'note_templates', 'practice_calls', 'near', 'days'],
  ].map((list) => [list, new RegExp(`^${list}\\*\\.id$`)] as const),
];
/** Maps whose keys are ids. */
const KEYS: readonly (readonly [string, RegExp])[] = [
  ['message', /^messages$/],
  ['label group', /^labels$/],
  ['wrap_up', /^(script\*\.options\*\.fills|dispositions\*\.filled)$/],
];
const CONDITION = /\.(when|fits|heard|answers|implies|not_for|meant_for)$/;
/** Options, by the question that they stand in: where they are declared, and where they are named. */
const OPTION = /^questions\*\.(options|between)\*\.id$/;
const NAMES_OPTION = /^(questions\*\.between\*\.(options\*?|by_time\.(recent|older))|four\*\.(yes|no)\*?)$/;

const files = filesIn('knowledge')
  .filter(({ name }) => name.endsWith('.yaml'))
  .map(({ name, text }) => ({ name, root: parse(text, { schema: 'failsafe' }) }));

/** Every id of the knowledge as it ships. */
export const allIds: readonly Id[] = idsOfKnowledge();

function idsOfKnowledge(): readonly Id[] {
  const found = new Map<string, Id>();
  for (const { name, root } of files) {
    rename(root, (kind, id, declared) => {
      if (declared) found.set(`${kind} ${id}`, { kind, id, file: name.replace(/\/.*/, '') });
      return id;
    });
  }
  return [...found.values()];
}

/** The knowledge's files with these ids renamed wherever they stand. */
export function renamedFiles(renamed: readonly Id[]): readonly RawFile[] {
  const to = renaming(renamed);
  return files.map(({ name, root }) => ({ name, text: stringify(rename(root, to)) }));
}

/**
 * The classifiers without what they learn of ids: those of danger and of intents stay, as no id comes into them. The
 * others are trained anew where ids change, and find nothing here.
 */
export function classifiersWithoutIds({ reply, choice, asks, facts, ...others }: ClassifierWeights): ClassifierWeights {
  const silent = <W extends LinearWeights>(weights: W, label: string): W => ({
    ...weights,
    labels: weights.labels.map(() => label),
  });
  const never = facts.labels.map(() => Number.POSITIVE_INFINITY);
  return {
    ...others,
    reply: silent(reply, 'no_answer'),
    choice: silent(choice, ''),
    asks: silent(asks, NO_QUESTION),
    facts: { ...facts, thresholds: never },
  };
}

function renaming(renamed: readonly Id[]): (kind: string, id: string) => string {
  const names = new Set(renamed.map(({ kind, id }) => `${kind} ${id}`));
  return (kind, id) => (names.has(`${kind} ${id}`) ? `${id}${MARK}` : id);
}

type Rename = (kind: string, id: string, declared: boolean) => string;

function rename(root: unknown, to: Rename, path = '', owner = ''): unknown {
  if (typeof root === 'string') return renamedText(root, to, path, owner);
  if (Array.isArray(root)) return root.map((item) => rename(item, to, `${path}*`, owner));
  if (CONDITION.test(path)) return renamedCondition(root as Condition, to);
  const fields = root as object;
  const made = Object.entries(fields).map(([key, value]) => {
    const [, group] = /^labels\.(.*)$/.exec(path) ?? [];
    const [keyKind] = group ? [`label of ${group}`] : (KEYS.find(([, at]) => at.test(path)) ?? []);
    const within = path === '' ? key : `${path}.${key}`;
    const inside = /^questions\*$|^four\*$/.test(path) ? ownerOf(fields) : owner;
    return [keyKind ? to(keyKind, key, path !== '') : key, rename(value, to, within, inside)];
  });
  return Object.fromEntries(made);
}

function renamedText(text: string, to: Rename, path: string, owner: string): string {
  if (OPTION.test(path) || NAMES_OPTION.test(path)) return to(`option of ${owner}`, text, OPTION.test(path));
  // A place of a practice call is a step, a question or a theme.
  if (/^practice_calls\*\.(lines\*\.at|asks\*?)$/.test(path)) {
    const kinds = ['step', 'question', 'theme'];
    return kinds.map((kind) => to(kind, text, false)).find((one) => one !== text) ?? text;
  }
  const place = path.replace(/\.(help|topics|steps|not_after|themes|raises|fields|flags|codes|gives|fills)$/, '.$1*');
  const found = PLACES.find(([, ...ats]) => ats.some((at) => at.test(place)));
  if (!found) return text.replaceAll(/<([a-z-]+)>/g, (_, id: string) => `<${to('word_sets', id, false)}>`);
  return to(found[0], text, found[1]?.test(place) === true);
}

type Condition = Readonly<Record<string, string | readonly string[]>>;

function renamedCondition(condition: Condition, to: Rename): Condition {
  const answer = (question: string, id: string) =>
    question === 'where' ? to('area', id, false) : to(`option of ${question}`, id, false);
  return Object.fromEntries(
    Object.entries(condition).map(([question, ids]) => [
      to('question', question, false),
      typeof ids === 'string' ? answer(question, ids) : ids.map((id) => answer(question, id)),
    ]),
  );
}

function ownerOf(entry: object): string {
  const { id, question } = entry as { readonly id?: string; readonly question?: string };
  return id ?? question ?? '';
}
