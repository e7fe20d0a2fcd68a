import { badArgument } from '../http/refusal';
import { isObject } from './incomingActivity';

/** Who everybody is to the bot, unless another server says otherwise. */
export const PERSON = 'person';

/** The person's id that a token is asked for. Short and plain, as it goes into every activity. */
export function personIn(body: unknown): string {
  const user = isObject(body) && isObject(body.user) ? body.user.id : undefined;
  if (user === undefined || user === null) return PERSON;
  if (typeof user !== 'string' || !/^[\w.-]{1,64}$/.test(user)) {
    throw badArgument("'user.id' may have 64 letters, digits, dots, dashes and underscores");
  }
  return user;
}
