import { badArgument } from '../http/httpError';
import { isObject } from './postedActivity';

/** The bot's id for everybody, unless another server sets one. */
export const DEFAULT_PERSON = 'person';

/** The person's id in a request for a token. Short and plain, as it goes into every activity. */
export function personIdIn(body: unknown): string {
  const user = isObject(body) && isObject(body.user) ? body.user.id : undefined;
  if (user === undefined || user === null) return DEFAULT_PERSON;
  if (typeof user !== 'string' || !/^[\w.-]{1,64}$/.test(user)) {
    throw badArgument("'user.id' may have 64 letters, digits, dots, dashes and underscores");
  }
  return user;
}
