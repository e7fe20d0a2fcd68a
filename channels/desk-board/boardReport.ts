import { isObject } from '../http/json';

/** What a desk may tell of a call: nothing that was said in it. */
export interface CallReport {
  /** As it stands on the handler's screen. */
  readonly reference: string;
  /** ISO time. */
  readonly begun: string;
  /** The ids of the flags that are open. */
  readonly flags: readonly string[];
  /** Whether the handler asks for their supervisor. */
  readonly assist: boolean;
  /** Once it has ended. */
  readonly ended?: EndedCall;
}

/** What is counted of a call that has ended. */
export interface EndedCall {
  readonly outcome: string;
  readonly codes: readonly string[];
  /** Seconds that it lasted, and until danger brought up 999; null where there was none. */
  readonly seconds: number;
  readonly secondsTo999: number | null;
}

/** The ids that a report may name; any other is dropped, so that no words of a call can travel as one. */
export interface KnownIds {
  readonly flags: ReadonlySet<string>;
  readonly outcomes: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

const REFERENCE = /^[0-9A-Z]{6}$/;
const DAY = 86_400;

/** @returns undefined for anything that is no report */
export function parseReport(body: unknown, known: KnownIds): CallReport | undefined {
  if (!isObject(body)) return undefined;
  const { reference, begun, flags, assist, ended } = body;
  if (typeof reference !== 'string' || !REFERENCE.test(reference)) return undefined;
  if (typeof begun !== 'string' || Number.isNaN(Date.parse(begun))) return undefined;
  const over = isObject(ended) ? parseEnded(ended, known) : undefined;
  return {
    reference,
    begun: new Date(begun).toISOString(),
    flags: idsIn(flags, known.flags),
    assist: assist === true,
    ...(over && { ended: over }),
  };
}

function parseEnded({ outcome, codes, seconds, secondsTo999 }: Record<string, unknown>, known: KnownIds): EndedCall {
  return {
    outcome: idsIn([outcome], known.outcomes)[0] ?? '',
    codes: idsIn(codes, known.codes),
    seconds: secondsIn(seconds) ?? 0,
    secondsTo999: secondsIn(secondsTo999) ?? null,
  };
}

function idsIn(value: unknown, known: ReadonlySet<string>): readonly string[] {
  if (!Array.isArray(value)) return [];
  return [...new Set(value.filter((one): one is string => typeof one === 'string' && known.has(one)))];
}

function secondsIn(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= DAY ? Math.round(value) : undefined;
}
