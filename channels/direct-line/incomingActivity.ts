import type { Activity } from 'botbuilder';
import { badArgument, missingProperty, Refusal } from '../http/refusal';

/** UTF-16 units, as `maxlength` in HTML counts. */
const LONGEST_TEXT = 4000;
const LONGEST_NAME = 100;
const LONGEST_CLIENT_ID = 100;
/** Of `value`, as JSON. A press of a button needs a few hundred. */
const LONGEST_VALUE = 4000;
const DEEPEST_VALUE = 6;

const LOCALE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/;

export type Incoming =
  | { readonly kind: 'turn'; readonly activity: Partial<Activity>; readonly clientId: string | undefined }
  /** Allowed by the protocol, and of no use here. */
  | { readonly kind: 'ignored' };

/**
 * Reads what a client posted as an activity. Only what is listed here is kept; who it is from is
 * the server's to say.
 * @throws Refusal when it is no activity, of a type that is not taken, or too big
 */
export function incomingActivity(body: unknown): Incoming {
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

function turn(body: Record<string, unknown>, activity: Partial<Activity>): Incoming {
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
  if (text.length > LONGEST_TEXT) {
    throw new Refusal(413, 'MessageSizeTooBig', `'text' may have ${LONGEST_TEXT} characters`);
  }
  return { text };
}

function nameIn({ name }: Record<string, unknown>): string {
  if (name === undefined || name === null) throw missingProperty("Missing 'name' field");
  if (typeof name !== 'string' || name.length > LONGEST_NAME) {
    throw badArgument(`'name' must be a string of ${LONGEST_NAME} characters or fewer`);
  }
  return name;
}

function valueIn({ value }: Record<string, unknown>): { readonly value?: unknown } {
  if (!isPresent(value)) return {};
  // Depth first: turning it into JSON again would run out of stack on what is nested deeply enough.
  if (isDeeper(value, DEEPEST_VALUE) || JSON.stringify(value).length > LONGEST_VALUE) {
    throw badArgument(`'value' may be ${DEEPEST_VALUE} levels deep and ${LONGEST_VALUE} characters long`);
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
  if (typeof clientId !== 'string' || clientId.length === 0 || clientId.length > LONGEST_CLIENT_ID) {
    throw badArgument(
      `A client's id of an activity must be a string of ${LONGEST_CLIENT_ID} characters or fewer`,
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
