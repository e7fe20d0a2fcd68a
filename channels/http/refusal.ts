/**
 * The codes of the Bot Framework protocols' error bodies. A status and a code are stable, messages
 * may change; they are for developers, people are told by the widget in its own words.
 * Source: "API reference - Direct Line API 3.0" and the Bot Connector's list of error codes.
 */
export type RefusalCode =
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

/** A request that is not carried out, and how that is said. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: RefusalCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get body(): string {
    return JSON.stringify({ error: { code: this.code, message: this.message } });
  }
}

export const badArgument = (message: string) => new Refusal(400, 'BadArgument', message);

export const badSyntax = (message: string) => new Refusal(400, 'BadSyntax', message);

export const missingProperty = (message: string) => new Refusal(400, 'MissingProperty', message);

export const missingToken = () =>
  new Refusal(401, 'BadArgument', 'Missing token or secret', { 'WWW-Authenticate': 'Bearer' });

/** For a caller that cannot show that it is Bot Framework. */
export const unauthorized = () => new Refusal(401, 'Unauthorized', 'This caller is not known here');

/** One answer for every token that does not fit, so that nothing is learnt by trying. */
export const badToken = () => new Refusal(403, 'TokenExpired', 'This token is not valid here, or no longer');

/** For the desk: whoever sat there has signed out, or their time is over. Signing in again lets them go on. */
export const signedOut = () => new Refusal(401, 'SignedOut', 'Sign in at the desk first');

/** For the desk: another site's page has sent this. */
export const notFromHere = () => new Refusal(403, 'BadArgument', 'The desk is open to its own pages only');

export const notAllowed = () =>
  new Refusal(403, 'BadArgument', 'Tokens are given to allowed origins, or for the Direct Line secret');

export const noConversation = () =>
  new Refusal(404, 'ConversationNotFound', 'There is no such conversation, or no longer');

export const notFound = () => new Refusal(404, 'NotFound', 'There is nothing at this address');

/** Seconds after which a client may try again when a process stops or a conversation is busy. */
const RETRY_AFTER = { 'Retry-After': '2' };

export const stopping = () =>
  new Refusal(503, 'ServiceUnavailable', 'This server is stopping', { ...RETRY_AFTER, Connection: 'close' });

export const busy = () =>
  new Refusal(503, 'ServiceUnavailable', 'This conversation is busy elsewhere', RETRY_AFTER);

/** @param wait seconds until the next one is taken; clients are told whole ones, never too few */
export const tooMany = (wait: number) =>
  new Refusal(429, 'TooManyRequests', 'Too many requests: try again a little later', {
    'Retry-After': String(Math.max(1, Math.ceil(wait))),
  });

export const serviceError = () => new Refusal(500, 'ServiceError', 'Something went wrong on the server');
