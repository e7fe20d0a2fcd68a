import { type OutgoingReply, type ReplyAddress, SendError, type SendReply } from '../../turns/bot';
import type { ConnectorClient, GetAdapter } from './connectorAdapter';
import { SendPace } from './sendPace';

/** No channel asks for longer; what it asks is obeyed up to here, in milliseconds. */
const LONGEST_WAIT = 300_000;

/** Sends replies to channels by the Bot Connector protocol, each of them once: whoever calls it tries again. */
export function connectorSender(adapter: GetAdapter, pace = new SendPace()): SendReply {
  return async (to, reply, isUrgent) => {
    pace.take(to.conversation, isUrgent ? 'urgent' : kindOf(reply));
    try {
      return await sendOnce(await (await adapter()).clientFor(to.serviceUrl), to, reply);
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

/** Its cause is for the log, which takes only the kind of an error: libraries' own may quote what was sent. */
function sendError(error: unknown): SendError {
  if (!isRefusal(error)) return new SendError('later', undefined, error);
  const { statusCode: status, response } = error;
  const after = retryAfter(response?.headers?.get('retry-after'));
  // 412: several were sent to one chat at once. 401: our own token, which is renewed.
  // 501: it cannot do this at all.
  if ((status >= 500 && status !== 501) || [401, 408, 412, 429].includes(status))
    return new SendError('later', after, error);
  return new SendError(status === 403 || status === 404 ? 'closed' : 'refused', undefined, error);
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
