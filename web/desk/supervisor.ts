import type { Labels } from '../../model/textIds';
import { byId, setText } from '../shared/byId';
import { el } from '../shared/el';
import { ukTime } from '../shared/ukDateTime';

/** Milliseconds between two looks. */
const EVERY = 5_000;

interface PageData {
  readonly labels: Labels['supervisor'];
  readonly flags: readonly { readonly id: string; readonly act: string; readonly says: string }[];
  readonly acts: Readonly<Record<string, string>>;
  readonly outcome: Readonly<Record<string, string>>;
  readonly code: Readonly<Record<string, string>>;
}

/** What the server sends: channels/desk-board/wallboard.ts. */
interface Board {
  readonly at: string;
  readonly calls: readonly {
    readonly reference: string;
    readonly begun: string;
    readonly flags: readonly string[];
    readonly assist: boolean;
    readonly handler?: string;
  }[];
  readonly counts: Readonly<Record<Group, readonly { readonly id: string; readonly count?: number }[]>>;
}

type Group = 'outcome' | 'hour' | 'code' | 'to-999' | 'length';
const GROUPS: readonly Group[] = ['to-999', 'length', 'outcome', 'code', 'hour'];

const data = JSON.parse(byId('words').textContent) as PageData;
const { labels } = data;
let shown = '';

async function look(): Promise<void> {
  const answer = await fetch('/desk/board', { cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return setText('state', labels[answer?.status === 401 ? 'signed-out' : 'lost']);
  const board = (await answer.json()) as Board;
  setText('state', labels.at.replace('{time}', ukTime(board.at)));
  const { calls, counts, at } = board;
  // Whoever reads it is not disturbed while nothing changes.
  const now = JSON.stringify([calls, counts, ukTime(at)]);
  if (now === shown) return;
  shown = now;
  tellAsked(calls.filter(({ assist }) => assist));
  const rows = calls.map((call) => callRow(call, at));
  byId('calls').replaceChildren(...(rows.length > 0 ? rows : [el('li', {}, labels.none)]));
  byId('counts').replaceChildren(...GROUPS.map((group) => countTable(group, counts[group])));
}

/** Says who asks, as soon as they do, and in the tab's title for whoever looks at something else. */
function tellAsked(asking: Board['calls']): void {
  const words = asking.map(({ reference, handler }) =>
    labels.asked.replace('{name}', handler ?? labels.somebody).replace('{reference}', reference),
  );
  setText('asked', words.join(' '));
  document.title = asking.length > 0 ? `(${asking.length}) ${labels.title}` : labels.title;
}

function callRow({ reference, begun, flags, assist, handler }: Board['calls'][number], at: string): HTMLElement {
  const minutes = Math.max(0, Math.floor((Date.parse(at) - Date.parse(begun)) / 60_000));
  const open = data.flags.filter(({ id }) => flags.includes(id));
  const items = open.map(({ act, says }) => el('li', { class: act }, el('b', {}, data.acts[act] ?? ''), ` ${says}`));
  const asks = assist && el('b', {}, [labels.assist, handler].filter(Boolean).join(' '));
  const since = labels.since.replace('{time}', ukTime(begun)).replace('{count}', String(minutes));
  return el(
    'li',
    { class: assist ? 'assist' : undefined },
    el('span', {}, reference),
    el('span', {}, since),
    asks,
    el('ul', {}, ...items),
  );
}

function countTable(group: Group, lines: Board['counts'][Group]): HTMLElement {
  const rows = lines.map(({ id, count }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, lineName(group, id)),
      el('td', {}, count === undefined ? labels.few : String(count)),
    ),
  );
  const none = rows.length === 0 && el('p', {}, labels.none);
  return el('section', {}, el('h3', {}, labels[`by-${group}`]), el('table', {}, el('tbody', {}, ...rows)), none);
}

function lineName(group: Group, id: string): string {
  if (group === 'hour') return `${id}:00`;
  if (group === 'outcome' || group === 'code') return data[group][id] ?? id;
  const seconds = Number(id);
  const [label, count] =
    seconds % 60 === 0 ? (['from-minutes', seconds / 60] as const) : (['from-seconds', seconds] as const);
  return labels[label].replace('{count}', String(count));
}

void look();
setInterval(() => void look(), EVERY);
