import { type DestinationStream, type LogFn, type Logger, pino, stdTimeFunctions } from 'pino';
import type { ServiceFault } from '../../model/protocol/deskActivities';
import { failureOf, isError } from './failure';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const EVENTS = [
  'starting',
  'not-started',
  'waiting',
  'started',
  'stopping',
  'stopped',
  'request',
  'stream',
  'flood',
  'store-nearly-full',
  'failed',
  'printed',
  'service-fault',
  'clock-leapt',
  'answer-outdated',
  'knowledge-exchanged',
  'knowledge-refused',
  'code-wrong',
] as const;
type Event = (typeof EVENTS)[number];

/** A request that was answered, or cut off (then without a status). */
export interface RequestFacts {
  readonly requestId: string;
  readonly method: string;
  /** The registered route, `/v3/directline/conversations/:id`; never the path, which names a conversation. */
  readonly route: string;
  readonly status?: number;
  readonly ms: number;
}

export const isFailed = ({ status = 0 }: Pick<RequestFacts, 'status'>): boolean => status >= 500;

const some = (leftOut: number) => (leftOut > 0 ? { leftOut } : {});

/**
 * The log: lines of JSON into which no word of a person, no address, no token and no conversation
 * can get, as there is no method for them.
 */
export type Log = ReturnType<typeof createLog>;

/** @param sink where lines go; standard output by default */
export function createLog(level: LogLevel, sink?: DestinationStream) {
  const logger = redactingLogger(level, sink);
  const say = (at: 'debug' | 'info' | 'warn' | 'error', event: Event, facts: object = {}) => logger[at](facts, event);
  return {
    /** The first line of all: which release this is. */
    starting: (facts: Readonly<Record<string, string>>) => say('info', 'starting', facts),
    /** @param problem a sentence of ours: a setting, the knowledge, the store */
    notStarted: (problem: string) => say('error', 'not-started', { problem }),
    /** @param why a sentence of ours */
    waiting: (why: string) => say('warn', 'waiting', { why }),
    /** @param knowledge the digest of what is said from now on */
    knowledgeExchanged: (knowledge: string) => say('info', 'knowledge-exchanged', { knowledge }),
    /** What was there stays. @param at the first problem: file, line and rule */
    knowledgeRefused: (facts: { readonly problems: number; readonly at: string }) =>
      say('error', 'knowledge-refused', facts),
    /** @param facts about the process and its settings, none of them secret */
    started: (facts: Readonly<Record<string, string | number | boolean>>) => say('info', 'started', facts),
    stopping: () => say('info', 'stopping'),
    stopped: () => say('info', 'stopped'),
    // A line for each request would show, in a quiet hour, when one person started, wrote and left.
    request: (facts: RequestFacts, leftOut = 0) =>
      say(isFailed(facts) ? 'warn' : 'debug', 'request', { ...facts, ...some(leftOut) }),
    /** A stream, or an attempt to open one, is over. */
    stream: (facts: Omit<RequestFacts, 'method' | 'status'>) => say('debug', 'stream', facts),
    /** Very many requests were refused. @param commonest kind of refusal: a status, and the limit if there was one */
    flood: (facts: { readonly commonest: string; readonly count: number }) => say('warn', 'flood', facts),
    /** The store is nearly full: nobody new is let in. @param count how many were asked to wait since the last line */
    storeNearlyFull: (count: number) => say('error', 'store-nearly-full', { count }),
    /** @param leftOut how many of its kind were not written since the last line */
    failed: (error: unknown, leftOut = 0) => say('error', 'failed', { ...failureOf(error), ...some(leftOut) }),
    /** A library has written to the console. @param error the error among its arguments, if any */
    printed: (by: string, error: unknown) =>
      say('warn', 'printed', { by, ...(error !== undefined && failureOf(error)) }),
    /** @param seconds how far the clock of the machine was put forward, or back */
    clockLeapt: (seconds: number) => say('warn', 'clock-leapt', { seconds }),
    /** A question to which another release had an answer that this one does not know. Never the answer. */
    answerOutdated: (question: string) => say('warn', 'answer-outdated', { question }),
    /**
     * A handler's codes that opened nothing: how many, and a digest of their session, by which one is told from another.
     * Never a code.
     */
    codeWrong: (facts: { readonly session: string; readonly count: number; readonly refused: boolean }) =>
      say('warn', 'code-wrong', facts),
    /** For the authors of the knowledge; nothing of the call in which it was found. */
    serviceFault: ({ service, fault }: ServiceFault) => say('warn', 'service-fault', { service, fault }),
  };
}

/** A logger that drops anything that might quote a person: error messages, objects, free text. */
export function redactingLogger(level: LogLevel, sink: DestinationStream = output()): Logger {
  const options = {
    level,
    // No process id or host name: the journal or the container adds those.
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

/** Standard output. If nobody reads it any more, the server goes on all the same. */
function output(): DestinationStream {
  // pino's own destination waits for ever for a reader that has gone.
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => {});
  return process.stdout;
}

/** Errors become what may be logged of them; any other object, which might hold one, is left out. */
function flat(facts: object): Record<string, unknown> {
  const entries = Object.entries(facts).flatMap(([name, value]): readonly (readonly [string, unknown])[] => {
    if (isError(value)) return Object.entries(failureOf(value));
    return typeof value === 'object' || typeof value === 'function' ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}
