import { isError } from '../observability/failure';

/** What can be said of a failed sign-in: words of the standards, never what a provider wrote freely. */
const KNOWN = new Set([
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

/** Told the person by the page alone: they pressed "cancel", or came back late or twice. */
const OF_PEOPLE = new Set([
  'access_denied',
  'consent_required',
  'interaction_required',
  'invalid_grant',
  'login_required',
]);

/** openid-client's names for: no line, no answer in time, or one that no provider would give. */
const SILENT = new Set([
  'NO_ANSWER',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_TIMEOUT',
]);

/** A sign-in that led to nothing. `no-answer`: the provider cannot be reached, or is broken itself. */
export class SignInFailed extends Error {
  constructor(
    readonly kind: 'refused' | 'no-answer',
    /** For the log: `INVALID_CLIENT`. */
    readonly code: string,
    /** Whether whoever runs the server should hear of it. */
    readonly isFault = true,
    cause?: unknown,
  ) {
    super(code, { cause });
  }

  /** @param error as openid-client throws it */
  static from(error: unknown): SignInFailed {
    if (error instanceof SignInFailed) return error;
    const { error: named, code } = fieldsOf(error);
    if (typeof named === 'string' && KNOWN.has(named)) {
      const isBroken = named === 'server_error' || named === 'temporarily_unavailable';
      return new SignInFailed(isBroken ? 'no-answer' : 'refused', named.toUpperCase(), !OF_PEOPLE.has(named));
    }
    const known = typeof code === 'string' ? code : 'NO_ANSWER';
    return new SignInFailed(SILENT.has(known) ? 'no-answer' : 'refused', known, true, innermost(error));
  }
}

function fieldsOf(error: unknown): Readonly<Record<string, unknown>> {
  return typeof error === 'object' && error !== null ? { ...error } : {};
}

/** `fetch failed` says nothing; what it was caused by does. */
function innermost(error: unknown): unknown {
  return isError(error) && isError(error.cause) ? innermost(error.cause) : error;
}
