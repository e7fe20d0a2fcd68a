import { isError } from '../observability/failure';

/** What may be logged of a failed sign-in: codes from the standards, never a provider's free text. */
const KNOWN_CODES = new Set([
  // RFC 6749, 4.1.2.1 and 5.2; OpenID Connect Core 1.0, 3.1.2.6
  'access_denied',
  'consent_required',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'login_required',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
]);

/** Shown to the person only, not logged: they pressed "cancel", or came back late or twice. */
const CAUSED_BY_USER = new Set([
  'access_denied',
  'consent_required',
  'interaction_required',
  'invalid_grant',
  'login_required',
]);

/** openid-client's codes for: no connection, no response in time, or one that no provider would give. */
const NO_ANSWER_CODES = new Set([
  'NO_ANSWER',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_TIMEOUT',
]);

/** A sign-in that failed. `no-answer`: the provider cannot be reached, or is itself broken. */
export class SignInError extends Error {
  constructor(
    readonly kind: 'refused' | 'no-answer',
    /** For the log: `INVALID_CLIENT`. */
    readonly code: string,
    /** Whether the operator should hear of it. */
    readonly isFault = true,
    cause?: unknown,
  ) {
    super(code, { cause });
  }

  /** @param error as openid-client throws it */
  static from(error: unknown): SignInError {
    if (error instanceof SignInError) return error;
    const { error: named, code } = fieldsOf(error);
    if (typeof named === 'string' && KNOWN_CODES.has(named)) {
      const isBroken = named === 'server_error' || named === 'temporarily_unavailable';
      return new SignInError(
        isBroken ? 'no-answer' : 'refused',
        named.toUpperCase(),
        !CAUSED_BY_USER.has(named),
      );
    }
    const known = typeof code === 'string' ? code : 'NO_ANSWER';
    return new SignInError(
      NO_ANSWER_CODES.has(known) ? 'no-answer' : 'refused',
      known,
      true,
      innermost(error),
    );
  }
}

function fieldsOf(error: unknown): Readonly<Record<string, unknown>> {
  return typeof error === 'object' && error !== null ? { ...error } : {};
}

/** `fetch failed` says nothing; its cause does. */
function innermost(error: unknown): unknown {
  return isError(error) && isError(error.cause) ? innermost(error.cause) : error;
}
