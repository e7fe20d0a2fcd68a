import type { Activity } from 'botbuilder';
import { DESK_CHANNEL } from '../../model/protocol/deskActivities';
import { badArgument } from '../http/httpError';
import { isObject, isPresent } from '../http/json';

/** Characters. Channels' own ids are far shorter. */
const MAX_ID_LENGTH = 500;

/** As channels call themselves: `msteams`, `emulator`, `agents:email`. */
const CHANNEL = /^[A-Za-z][\w:.-]{0,99}$/;

/** Fields that Bot Framework fills in, and that its SDK uses unchecked. */
const PARTIES = ['from', 'recipient', 'channelData'] as const;
const TEXTS = ['type', 'channelId', 'id', 'text', 'locale', 'deliveryMode', 'replyToId', 'action'] as const;
const MEMBERS = ['membersAdded', 'membersRemoved'] as const;
const DATES = ['timestamp', 'localTimestamp', 'expiration'] as const;

/**
 * Parses a Bot Connector request body as an activity. The sender is not authenticated yet.
 * @throws HttpError when it is not one
 */
export function parseConnectorActivity(body: unknown): Activity {
  if (!isObject(body) || !isObject(body.conversation)) throw notAnActivity();
  const { conversation, serviceUrl } = body;
  if (!isId(conversation.id) || typeof body.type !== 'string') throw notAnActivity();
  if (PARTIES.some((name) => isPresent(body[name]) && !isObject(body[name]))) throw notAnActivity();
  if (TEXTS.some((name) => isPresent(body[name]) && typeof body[name] !== 'string')) throw notAnActivity();
  if (isPresent(body.channelId) && !isChannel(body.channelId)) throw notAnActivity();
  if (isPresent(body.id) && !isId(body.id)) throw notAnActivity();
  if (isPresent(conversation.conversationType) && typeof conversation.conversationType !== 'string')
    throw notAnActivity();
  if (MEMBERS.some((name) => isPresent(body[name]) && !isList(body[name]))) throw notAnActivity();
  if (typeof serviceUrl !== 'string' || !/^https?:/.test(serviceUrl) || !URL.canParse(serviceUrl))
    throw notAnActivity();
  // The SDK expects Date objects where JSON has text; the turn sets its own time.
  const dateless = Object.entries(body).filter(([name]) => !DATES.some((date) => date === name));
  // Every field that the SDK and the bot read has been checked; the rest is only passed on.
  return Object.fromEntries(dateless) as unknown as Activity;
}

function notAnActivity() {
  return badArgument("An activity must be an object with a 'type', a 'conversation' and a 'serviceUrl'");
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_ID_LENGTH;
}

/** Only a token that was issued at the desk opens the desk, however its name is written. */
function isChannel(value: unknown): boolean {
  return typeof value === 'string' && CHANNEL.test(value) && value.toLowerCase() !== DESK_CHANNEL;
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}
