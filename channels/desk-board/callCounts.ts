import type { EndedCall } from './boardReport';

/** Fewer than this are never told apart: a number that small may point at one caller. */
const FEWEST = 5;

/** Upper ends of the bands, in seconds. The last has none. */
const TO_999 = [30, 60, 120];
const LENGTHS = [300, 600, 1200];

const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/London' });

type Group = 'outcome' | 'hour' | 'code' | 'to-999' | 'length';

/** A line of a table; no count where it is too small to be shown. */
export interface CountLine {
  readonly id: string;
  readonly count?: number;
}

/** Calls that have ended, counted in memory since the server was started. */
export class CallCounts {
  private readonly groups = new Map<Group, Map<string, number>>();

  add({ outcome, codes, seconds, secondsTo999 }: EndedCall, at: Date): void {
    if (outcome) this.count('outcome', outcome);
    this.count('hour', hour.format(at));
    for (const code of codes) this.count('code', code);
    this.count('length', band(seconds, LENGTHS));
    if (secondsTo999 !== null) this.count('to-999', band(secondsTo999, TO_999));
  }

  lines(): Readonly<Record<Group, readonly CountLine[]>> {
    const of = (group: Group) =>
      [...(this.groups.get(group) ?? [])]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([id, count]): CountLine => (count < FEWEST ? { id } : { id, count }));
    return { outcome: of('outcome'), hour: of('hour'), code: of('code'), 'to-999': of('to-999'), length: of('length') };
  }

  private count(group: Group, id: string): void {
    const counts = this.groups.get(group) ?? new Map<string, number>();
    counts.set(id, (counts.get(id) ?? 0) + 1);
    this.groups.set(group, counts);
  }
}

/** "0", "30", "60": the lower end of the band, in seconds. */
function band(seconds: number, ends: readonly number[]): string {
  const place = ends.findIndex((end) => seconds < end);
  return String([0, ...ends].at(place < 0 ? ends.length : place));
}
