import type { Activity } from 'botbuilder';
import type { SendReply } from '../../turns/bot';

/** What stands in a chat of Teams of the bot's messages, as a person sees it. */
export class TeamsChat {
  readonly #messages = new Map<string, Partial<Activity>>();
  #count = 0;

  readonly send: SendReply = async (_to, reply) => {
    const { id = '' } = reply;
    if (reply.type === 'messageDelete') return void this.#messages.delete(id);
    if (reply.type === 'messageUpdate') return void this.#messages.set(id, { ...reply, type: 'message', id });
    this.#count++;
    const theirs = `theirs-${this.#count}`;
    this.#messages.set(theirs, { ...reply, id: theirs });
    return theirs;
  };

  get messages(): readonly Partial<Activity>[] {
    return [...this.#messages.values()];
  }
}
