import { type DestinationStream, type LogFn, type Logger, pino, stdTimeFunctions } from 'pino';
import { failureOf, isError } from './failure';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** All that a line can be about. */
const EVENTS = [
  'started',
  'stopping',
  'stopped',
  'request',
  'stream',
  'failed',
  'printed',
  'service-fault',
] as const;
type Event = (typeof EVENTS)[number];

/** A request that has been answered, or was cut off (then without a status). */
export interface RequestFacts {
  readonly requestId: string;
  readonly method: string;
  /** As it was registered, `/v3/directline/conversations/:id`; never the path, which names a conversation. */
  readonly route: string;
  readonly status?: number;
  readonly ms: number;
}

/** What a call handler found wrong with a service: its id in the knowledge, and one of a few words. */
export interface ServiceFault {
  readonly service: string;
  readonly fault: string;
}

/**
 * What may be logged: lines of JSON that no word of a person, no address, no token and no conversation
 * can get into, as there is no way to say them.
 */
export interface Log {
  /** @param facts about the process and its settings, none of them secret */
  started(facts: Readonly<Record<string, string | number | boolean>>): void;
  stopping(): void;
  stopped(): void;
  request(facts: RequestFacts): void;
  /** A stream, or the try to open one, is over. */
  stream(facts: Omit<RequestFacts, 'method' | 'status'>): void;
  failed(error: unknown): void;
  /** A library has printed something. @param error among what it printed */
  printed(by: string, error: unknown): void;
  /** For the keepers of the knowledge; nothing of the call in which it was found. */
  serviceFault(fault: ServiceFault): void;
}

/** @param sink where lines go; the standard output when left out */
export function createLog(level: LogLevel, sink?: DestinationStream): Log {
  const logger = guardedLogger(level, sink);
  const say = (at: 'debug' | 'info' | 'warn' | 'error', event: Event, facts: object = {}) =>
    logger[at](facts, event);
  return {
    started: (facts) => say('info', 'started', facts),
    stopping: () => say('info', 'stopping'),
    stopped: () => say('info', 'stopped'),
    // One line for each request would tell, in a quiet hour, when one person began, wrote and left.
    request: (facts) => say((facts.status ?? 0) >= 500 ? 'warn' : 'debug', 'request', facts),
    stream: (facts) => say('debug', 'stream', facts),
    failed: (error) => say('error', 'failed', failureOf(error)),
    printed: (by, error) => say('warn', 'printed', { by, ...(error !== undefined && failureOf(error)) }),
    serviceFault: ({ service, fault }) => say('warn', 'service-fault', { service, fault }),
  };
}

/** A logger that drops what might quote a person, should anybody hand it an error, an object or a sentence. */
export function guardedLogger(level: LogLevel, sink: DestinationStream = output()): Logger {
  const options = {
    level,
    // Which process and machine it is, the journal and the container know better.
    base: null,
    messageKey: 'event',
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: flat },
    hooks: {
      logMethod(this: Logger, [first, event]: Parameters<LogFn>, method: LogFn) {
        const facts = isError(first) ? { error: first } : first;
        const known = EVENTS.some((one) => one === event) ? String(event) : 'unknown';
        method.call(this, typeof facts === 'object' ? facts : {}, known);
      },
    },
  };
  return pino(options, sink);
}

/** The standard output. That nobody reads it any more is no reason to stop talking with people. */
function output(): DestinationStream {
  // pino's own destination waits for ever for a reader who has gone.
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => {});
  return process.stdout;
}

/** Errors become what can be told of them; any other object, which might hold one, is left out. */
function flat(facts: object): Record<string, unknown> {
  const entries = Object.entries(facts).flatMap(([name, value]): readonly (readonly [string, unknown])[] => {
    if (isError(value)) return Object.entries(failureOf(value));
    return typeof value === 'object' || typeof value === 'function' ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}
