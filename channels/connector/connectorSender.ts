import { type OutgoingReply, type ReplyAddress, SendError, type SendReply } from '../../turns/bot';
import type { ConnectorClient, GetAdapter } from './connectorAdapter';
import { SendPace } from './sendPace';

/** No channel asks for longer; what it asks is obeyed up to here, in milliseconds. */
const LONGEST_WAIT = 300_000;

/**
 * Sends replies to channels by the Bot Connector protocol, each of them once: whoever calls it tries again. Only a card that
 * is refused is sent again at once, as its words alone.
 * @param onRefused called with why it was
 */
export function connectorSender(
  adapter: GetAdapter,
  onRefused = (_error: unknown) => {},
  pace = new SendPace(),
): SendReply {
  return async (to, reply, isUrgent) => {
    pace.take(to.conversation, isUrgent ? 'urgent' : kindOf(reply));
    try {
      const client = await (await adapter()).clientFor(to.serviceUrl);
      return await sendOnce(client, to, reply).catch((error: unknown) => {
        const plain = isRefusal(error) && UNDIGESTED.has(error.statusCode) ? inWordsAlone(reply) : undefined;
        if (plain === undefined) throw error;
        onRefused(sendError(error));
        return sendOnce(client, to, plain);
      });
    } catch (error) {
      const failure = sendError(error);
      if (failure.after !== undefined) pace.rest(to.conversation, failure.after);
      throw failure;
    }
  };
}

async function sendOnce({ conversations }: ConnectorClient, to: ReplyAddress, reply: OutgoingReply) {
  const { id = '', ...rest } = reply;
  const { conversation } = to;
  const activity = { ...rest, ...addressOf(to) };
  const update = () => conversations.updateActivity(conversation, id, { ...activity, type: 'message', id });
  if (reply.type === 'messageUpdate') return void (await update());
  if (reply.type !== 'messageDelete') return (await conversations.sendToConversation(conversation, activity))?.id;
  // "Not found" may be said of the message, or of deleting as such: only if it cannot be changed either, it is gone.
  await conversations
    .deleteActivity(conversation, id)
    .catch(unlessGone(() => update().catch(unlessGone(async () => {}))));
  return undefined;
}

/** A card with nothing on it but its words; undefined where there is no card. A message without one shows in a preview. */
function inWordsAlone(reply: OutgoingReply): OutgoingReply | undefined {
  const [card] = reply.attachments ?? [];
  const text: unknown = card?.content?.fallbackText;
  if (typeof text !== 'string') return undefined;
  const content = { type: 'AdaptiveCard', version: '1.0', body: [{ type: 'TextBlock', text, wrap: true }] };
  return { ...reply, attachments: [{ contentType: card?.contentType ?? '', content }] };
}

function unlessGone(then: () => Promise<unknown>) {
  return (error: unknown): Promise<unknown> => {
    if (isGone(error)) return then();
    throw error;
  };
}

function addressOf({ serviceUrl, channelId, conversation, bot, person }: ReplyAddress) {
  return { serviceUrl, channelId, conversation: { id: conversation }, from: { id: bot }, recipient: { id: person } };
}

function kindOf({ type }: OutgoingReply): 'message' | 'change' {
  return type === 'messageUpdate' || type === 'messageDelete' ? 'change' : 'message';
}

/** What the SDK throws when the other side has answered, as far as it is used here. */
interface Refusal {
  readonly statusCode: number;
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
}

/** With these, what was sent itself is refused: it is not right, or too large. */
const UNDIGESTED: ReadonlySet<number> = new Set([400, 413, 415, 422]);

/** With these, it was not taken just now: our own token was old (it is renewed), several came at once, or too many. */
const NOT_NOW: ReadonlySet<number> = new Set([401, 409, 412, 423, 425, 429]);

/** Codes of Node for a line that was never there, so that nothing was sent on it. */
const NO_LINE: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Its cause is for the log, which takes only the kind of an error: libraries' own may quote what was sent. */
function sendError(error: unknown): SendError {
  if (!isRefusal(error)) return new SendError(isLineCut(error) ? 'unsure' : 'later', undefined, error);
  const { statusCode: status, response } = error;
  const after = retryAfter(response?.headers?.get('retry-after'));
  if (NOT_NOW.has(status)) return new SendError('later', after, error);
  // 501: it cannot do this at all.
  if ((status >= 500 && status !== 501) || status === 408) return new SendError('unsure', after, error);
  return new SendError(status === 403 || status === 404 ? 'closed' : 'refused', undefined, error);
}

/** Other errors without an answer are those of the sign-in, before anything is sent. */
function isLineCut(error: unknown): boolean {
  return error instanceof Error && error.name === 'RestError' && !('code' in error && NO_LINE.has(error.code));
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number';
}

function isGone(error: unknown): boolean {
  return isRefusal(error) && (error.statusCode === 404 || error.statusCode === 410);
}

/** Milliseconds; the header has seconds, or a date, whose time is not compared with ours. */
function retryAfter(header: string | undefined): number | undefined {
  return header !== undefined && /^\d+$/.test(header) ? Math.min(1000 * Number(header), LONGEST_WAIT) : undefined;
}
