import type { Broadcast } from '../../store/broadcast';
import { type CallReport, type KnownIds, parseReport } from './boardReport';
import { CallCounts } from './callCounts';

/** Milliseconds after the last report until a call is no longer shown: its desk reports three times in that. */
const GONE_AFTER = 60_000;
/** More calls than any room has; what comes beyond is not kept. */
const MOST_CALLS = 1000;

/** A call as the supervisor sees it. */
export interface BoardCall extends Pick<CallReport, 'reference' | 'begun' | 'flags' | 'assist'> {
  /** Only where the handler asks for their supervisor, who has to find them. */
  readonly handler?: string;
}

interface Kept extends BoardCall {
  readonly until: number;
}

interface Heard {
  readonly report: unknown;
  readonly subject: string;
  readonly handler: string | undefined;
}

/** The calls that are going on, and counts of those that have ended: in memory alone, at every process alike. */
export class Wallboard {
  private readonly calls = new Map<string, Kept>();
  private readonly counts = new CallCounts();

  constructor(
    private readonly known: () => KnownIds,
    private readonly now: () => Date,
    private readonly broadcast?: Broadcast,
  ) {
    broadcast?.onMessage((message) => this.keep(JSON.parse(message.toString()) as Heard));
  }

  /**
   * @param report as a desk sent it
   * @param subject the handler's pseudonym: nobody can report another's call
   * @returns false for anything that is no report
   */
  async report(report: unknown, subject: string, handler: string | undefined): Promise<boolean> {
    const parsed = parseReport(report, this.known());
    if (!parsed) return false;
    const heard: Heard = { report: parsed, subject, handler: parsed.assist ? handler : undefined };
    // This process hears its own messages too.
    if (this.broadcast) await this.broadcast.publish(Buffer.from(JSON.stringify(heard)));
    else this.keep(heard);
    return true;
  }

  /** Whoever asks for their supervisor first, then those with most flags, then the longest. */
  view() {
    const now = this.now().getTime();
    for (const [key, { until }] of this.calls) if (until <= now) this.calls.delete(key);
    const calls = [...this.calls.values()].map(({ until, ...call }): BoardCall => call);
    const order = (a: BoardCall, b: BoardCall) =>
      Number(b.assist) - Number(a.assist) || b.flags.length - a.flags.length || a.begun.localeCompare(b.begun);
    return { at: this.now().toISOString(), calls: calls.sort(order), counts: this.counts.lines() };
  }

  private keep({ report, subject, handler }: Heard): void {
    const parsed = parseReport(report, this.known());
    if (!parsed) return;
    const { ended, ...call } = parsed;
    const key = `${subject} ${call.reference}`;
    if (ended) {
      this.calls.delete(key);
      this.counts.add(ended, this.now());
    } else if (this.calls.has(key) || this.calls.size < MOST_CALLS) {
      this.calls.set(key, { ...call, ...(handler && { handler }), until: this.now().getTime() + GONE_AFTER });
    }
  }
}
