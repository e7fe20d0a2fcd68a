import type { ScriptStep } from '../../model/knowledge';
import { Call } from './call';
import type { JournalEntry } from './callTurns';
import type { DeskPageData } from './deskPageData';

/** A call as it can be taken up again: what the handler noted, and all turns, from which the rest is worked out. */
export interface CallSnapshot {
  readonly call: Call;
  readonly journal: readonly JournalEntry[];
}

/** What is worked out afresh, or belongs to the page. */
const NOT_KEPT = ['state', 'script', 'practice', 'callerLines'];

export function snapshotText(call: Call, journal: readonly JournalEntry[]): string {
  const kept = Object.entries(call).filter(([name]) => !NOT_KEPT.includes(name));
  const practice = call.practice?.id;
  return JSON.stringify({
    call: Object.fromEntries(kept.map(([name, value]) => [name, plain(value)])),
    practice,
    journal,
  });
}

/** @returns undefined where the script has changed since */
export function snapshotFrom(text: string, { script, practice_calls }: DeskPageData): CallSnapshot | undefined {
  const { call: kept, practice, journal } = JSON.parse(text) as Kept;
  const call = new Call(
    script,
    practice_calls.find(({ id }) => id === practice),
  );
  Object.assign(call, Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, whole(value)])));
  const step = script.find(({ id }) => id === call.step.id);
  if (!step) return undefined;
  call.step = step;
  return { call, journal };
}

interface Kept {
  readonly call: { readonly step: ScriptStep } & Readonly<Record<string, unknown>>;
  readonly practice?: string;
  readonly journal: readonly JournalEntry[];
}

/** What JSON does not know, under its name; at any depth. */
type Packed = { readonly map: unknown } | { readonly set: unknown } | { readonly date: string };

function plain(value: unknown): unknown {
  if (value instanceof Map) return { map: plain([...value]) } satisfies Packed;
  if (value instanceof Set) return { set: plain([...value]) } satisfies Packed;
  if (value instanceof Date) return { date: value.toISOString() } satisfies Packed;
  return within(value, plain);
}

function whole(value: unknown): unknown {
  if (isPacked(value, 'map')) return new Map(whole(value.map) as [unknown, unknown][]);
  if (isPacked(value, 'set')) return new Set(whole(value.set) as unknown[]);
  if (isPacked(value, 'date')) return new Date(String(value.date));
  return within(value, whole);
}

function within(value: unknown, change: (one: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one)]));
}

function isPacked<T extends string>(value: unknown, name: T): value is Readonly<Record<T, unknown>> {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === name;
}
