import { failureOf, isError } from './failure';
import type { Log } from './log';
import type { Metrics } from './metrics';

/** What the rest of the program calls with an error. */
export function reporter(log: Log, metrics: Metrics): (error: unknown) => void {
  return (error) => {
    metrics.failed(failureOf(error).kind);
    log.failed(error);
  };
}

const PRINTERS = ['debug', 'dir', 'error', 'info', 'log', 'trace', 'warn'] as const;

/**
 * Keeps libraries from printing: what they print when something goes wrong (botbuilder the whole error)
 * may quote a person. That they did, and the kind of error, is logged in its stead.
 * @returns how to let them print again
 */
export function silencePrinting(console: Console, log: Log): () => void {
  const before = PRINTERS.map((by) => [by, console[by]] as const);
  for (const by of PRINTERS) {
    console[by] = (...printed: readonly unknown[]) =>
      log.printed(
        by,
        printed.find((one) => isError(one)),
      );
  }
  return () => {
    for (const [by, print] of before) console[by] = print;
  };
}

/**
 * Ends the process upon an error that nobody caught, as Node does too, but without printing it. Turns
 * are committed whole or not at all, so that the next process goes on where this one was.
 */
export function endOnSurprise(
  process: Pick<NodeJS.Process, 'on' | 'exit'>,
  failed: (error: unknown) => void,
): void {
  process.on('uncaughtException', (error) => {
    failed(error);
    process.exit(1);
  });
}
