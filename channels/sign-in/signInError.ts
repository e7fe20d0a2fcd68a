import { isObject } from '../http/json';
import { isError } from '../observability/failure';

/**
 * What may be logged of a failed sign-in: codes from the standards, never a provider's free text; and whose doing each
 * is. A person's own is shown to them only: they pressed "cancel", or came back late or twice.
 * Source: RFC 6749, 4.1.2.1 and 5.2; OpenID Connect Core 1.0, 3.1.2.6.
 */
const KNOWN_CODES = new Map<unknown, 'person' | 'settings' | 'provider'>([
  ['access_denied', 'person'],
  ['consent_required', 'person'],
  ['interaction_required', 'person'],
  ['invalid_client', 'settings'],
  ['invalid_grant', 'person'],
  ['invalid_request', 'settings'],
  ['invalid_scope', 'settings'],
  ['login_required', 'person'],
  ['server_error', 'provider'],
  ['temporarily_unavailable', 'provider'],
  ['unauthorized_client', 'settings'],
  ['unsupported_grant_type', 'settings'],
  ['unsupported_response_type', 'settings'],
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
    const { error: named, code }: Partial<Record<string, unknown>> = isObject(error) ? error : {};
    const doing = KNOWN_CODES.get(named);
    if (doing !== undefined) {
      const kind = doing === 'provider' ? 'no-answer' : 'refused';
      return new SignInError(kind, `${named}`.toUpperCase(), doing !== 'person');
    }
    const known = typeof code === 'string' ? code : 'NO_ANSWER';
    const kind = NO_ANSWER_CODES.has(known) ? 'no-answer' : 'refused';
    return new SignInError(kind, known, true, innermost(error));
  }
}

/** `fetch failed` says nothing; its cause does. */
function innermost(error: unknown): unknown {
  return isError(error) && isError(error.cause) ? innermost(error.cause) : error;
}
