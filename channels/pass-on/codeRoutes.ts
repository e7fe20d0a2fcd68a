import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { newCode, parseCode } from '../../model/passOnCode';
import {
  answersIn,
  MAKE_CODE_PATH,
  notesIn,
  OPEN_CODE_PATH,
  type PassedOn,
  type ShownCode,
} from '../../model/protocol/passOn';
import { KeyedQueue } from '../../turns/keyedQueue';
import type { SealedSummaries } from '../../turns/pass-on/sealedSummaries';
import { BusyError } from '../../turns/pass-on/slowKeys';
import type { Random } from '../../turns/secrets';
import type { Http } from '../http/http';
import { badArgument, codesBusy, HttpError, noSuchCode, signInRequired } from '../http/httpError';
import { isObject, readJson, sendJson } from '../http/json';
import type { GuessLimits } from '../limits/guessLimits';
import type { RateLimits } from '../limits/rateLimits';
import { type OwnOrigins, requireSameOrigin } from '../sign-in/sameOrigin';
import type { Session, Sessions } from '../sign-in/sessions';

/** Of the times that a handler is refused, one in so many is told to the log. */
const TOLD = 100;

export interface CodeRoutesOptions {
  readonly sessions: Sessions;
  readonly ownOrigins: OwnOrigins;
  readonly limits?: RateLimits | undefined;
  readonly codes: DeskCodes;
  readonly random: Random;
  readonly now: () => Date;
}

/** What the desk needs to open codes and to make them. */
export interface DeskCodes {
  readonly summaries: SealedSummaries;
  readonly guesses: GuessLimits;
  /** Called for every code that did not open: how many by this handler so far, and a digest of their session. */
  readonly onWrong: (facts: { readonly session: string; readonly count: number; readonly refused: boolean }) => void;
}

/**
 * Where a handler opens the code that a caller reads out, and makes one for a line that may drop. A code that is wrong, over,
 * or was used gets the same answer, after the same time.
 */
export function codeRoutes(http: Http, options: CodeRoutesOptions): void {
  const { summaries, guesses, onWrong } = options.codes;
  const refused = new Map<string, number>();
  // Nobody waits behind all the codes of one handler.
  const ofHandlers = new KeyedQueue();
  http.on('post', OPEN_CODE_PATH, async (req, res) => {
    const session = await handlerOf(req, options);
    const body = await readJson(req);
    const code = isObject(body) && typeof body.code === 'string' ? parseCode(body.code) : undefined;
    // What cannot be a code is a slip of the finger. The page tells it before it asks.
    if (code === undefined) throw badArgument('A code has eight signs');
    const guess = await guesses.take(session.subject).catch((error: unknown) => {
      tellRefused(session, error);
      throw error;
    });
    const opened = await orBusy(() => ofHandlers.run(session.subject, () => summaries.open(code)), guess.right);
    if (opened === undefined) {
      onWrong({ session: digestOf(session), count: guess.count, refused: false });
      throw noSuchCode();
    }
    await guess.right();
    sendJson(res, 200, opened as PassedOn);
  });

  http.on('post', MAKE_CODE_PATH, async (req, res) => {
    const session = await handlerOf(req, options);
    await options.limits?.calls(session.subject);
    const body = await readJson(req);
    if (!isObject(body)) throw badArgument('What is passed on must be an object');
    const summary: PassedOn = {
      made: options.now().toISOString(),
      from: 'desk',
      answers: answersIn(body.answers),
      notes: notesIn(body.notes),
    };
    const code = newCode(options.random);
    const { until } = await orBusy(() => summaries.seal(code, summary));
    sendJson(res, 200, { code, until: new Date(until).toISOString() } satisfies ShownCode);
  });

  function tellRefused(session: Session, error: unknown): void {
    if (!(error instanceof HttpError)) return;
    const name = digestOf(session);
    const count = (refused.get(name) ?? 0) + 1;
    if (refused.size > TOLD) refused.clear();
    refused.set(name, count);
    if (count % TOLD === 1) onWrong({ session: name, count, refused: true });
  }
}

/** @throws HttpError unless a signed-in handler asks from the desk's own page */
async function handlerOf(req: IncomingMessage, { sessions, ownOrigins }: CodeRoutesOptions): Promise<Session> {
  requireSameOrigin(req, ownOrigins);
  const session = await sessions.find(req);
  if (session === undefined) throw signInRequired();
  return session;
}

/** @param notTried called where there was no time to try it: that is no guess */
async function orBusy<T>(work: () => Promise<T>, notTried = async () => {}): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await notTried();
    throw error instanceof BusyError ? codesBusy() : error;
  }
}

/** Tells one session from another in a log, and whose it is to nobody. */
function digestOf({ id }: Session): string {
  return createHash('sha256').update(`code ${id}`).digest('hex').slice(0, 8);
}
