import { isNativeError } from 'node:util/types';

/** All that is ever logged of an error. */
export interface Failure {
  /** The name of its class, which comes from code. */
  readonly kind: string;
  /** As libraries number their errors: `ECONNREFUSED`. */
  readonly code?: string;
  /** Kind and code of what caused it, if it says so. */
  readonly cause?: string;
  /** Where it was created: `turns/turns.js:96:20`. */
  readonly at?: string;
}

const KIND = /^[A-Za-z_]\w{0,60}$/;
const CODE = /^E[A-Z]{2,20}$|^[A-Z]{2,20}(_[A-Z0-9]+){1,6}$/;
/** The head of a stack, before the message: `TypeError: `, `TypeError [ERR_X]: `, or the bare name. */
const HEAD = /^[\w$.]+(?: \[\w+\])?(?:: )?/;
const PLACE = /([^\s()]+:\d+:\d+)\)?$/;

/**
 * What can be logged of an error without quoting anybody: not its message, which may hold what a person
 * typed, nor the functions in its stack, which may be named after it (`answers[typed]()`).
 */
export function failureOf(error: unknown): Failure {
  if (!isError(error)) return { kind: `thrown ${typeof error}` };
  const [code, at] = [codeOf(error), placeOf(error)];
  const cause = isError(error.cause) && [kindOf(error.cause), codeOf(error.cause)].join(' ').trim();
  return { kind: kindOf(error), ...(code && { code }), ...(cause && { cause }), ...(at && { at }) };
}

/** Errors from another realm (a vm context) are errors too. */
export function isError(error: unknown): error is Error {
  return error instanceof Error || isNativeError(error);
}

function kindOf(error: Error): string {
  const { name } = error.constructor;
  return KIND.test(name) ? name : 'Error';
}

function codeOf(error: Error): string | undefined {
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && CODE.test(code) ? code : undefined;
}

/** The first line of the stack below the message, which may itself look like lines of a stack. */
function placeOf({ stack, message }: Error): string | undefined {
  if (typeof stack !== 'string' || typeof message !== 'string') return undefined;
  const [head = ''] = HEAD.exec(stack) ?? [];
  // A message that was changed later is not in the stack, and cannot be told apart from it: better nothing.
  if (!stack.startsWith(`${message}\n`, head.length)) return undefined;
  const [first = ''] = stack.slice(head.length + message.length + 1).split('\n');
  const [, place] = PLACE.exec(first) ?? [];
  // The folders above are the operator's own, and not logged.
  return place?.split(/[\\/]/).slice(-3).join('/');
}
