import type { Activity } from 'botbuilder';
import type { ConversationStore } from '../store/conversationStore';
import type { Arrival, Send } from './arrival';
import type { Turn } from './bot';
import { inTime } from './inTime';
import type { Kept, KeptConversations } from './keptConversations';
import { type Conversation, type Sent, type StateRecord, sealState } from './records';
import type { Random } from './secrets';

/** Milliseconds for a channel to take one reply. */
const SEND_WITHIN = 15_000;
/** Milliseconds for all changes of a turn: what is tidied up must not keep anybody waiting for long. */
const CHANGE_WITHIN = 8_000;
/** How many of its latest replies a conversation can still take back. */
const MOST_SENT = 200;
/** Each lost race means that another process got through. */
const TRIES = 8;

type Reply = Partial<Activity>;

export interface OutboxNeed {
  readonly store: ConversationStore;
  readonly random: Random;
  readonly failed: (error: unknown) => void;
}

/** Brings replies to channels that keep a log of their own, and remembers by which ids they know them. */
export class Outbox {
  constructor(
    private readonly need: OutboxNeed,
    private readonly kept: KeptConversations,
  ) {}

  /**
   * Sends the replies one by one, and notes what is left when one cannot be sent: a retry sends that.
   * @throws what `send` throws
   */
  async send(
    conversation: Conversation,
    { send, clientId }: Arrival,
    replies: readonly Reply[],
  ): Promise<void> {
    if (send === undefined || replies.length === 0) return;
    const messages = replies.filter((reply) => !isChange(reply));
    const changes = replies.filter(isChange);
    const sent: Sent[] = [];
    let done = 0;
    try {
      for (const message of messages) {
        const id = await inTime(send(message), SEND_WITHIN);
        if (id && message.id) sent.push([message.id, id]);
        done++;
      }
      if (changes.length > 0) await makeChanges(send, changes, await this.sentBefore(conversation));
    } finally {
      const unsent = done < messages.length ? [...messages.slice(done), ...changes] : [];
      await this.note(conversation, clientId, unsent, sent).catch(this.need.failed);
    }
  }

  private async sentBefore(conversation: Conversation): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.kept.read(conversation))?.state.sent);
  }

  private async note(
    conversation: Conversation,
    clientId: string | undefined,
    unsent: readonly Reply[],
    sent: readonly Sent[],
  ): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const kept = await this.kept.read(conversation);
      if (kept === undefined) return;
      // What another process has answered since, it sends itself.
      const isOurs = clientId !== undefined && kept.state.unsent?.clientId === clientId;
      if (!isOurs && sent.length === 0) return;
      const left = unsent.length > 0 && clientId !== undefined ? { clientId, replies: unsent } : undefined;
      const next = {
        ...kept.state,
        unsent: isOurs ? left : kept.state.unsent,
        sent: [...(kept.state.sent ?? []), ...sent].slice(-MOST_SENT),
      };
      if (await this.commit(conversation, kept, next)) return;
    }
  }

  private commit(conversation: Conversation, { version }: Kept, state: StateRecord): Promise<boolean> {
    const next = version + 1;
    const sealed = sealState(conversation, next, state, this.need.random);
    return this.need.store.commit(conversation.id, { version, next, state: sealed, append: [] });
  }
}

/**
 * Makes the changes one by one, as many as the time allows. A channel may not let a message be changed
 * or taken back any more: that holds up nothing.
 */
async function makeChanges(
  send: Send,
  changes: readonly Reply[],
  sent: ReadonlyMap<string, string>,
): Promise<void> {
  let isLate = false;
  const makeAll = async () => {
    for (const change of changes) {
      if (isLate) return;
      const id =
        change.type === 'messageUpdate' ? (sent.get(change.id ?? '') ?? change.replyToId) : change.id;
      if (id) await makeChange(send, { ...change, id });
    }
  };
  await inTime(makeAll(), CHANGE_WITHIN).catch(() => {
    isLate = true;
  });
}

/** What cannot be taken back is emptied. */
async function makeChange(send: Send, change: Reply): Promise<void> {
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

/** The turn with a reply that takes back everything as one for each message that was said before, the latest first. */
export function withRemovals(turn: Turn, sent: readonly Sent[] = []): Turn {
  if (!turn.replies.some(isForAll)) return turn;
  const latestFirst = sent.toReversed();
  const each = (reply: Reply) => latestFirst.map(([, id]) => ({ ...reply, id }));
  return { ...turn, replies: turn.replies.flatMap((reply) => (isForAll(reply) ? each(reply) : [reply])) };
}

function isForAll({ type, id }: Reply): boolean {
  return type === 'messageDelete' && id === undefined;
}
