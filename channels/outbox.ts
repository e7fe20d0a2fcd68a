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
    const earlier = replies.some(isChange) ? (await this.kept.read(conversation))?.state.sent : undefined;
    const sent: Sent[] = [];
    let done = 0;
    try {
      for (const reply of replies) {
        const id = await sendOne(send, reply, earlier);
        if (id && reply.id) sent.push([reply.id, id]);
        done++;
      }
    } finally {
      const unsent = replies.slice(done);
      await this.note(conversation, clientId, unsent, sent).catch(this.need.failed);
    }
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

/** A channel may not let a message be changed or taken back any more: that holds up nothing. */
async function sendOne(send: Send, reply: Reply, sent: readonly Sent[] = []): Promise<string | undefined> {
  if (!isChange(reply)) return inTime(send(reply), SEND_WITHIN);
  const known = sent.find(([name]) => name === reply.id)?.[1] ?? reply.id;
  await inTime(send({ ...reply, ...(known && { id: known }) }), SEND_WITHIN).catch(() => {});
  return undefined;
}

function isChange({ type }: Reply): boolean {
  return type === 'messageUpdate' || type === 'messageDelete';
}

/** To forget includes to take back what was said, as far as the channel lets it. */
export function withRemovals(turn: Turn, sent: readonly Sent[] = []): Turn {
  if (turn.end !== 'forget' || sent.length === 0) return turn;
  const removals = sent.map(([, id]) => ({ type: 'messageDelete', id }));
  return { ...turn, replies: [...turn.replies, ...removals] };
}
