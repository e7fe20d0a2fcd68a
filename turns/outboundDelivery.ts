import type { ConversationReader } from './conversationReader';
import { Courier, type DeliveryOptions } from './courier';
import type { Sender } from './lease';
import type { ConversationRef } from './records';

/** Milliseconds between looks for what nobody delivers, as whoever did so has ended. */
const SEARCH_EVERY = 5000;

interface Running {
  readonly courier: Courier;
  readonly done: Promise<void>;
}

/**
 * Delivers what waits in the outboxes of conversations, beside the turns. A conversation has one courier in a process;
 * processes leave each other's entries alone.
 */
export class OutboundDelivery {
  private readonly by: string;
  private readonly couriers = new Map<string, Running>();
  private search: NodeJS.Timeout | undefined;
  private isStopped = false;
  private readonly options: DeliveryOptions;

  constructor(
    options: Omit<DeliveryOptions, 'wait'> & Partial<Pick<DeliveryOptions, 'wait'>>,
    private readonly reader: ConversationReader,
  ) {
    this.by = Buffer.from(options.random(6)).toString('hex');
    this.options = { wait: waitFor, ...options };
  }

  get sender(): Sender {
    return { by: this.by, now: this.options.now().getTime() };
  }

  /** @returns when all is sent, or nobody is to try any more. It never rejects. */
  async deliver(conversation: ConversationRef, isUrgent = false): Promise<void> {
    const running = this.couriers.get(conversation.id);
    running?.courier.wake(isUrgent);
    await running?.done;
    // What was committed just before may have come too late for that courier.
    await (this.couriers.get(conversation.id)?.done ?? this.begin(conversation));
  }

  /** Looks now and then for what other processes have left. @param refTo the conversation with an id */
  resume(refTo: (id: string) => ConversationRef): void {
    const look = async () => {
      const ids = await this.options.store.waiting();
      for (const id of ids) if (!this.couriers.has(id)) void this.begin(refTo(id));
    };
    const search = () => void look().catch(this.options.onError);
    this.search = setInterval(search, SEARCH_EVERY).unref();
    search();
  }

  /** Lets what is being sent be sent, and leaves the rest to the next process. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.search);
    for (const { courier } of this.couriers.values()) courier.stop();
    await Promise.all([...this.couriers.values()].map(({ done }) => done));
  }

  private begin(conversation: ConversationRef): Promise<void> {
    if (this.isStopped) return Promise.resolve();
    const courier = new Courier(conversation, this.options, this.reader, this.by);
    const done = courier
      .run()
      .catch(this.options.onError)
      .finally(() => this.couriers.delete(conversation.id));
    this.couriers.set(conversation.id, { courier, done });
    return done;
  }
}

function waitFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());
}
