import type { Activity } from 'botbuilder';
import { badArgument, HttpError, missingProperty } from '../http/httpError';

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
      return turn(body, { type: 'event', name: nameIn(body), ...valueIn(body) });
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

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function turn(body: Record<string, unknown>, activity: Partial<Activity>): PostedActivity {
  const clientId = clientIdOf(body);
  const channelData = channelDataOf(body);
  return { kind: 'turn', activity: { ...activity, ...localeOf(body), ...channelData }, clientId };
}

function refuseAttachments({ attachments }: Record<string, unknown>): void {
  if (attachments === undefined || attachments === null) return;
  if (!Array.isArray(attachments) || attachments.length > 0)
    throw badArgument('Attachments are not accepted');
}

function textIn({ text, value }: Record<string, unknown>): Pick<Partial<Activity>, 'text'> {
  if ((text === undefined || text === null) && isPresent(value)) return {};
  if (text === undefined || text === null) throw missingProperty("Missing 'text' field");
  if (typeof text !== 'string') throw badArgument("'text' must be a string");
  if (text.length > MAX_TEXT_LENGTH) {
    throw new HttpError(413, 'MessageSizeTooBig', `'text' may have ${MAX_TEXT_LENGTH} characters`);
  }
  return { text };
}

function nameIn({ name }: Record<string, unknown>): string {
  if (name === undefined || name === null) throw missingProperty("Missing 'name' field");
  if (typeof name !== 'string' || name.length > MAX_NAME_LENGTH) {
    throw badArgument(`'name' must be a string of ${MAX_NAME_LENGTH} characters or fewer`);
  }
  return name;
}

function valueIn({ value }: Record<string, unknown>): { readonly value?: unknown } {
  if (!isPresent(value)) return {};
  // Depth is checked first: JSON.stringify would overflow the stack on a value nested deeply enough.
  if (isDeeper(value, MAX_VALUE_DEPTH) || JSON.stringify(value).length > MAX_VALUE_LENGTH) {
    throw badArgument(
      `'value' may be ${MAX_VALUE_DEPTH} levels deep and ${MAX_VALUE_LENGTH} characters long`,
    );
  }
  return { value };
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function clientIdOf({ channelData, id }: Record<string, unknown>): string | undefined {
  const clientId = (isObject(channelData) ? channelData.clientActivityID : undefined) ?? id ?? undefined;
  if (clientId === undefined) return undefined;
  if (typeof clientId !== 'string' || clientId.length === 0 || clientId.length > MAX_CLIENT_ID_LENGTH) {
    throw badArgument(
      `A client's id of an activity must be a string of ${MAX_CLIENT_ID_LENGTH} characters or fewer`,
    );
  }
  return clientId;
}

/** What clients look for when their own activity comes back: Web Chat hides what `postBack` marks. */
function channelDataOf({ channelData }: Record<string, unknown>): { readonly channelData?: unknown } {
  if (!isObject(channelData)) return {};
  const { clientActivityID, postBack } = channelData;
  const kept = {
    ...(typeof clientActivityID === 'string' && { clientActivityID }),
    ...(postBack === true && { postBack }),
  };
  return Object.keys(kept).length > 0 ? { channelData: kept } : {};
}
