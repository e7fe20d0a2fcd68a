/**
 * The codes of the Bot Framework protocols' error bodies. A status and a code are stable, messages
 * may change; they are for developers, people are told by the widget in its own words.
 * Source: "API reference - Direct Line API 3.0" and the Bot Connector's list of error codes.
 */
export type HttpErrorCode =
  | 'BadArgument'
  | 'BadSyntax'
  | 'ConversationNotFound'
  | 'MessageSizeTooBig'
  | 'MethodNotAllowed'
  | 'MissingProperty'
  | 'NotFound'
  | 'ServiceError'
  | 'ServiceUnavailable'
  | 'SignedOut'
  | 'TokenExpired'
  | 'TooManyRequests'
  | 'Unauthorized';

/** A request that is refused, with its status, code and headers. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: HttpErrorCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    /** Which limit refused it, if one did: a fixed word in code. */
    readonly limit?: string,
  ) {
    super(message);
  }

  get body(): string {
    return JSON.stringify({ error: { code: this.code, message: this.message } });
  }
}

export const badArgument = (message: string) => new HttpError(400, 'BadArgument', message);

export const missingProperty = (message: string) => new HttpError(400, 'MissingProperty', message);

export const missingToken = () =>
  new HttpError(401, 'BadArgument', 'Missing token or secret', { 'WWW-Authenticate': 'Bearer' });

/** For a caller that cannot prove that it is Bot Framework. */
export const unauthorized = () => new HttpError(401, 'Unauthorized', 'This caller is not known here');

/** The same answer for every invalid token, so that nothing is learnt by trying. */
export const invalidToken = () => new HttpError(403, 'TokenExpired', 'This token is not valid here, or no longer');

/** For the desk: the handler has signed out, or the session has expired. Signing in again lets them go on. */
export const signInRequired = () => new HttpError(401, 'SignedOut', 'Sign in at the desk first');

/** For the desk: the request comes from another site's page. */
export const wrongOrigin = () => new HttpError(403, 'BadArgument', 'The desk is open to its own pages only');

export const originNotAllowed = () =>
  new HttpError(403, 'BadArgument', 'Tokens are given to allowed origins, or for the Direct Line secret');

export const conversationNotFound = () =>
  new HttpError(404, 'ConversationNotFound', 'There is no such conversation, or no longer');

export const notFound = () => new HttpError(404, 'NotFound', 'There is nothing at this address');

/** Seconds after which a client may try again when a process stops or a conversation is busy. */
const RETRY_AFTER = { 'Retry-After': '2' };

export const serverStopping = () =>
  new HttpError(503, 'ServiceUnavailable', 'This server is stopping', {
    ...RETRY_AFTER,
    Connection: 'close',
  });

export const conversationBusy = () =>
  new HttpError(503, 'ServiceUnavailable', 'This conversation is busy elsewhere', RETRY_AFTER);

/** For the desk: one answer for a code that was never made, is over, or was used, so that nothing is learnt by trying. */
export const noSuchCode = () => new HttpError(404, 'NotFound', 'This code opens nothing, or no longer');

/** For the desk: codes are slow to open on purpose, and many wait. */
export const codesBusy = () =>
  new HttpError(503, 'ServiceUnavailable', 'Many codes are being opened just now', { 'Retry-After': '5' });

/** @param wait seconds until the next request is accepted; rounded up for clients */
export const tooManyRequests = (limit: string, wait: number) => {
  const headers = { 'Retry-After': String(Math.max(1, Math.ceil(wait))) };
  return new HttpError(429, 'TooManyRequests', 'Too many requests: try again a little later', headers, limit);
};
