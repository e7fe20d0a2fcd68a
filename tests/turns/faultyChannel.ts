import { setImmediate as round } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import { type ReplyAddress, SendError } from '../../turns/bot';

export const TO: ReplyAddress = { serviceUrl: 'x', channelId: 'x', conversation: 'x', bot: 'x', person: 'x' };

/**
 * What goes wrong with one attempt. `delivered`: the channel took it, and said that something went wrong; `late`: it took it,
 * and says so when it is told to.
 */
export type Fault = SendError['kind'] | 'hangs' | 'delivered' | 'late' | { readonly after: number };

/** A channel that keeps its own log, gives what it is told ids of its own, and has every fault. Its time is not ours. */
export class FaultyChannel {
  readonly log = new Map<string, string>();
  /** For the attempts that come next, in order. */
  faults: Fault[] = [];
  /** Kinds of change that it never takes. */
  refuses: readonly string[] = [];
  /** A text with which something always goes wrong. */
  chokesOn: string | undefined;
  private readonly late: (() => void)[] = [];
  time = Date.parse('2026-01-05T10:00:00Z');
  /** The text of each attempt. */
  readonly tried: string[] = [];
  /** Done before each attempt is answered. */
  meanwhile: (text: string) => Promise<unknown> | undefined = () => undefined;

  readonly now = () => new Date(this.time);
  readonly wait = async (milliseconds: number) => {
    // What is to be done at once is done before any time passes.
    for (let i = 0; i < 20; i++) await round();
    this.time += milliseconds;
  };

  readonly send = async (_to: ReplyAddress, reply: Partial<Activity>): Promise<string | undefined> => {
    const { type = '', text = '' } = reply;
    this.tried.push(text);
    await this.meanwhile(text);
    const fault = this.faults.shift();
    if (this.refuses.includes(type)) throw new SendError('closed');
    if (text === this.chokesOn) throw new SendError('unsure');
    if (fault === undefined) return this.take(reply);
    const id = fault === 'delivered' || fault === 'late' ? this.take(reply) : undefined;
    if (fault === 'late') return new Promise((resolve) => this.late.push(() => resolve(id)));
    if (fault === 'hangs') await new Promise(() => {});
    if (typeof fault === 'object') throw new SendError('later', fault.after);
    throw new SendError(fault === 'delivered' || fault === 'hangs' ? 'unsure' : fault);
  };

  /** Says now what it took, and lets that be heard. */
  async answerLate(): Promise<void> {
    for (const answer of this.late.splice(0)) answer();
    await this.wait(0);
  }

  get attempts(): number {
    return this.tried.length;
  }

  get said(): readonly string[] {
    return [...this.log.values()];
  }

  private take({ type = '', id = '', text = '' }: Partial<Activity>): string | undefined {
    if (type === 'messageDelete') return void this.log.delete(id);
    if (type === 'messageUpdate') return void this.log.set(id, text);
    const theirs = `theirs-${this.attempts}`;
    this.log.set(theirs, text);
    return theirs;
  }
}
