import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { OutcomeCounts } from './outcomeCounts';

/** Seconds: from what a turn should take to what a person no longer waits for. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How many kinds of error are counted apart. They are class names in code; a cap, should one ever be made up. */
const MOST_KINDS = 50;

/** How a turn ended. `again`: a retry, not run twice; `gone`: the conversation is over; `failed`: the bot threw. */
export type TurnStatus = 'ok' | 'failed' | 'again' | 'gone' | 'refused' | 'error';

export type StoreOperation = 'read' | 'activities' | 'commit' | 'forget' | 'mark' | 'waiting' | 'probe';

/**
 * The metrics of a running process. No label identifies a person, a conversation
 * or a moment in one; outcomes are coarser still: see OutcomeCounts.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly outcomes: OutcomeCounts;

  readonly turns = this.counter('turns_total', 'Turns, by channel and how they ended.', 'channel', 'result');
  readonly turnSeconds = this.histogram(
    'turn_seconds',
    'Time from a turn coming in to its commit; for Teams, until its replies were sent.',
    'channel',
  );
  readonly waitSeconds = this.histogram(
    'turn_wait_seconds',
    'Of that, time behind earlier turns of the same conversation in this process.',
  );
  readonly turnsWaiting = this.gauge('turns_waiting', 'Turns behind an earlier one just now.');
  readonly lostRaces = this.counter(
    'lost_races_total',
    'Commits that came after one of another process, and were run again.',
  );

  readonly deliveries = this.counter(
    'deliveries_total',
    'Replies to Teams, by what became of them: sent, retried, refused, left (not taken back), undelivered (given up for now).',
    'result',
  );

  readonly storeSeconds = this.histogram('store_seconds', 'Time of the store, by operation.', 'operation');
  readonly storeFailures = this.counter(
    'store_failures_total',
    'What the store refused to do, or could not, by operation.',
    'operation',
  );
  readonly streams = this.gauge('streams_open', 'Streams open to clients.');
  readonly conversations = this.gauge('conversations_streaming', 'Conversations with a stream open.');
  readonly connections = this.gauge('connections_open', 'Network connections open, idle ones among them.');

  readonly clockLeaps = this.counter(
    'clock_leaps_total',
    'Times that the clock of the machine was put forward or back.',
  );

  readonly outdated = this.counter(
    'answers_outdated_total',
    'Questions asked again, as another release had an answer that this one does not know.',
  );

  readonly codes = this.counter(
    'codes_total',
    'Codes by which people pass on what they told: made, not-made (too many at once, or the store), opened, wrong, limited (refused untried).',
    'result',
  );

  private readonly build = new Gauge({
    ...this.described('build_info', 'Always 1; what runs is in the labels.'),
    labelNames: ['version', 'knowledge', 'node'] as const,
  });

  readonly requests = this.counter(
    'requests_total',
    'Requests, by method, route and status.',
    'method',
    'route',
    'status',
  );
  readonly refusals = this.counter(
    'refusals_total',
    'Requests refused, by status, and by limit where one refused them.',
    'status',
    'limit',
  );
  private readonly failures = this.counter('failures_total', 'Errors of the program, by kind.', 'kind');
  private readonly kinds = new Set<string>();

  /**
   * @param outcomeIds all that there are
   * @param ticks a monotonic clock, in milliseconds
   */
  constructor(
    outcomeIds: readonly string[],
    now: () => Date,
    readonly ticks: () => number,
  ) {
    const outcomes = new Counter({
      ...this.described('outcomes_total', 'Outcomes reached, in steps of ten and late: see docs/operating.md.'),
      labelNames: ['outcome'],
      collect: () => this.outcomes.publishIfDue(),
    });
    this.outcomes = new OutcomeCounts(outcomeIds, now, (outcome, more) => outcomes.inc({ outcome }, more));
    for (const outcome of outcomeIds) outcomes.inc({ outcome }, 0);
    collectDefaultMetrics({ register: this.registry });
  }

  /** @param knowledge the first digits of its digest */
  running(version: string, knowledge: string): void {
    this.build.reset();
    this.build.set({ version, knowledge, node: process.versions.node }, 1);
  }

  /** @param kind the name of an error's class, or another fixed word in code */
  failed(kind: string): void {
    if (this.kinds.size < MOST_KINDS) this.kinds.add(kind);
    this.failures.inc({ kind: this.kinds.has(kind) ? kind : 'other' });
  }

  private counter<L extends string>(name: string, help: string, ...labelNames: L[]) {
    return new Counter<L>({ ...this.described(name, help), labelNames });
  }

  private gauge(name: string, help: string) {
    return new Gauge(this.described(name, help));
  }

  private histogram<L extends string>(name: string, help: string, ...labelNames: L[]) {
    return new Histogram<L>({ ...this.described(name, help), labelNames, buckets: SECONDS });
  }

  private described(name: string, help: string) {
    return { name: `waymark_${name}`, help, registers: [this.registry] };
  }
}
