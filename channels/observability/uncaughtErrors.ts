import { failureOf, isError } from './failure';
import { fewLines } from './fewLines';
import type { Log } from './log';
import type { Metrics } from './metrics';

/** The error handler of the whole program: counts and logs; of those that are alike, a few. */
export function errorHandler(log: Log, metrics: Metrics): (error: unknown) => void {
  const few = fewLines(metrics.ticks);
  return (error) => {
    const failure = failureOf(error);
    metrics.failed(failure.kind);
    few(JSON.stringify(failure), (leftOut) => log.failed(error, leftOut));
  };
}

const CONSOLE_METHODS = ['debug', 'dir', 'error', 'info', 'log', 'trace', 'warn'] as const;

/**
 * Stops libraries from printing: what they print when something goes wrong (botbuilder the whole error)
 * may quote a person. Instead, the fact and the kind of error are logged.
 * @returns a function that restores the console
 */
export function silenceConsole(console: Console, log: Log): () => void {
  const before = CONSOLE_METHODS.map((by) => [by, console[by]] as const);
  for (const by of CONSOLE_METHODS) {
    console[by] = (...printed: readonly unknown[]) => log.printed(by, printed.find(isError));
  }
  return () => {
    for (const [by, print] of before) console[by] = print;
  };
}

/**
 * Ends the process on an uncaught error, as Node does, but without printing it. Turns are committed
 * whole or not at all, so that the next process carries on where this one stopped.
 */
export function exitOnUncaughtError(
  process: {
    readonly on: (event: 'uncaughtException', listener: (error: unknown) => void) => unknown;
    readonly exit: (code: number) => void;
  },
  onError: (error: unknown) => void,
): void {
  process.on('uncaughtException', (error) => {
    onError(error);
    process.exit(1);
  });
}
