import type { ServerResponse } from 'node:http';
import { tooManyRequests } from '../http/httpError';

/** Seconds after which to try again. */
const RETRY_AFTER = 1;

/** The reads of each conversation in this process: who asks again and again and takes no answer fills no memory. */
export class ReadPlaces {
  private readonly taken = new Map<string, number>();

  constructor(private readonly most: number) {}

  /**
   * Answers a read, which has its place until the answer was taken or its connection is gone.
   * @throws HttpError when there is no place
   */
  async during(conversation: string, res: ServerResponse, answer: () => Promise<void>): Promise<void> {
    const taken = this.taken.get(conversation) ?? 0;
    if (taken >= this.most) throw tooManyRequests('readsOfConversation', RETRY_AFTER);
    this.taken.set(conversation, taken + 1);
    try {
      await answer();
    } finally {
      if (res.headersSent && !res.closed) res.once('close', () => this.leave(conversation));
      else this.leave(conversation);
    }
  }

  private leave(conversation: string): void {
    const left = (this.taken.get(conversation) ?? 1) - 1;
    if (left > 0) this.taken.set(conversation, left);
    else this.taken.delete(conversation);
  }
}
