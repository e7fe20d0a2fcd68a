import type { Knowledge } from '../../model/knowledge';
import { NOT_FOLLOWED } from './expectations';
import { CONFIRMATIONS, type Expected, eitherOf, listed, type Options, type Row } from './row';

/** What every row may be looked at for. */
const ALWAYS_NAMED = [...NOT_FOLLOWED, 'police-today'].map((id) => `message ${id}`);

/** Names in the rows that the knowledge does not have: what can never be there is never missed. */
export function unknownNames(rows: readonly Row[], knowledge: Knowledge): readonly string[] {
  const named = rows.flatMap(({ before = {}, expect }) => [...optionsIn(before), ...namesIn(expect)]);
  return [...new Set([...named, ...ALWAYS_NAMED])].filter((name) => !isKnown(name, knowledge)).sort();
}

/** Each as "message noted", "question who", "option who ex-recent". */
function namesIn(expect: Expected): readonly string[] {
  const { services = {}, either = [], confirms } = expect;
  const confirmed = confirms === undefined ? [] : eitherOf(confirms).map((one) => CONFIRMATIONS[one] ?? one);
  const asked = [expect.not_asked, expect.never_asks, expect.asks_once].flatMap((ids = []) => ids);
  const waiting = [expect.asks, expect.asks_back, expect.explains].flatMap((id) =>
    id === undefined ? [] : eitherOf(id),
  );
  const shown = [...(expect.shows ?? []), ...(expect.not_shows ?? [])];
  const reached = [...(expect.outcome ?? []), ...(expect.not_outcome ?? [])];
  const { has = [], lacks = [], first, order = [] } = services;
  const offered = [...has, ...lacks, ...(first === undefined ? [] : [first]), ...order].flatMap(eitherOf);
  return [
    ...[...optionsIn(expect.keeps ?? {}), ...optionsIn(expect.lacks ?? {})],
    ...[...asked, ...waiting].map((id) => `question ${id}`),
    ...[...(expect.says ?? []), ...confirmed].map((id) => `message ${id}`),
    ...shown.map((id) => `shown ${id}`),
    ...reached.map((id) => `outcome ${id}`),
    ...offered.map((id) => `service ${id}`),
    ...either.flatMap(namesIn),
  ];
}

function optionsIn(options: Options): readonly string[] {
  return Object.entries(options).flatMap(([question, ids]) =>
    listed(ids)
      .flatMap(eitherOf)
      .map((id) => (id === 'any' || id === 'skipped' ? `question ${question}` : `option ${question} ${id}`)),
  );
}

function isKnown(name: string, knowledge: Knowledge): boolean {
  const [kind, first, second] = name.split(' ');
  const { questions, topics, short_answers: answers, outcomes, services, messages } = knowledge;
  const has = (entries: readonly { readonly id: string }[]) => entries.some(({ id }) => id === first);
  switch (kind) {
    case 'message':
      return messages[first ?? ''] !== undefined;
    case 'question':
      return has(questions);
    case 'option':
      return questions.some(({ id, options }) => id === first && options.some((one) => one.id === second));
    case 'outcome':
      return has(outcomes);
    case 'service':
      return has(services);
    default:
      return [topics, answers, outcomes].some(has);
  }
}
