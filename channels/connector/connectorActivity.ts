import type { Activity } from 'botbuilder';
import { DESK_CHANNEL } from '../../model/protocol/channels';
import { badArgument } from '../http/refusal';

/** Channels number their activities in far fewer characters. */
const LONGEST_ID = 500;

/** What Bot Framework fills in, and its SDK leans on without a look. */
const PARTIES = ['from', 'recipient', 'channelData'] as const;
const TEXTS = ['type', 'channelId', 'id', 'text', 'locale', 'deliveryMode', 'replyToId', 'action'] as const;
const MEMBERS = ['membersAdded', 'membersRemoved'] as const;
const DATES = ['timestamp', 'localTimestamp', 'expiration'] as const;

/**
 * Reads what came over the Bot Connector protocol as an activity. Whoever sent it is not yet known.
 * @throws Refusal when it is none
 */
export function connectorActivity(body: unknown): Activity {
  if (!isObject(body) || !isObject(body.conversation)) throw noActivity();
  const { conversation, serviceUrl } = body;
  if (!isId(conversation.id) || typeof body.type !== 'string') throw noActivity();
  if (PARTIES.some((name) => isPresent(body[name]) && !isObject(body[name]))) throw noActivity();
  if (TEXTS.some((name) => isPresent(body[name]) && typeof body[name] !== 'string')) throw noActivity();
  // Only a token that was made at the desk opens the desk.
  if (body.channelId === DESK_CHANNEL) throw noActivity();
  if (isPresent(body.id) && !isId(body.id)) throw noActivity();
  if (isPresent(conversation.conversationType) && typeof conversation.conversationType !== 'string')
    throw noActivity();
  if (MEMBERS.some((name) => isPresent(body[name]) && !isList(body[name]))) throw noActivity();
  if (typeof serviceUrl !== 'string' || !/^https?:/.test(serviceUrl) || !URL.canParse(serviceUrl))
    throw noActivity();
  // The SDK counts on dates where JSON has text; what they are, the turn says anew.
  const dateless = Object.entries(body).filter(([name]) => !DATES.some((date) => date === name));
  // All that the SDK and the bot read of it has been looked at; the rest is carried, and no more.
  return Object.fromEntries(dateless) as unknown as Activity;
}

function noActivity() {
  return badArgument("An activity must be an object with a 'type', a 'conversation' and a 'serviceUrl'");
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_ID;
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
