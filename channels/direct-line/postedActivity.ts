import type { Activity } from 'botbuilder';
import { answeringOf, isEasyAsked, type PostExtras } from '../../model/protocol/activities';
import { LONGEST_PIECE, RECORD_OPENED } from '../../model/protocol/recordEvents';
import { badArgument, HttpError, missingProperty } from '../http/httpError';
import { isObject, isPresent } from '../http/json';

/** UTF-16 units, as `maxlength` in HTML counts. */
const MAX_TEXT_LENGTH = 4000;
const MAX_NAME_LENGTH = 100;
const MAX_CLIENT_ID_LENGTH = 100;
/** Of `value`, as JSON. A button press needs a few hundred. */
const MAX_VALUE_LENGTH = 4000;
const MAX_VALUE_DEPTH = 6;

const LOCALE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/;

export type PostedActivity =
  | { readonly kind: 'turn'; readonly activity: Partial<Activity>; readonly clientId: string | undefined }
  /** Allowed by the protocol, but not used here. */
  | { readonly kind: 'ignored' };

/**
 * Parses what a client posted as an activity. Only the fields listed here are kept; the sender is set
 * by the server.
 * @throws HttpError when it is not an activity, of a type that is not accepted, or too big
 */
export function parsePostedActivity(body: unknown): PostedActivity {
  if (!isObject(body)) throw badArgument('An activity must be an object');
  refuseAttachments(body);
  switch (body.type) {
    case 'typing':
    case 'conversationUpdate':
      return { kind: 'ignored' };
    case 'message':
      return turn(body, { type: 'message', textFormat: 'plain', ...textIn(body), ...valueIn(body) });
    case 'event':
      return turn(body, eventIn(body));
    case 'endOfConversation':
      return turn(body, { type: 'endOfConversation' });
    case undefined:
      throw missingProperty("Missing 'type' field");
    default:
      throw badArgument("This 'type' of activity is not accepted");
  }
}

/** @returns the locale a client asks for, when it looks like one */
export function localeOf(body: unknown): { readonly locale?: string } {
  const locale = isObject(body) ? body.locale : undefined;
  return typeof locale === 'string' && LOCALE.test(locale) ? { locale } : {};
}

/** @returns the person's id, if a request for a token has one. Short and plain, as it goes into every activity. */
export function personIdIn(body: unknown): string | undefined {
  const user = isObject(body) && isObject(body.user) ? body.user.id : undefined;
  if (!isPresent(user)) return undefined;
  if (typeof user !== 'string' || !/^[\w.-]{1,64}$/.test(user)) {
    throw badArgument("'user.id' may have 64 letters, digits, dots, dashes and underscores");
  }
  return user;
}

function turn(body: Record<string, unknown>, activity: Partial<Activity>): PostedActivity {
  const clientId = clientIdOf(body);
  const channelData = channelDataOf(body);
  return { kind: 'turn', activity: { ...activity, ...localeOf(body), ...channelData }, clientId };
}

function refuseAttachments({ attachments }: Record<string, unknown>): void {
  if (!isPresent(attachments)) return;
  if (!Array.isArray(attachments) || attachments.length > 0) throw badArgument('Attachments are not accepted');
}

function textIn({ text, value }: Record<string, unknown>): Pick<Partial<Activity>, 'text'> {
  if (!isPresent(text) && isPresent(value)) return {};
  if (!isPresent(text)) throw missingProperty("Missing 'text' field");
  if (typeof text !== 'string') throw badArgument("'text' must be a string");
  if (text.length > MAX_TEXT_LENGTH) {
    throw new HttpError(413, 'MessageSizeTooBig', `'text' may have ${MAX_TEXT_LENGTH} characters`);
  }
  return { text };
}

function nameIn({ name }: Record<string, unknown>): string {
  if (!isPresent(name)) throw missingProperty("Missing 'name' field");
  if (typeof name !== 'string' || name.length > MAX_NAME_LENGTH) {
    throw badArgument(`'name' must be a string of ${MAX_NAME_LENGTH} characters or fewer`);
  }
  return name;
}

/** A piece of a record that was saved is longer than any button's payload. */
function eventIn(body: Record<string, unknown>): Partial<Activity> {
  const name = nameIn(body);
  return { type: 'event', name, ...valueIn(body, name === RECORD_OPENED ? 2 * LONGEST_PIECE : MAX_VALUE_LENGTH) };
}

function valueIn({ value }: Record<string, unknown>, most = MAX_VALUE_LENGTH): { readonly value?: unknown } {
  if (!isPresent(value)) return {};
  // Depth is checked first: JSON.stringify would overflow the stack on a value nested deeply enough.
  if (isDeeper(value, MAX_VALUE_DEPTH) || JSON.stringify(value).length > most) {
    throw badArgument(`'value' may be ${MAX_VALUE_DEPTH} levels deep and ${most} characters long`);
  }
  return { value };
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function clientIdOf({ channelData, id }: Record<string, unknown>): string | undefined {
  const clientId = (isObject(channelData) ? channelData.clientActivityID : undefined) ?? id ?? undefined;
  if (clientId === undefined) return undefined;
  if (typeof clientId !== 'string' || clientId.length === 0 || clientId.length > MAX_CLIENT_ID_LENGTH) {
    throw badArgument(`A client's id of an activity must be a string of ${MAX_CLIENT_ID_LENGTH} characters or fewer`);
  }
  return clientId;
}

/** What clients look for when their own activity comes back: Web Chat hides what `postBack` marks. */
function channelDataOf({ channelData }: Record<string, unknown>): { readonly channelData?: unknown } {
  if (!isObject(channelData)) return {};
  const { clientActivityID, postBack } = channelData;
  const answering = answeringOf(channelData);
  const waymark: PostExtras = {
    ...(answering !== undefined && { answering }),
    ...(isEasyAsked(channelData) && { easy: true }),
  };
  const kept = {
    ...(typeof clientActivityID === 'string' && { clientActivityID }),
    ...(postBack === true && { postBack }),
    ...(Object.keys(waymark).length > 0 && { waymark }),
  };
  return Object.keys(kept).length > 0 ? { channelData: kept } : {};
}
