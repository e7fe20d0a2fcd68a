import type { Activity } from 'botbuilder';
import type { ConversationStore } from '../store/conversationStore';
import type { InboundActivity, SendReply, Turn } from './bot';
import type { ConversationReader } from './conversationReader';
import { type ConversationRef, encryptState, type SentReply } from './records';
import type { Random } from './secrets';
import { withTimeout } from './withTimeout';

/** Milliseconds for a channel to take one reply. */
const SEND_TIMEOUT = 15_000;
/** Milliseconds for all the changes of a turn: tidying up must not keep anybody waiting for long. */
const CHANGES_TIMEOUT = 8_000;
/** How many of its latest replies a conversation can still take back. */
const MOST_SENT = 200;
/** Each lost race means that another process has committed. */
const TRIES = 8;

type Reply = Partial<Activity>;

/** Sends replies to channels that keep their own log, and remembers the ids that those give them. */
export class OutboundDelivery {
  constructor(
    private readonly options: {
      readonly store: ConversationStore;
      readonly random: Random;
      readonly onError: (error: unknown) => void;
    },
    private readonly reader: ConversationReader,
  ) {}

  /**
   * Sends the replies one by one. When one cannot be sent, stores those that are left: a retry sends them.
   * @throws whatever `send` throws
   */
  async deliver(
    conversation: ConversationRef,
    { send, clientId }: InboundActivity,
    replies: readonly Reply[],
  ): Promise<void> {
    if (send === undefined || replies.length === 0) return;
    const messages = replies.filter((reply) => !isChange(reply));
    const changes = replies.filter(isChange);
    const sent: SentReply[] = [];
    let done = 0;
    try {
      for (const message of messages) {
        const id = await withTimeout(send(message), SEND_TIMEOUT);
        if (id && message.id) sent.push([message.id, id]);
        done++;
      }
      if (changes.length > 0) await makeChanges(send, changes, await this.sentBefore(conversation));
    } finally {
      const unsent = done < messages.length ? [...messages.slice(done), ...changes] : [];
      await this.recordDelivery(conversation, clientId, unsent, sent).catch(this.options.onError);
    }
  }

  private async sentBefore(conversation: ConversationRef): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.reader.read(conversation))?.state.sent);
  }

  private async recordDelivery(
    conversation: ConversationRef,
    clientId: string | undefined,
    unsent: readonly Reply[],
    sent: readonly SentReply[],
  ): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const kept = await this.reader.read(conversation);
      if (kept === undefined) return;
      // Another process that has answered since sends its own replies.
      const isOurs = clientId !== undefined && kept.state.unsent?.clientId === clientId;
      if (!isOurs && sent.length === 0) return;
      const left = unsent.length > 0 && clientId !== undefined ? { clientId, replies: unsent } : undefined;
      const next = {
        ...kept.state,
        unsent: isOurs ? left : kept.state.unsent,
        sent: [...(kept.state.sent ?? []), ...sent].slice(-MOST_SENT),
      };
      const { version } = kept;
      const state = encryptState(conversation, version + 1, next, this.options.random);
      const change = { version, next: version + 1, state, append: [] };
      if (await this.options.store.commit(conversation.id, change)) return;
    }
  }
}

/**
 * Makes the changes one by one, as many as time allows. A channel may no longer let a message be changed
 * or deleted: that holds up nothing.
 */
async function makeChanges(
  send: SendReply,
  changes: readonly Reply[],
  sent: ReadonlyMap<string, string>,
): Promise<void> {
  let isLate = false;
  const makeAll = async () => {
    for (const change of changes) {
      if (isLate) return;
      const id = change.type === 'messageUpdate' ? (sent.get(change.id ?? '') ?? change.replyToId) : change.id;
      if (id) await makeChange(send, { ...change, id });
    }
  };
  await withTimeout(makeAll(), CHANGES_TIMEOUT).catch(() => {
    isLate = true;
  });
}

/** A message that cannot be deleted is emptied instead. */
async function makeChange(send: SendReply, change: Reply): Promise<void> {
  const isMade = await send(change).then(
    () => true,
    () => false,
  );
  if (isMade || change.type !== 'messageDelete' || !change.attachments) return;
  await send({ ...change, type: 'messageUpdate' }).catch(() => {});
}

function isChange({ type }: Reply): boolean {
  return type === 'messageUpdate' || type === 'messageDelete';
}

/** The turn, with a reply that deletes everything expanded into one for each earlier message, latest first. */
export function expandDeleteAll(turn: Turn, sent: readonly SentReply[] = []): Turn {
  if (!turn.replies.some(isDeleteAll)) return turn;
  const latestFirst = sent.toReversed();
  const each = (reply: Reply) => latestFirst.map(([, id]) => ({ ...reply, id }));
  return { ...turn, replies: turn.replies.flatMap((reply) => (isDeleteAll(reply) ? each(reply) : [reply])) };
}

function isDeleteAll({ type, id }: Reply): boolean {
  return type === 'messageDelete' && id === undefined;
}
