import type { Activity } from 'botbuilder';
import type { Bot, Turn } from '../../turns/bot';

/** A bot that counts and repeats, and does what a test asks of it: forget, bye, boom, wait. */
export class Parrot implements Bot {
  /** Everything that reached it, turns run again included. */
  readonly heard: Partial<Activity>[] = [];
  private release: () => void = () => {};
  private started: () => void = () => {};
  /** Resolves when a turn that waits has begun. */
  readonly waiting = new Promise<void>((resolve) => {
    this.started = resolve;
  });
  private readonly released = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  /** Lets turns that wait go on. */
  goOn(): void {
    this.release();
  }

  async turn(activity: Partial<Activity>, memory: unknown): Promise<Turn> {
    this.heard.push(activity);
    const count = typeof memory === 'number' ? memory : 0;
    if (activity.type === 'conversationUpdate') return say(0, 'Hello');
    if (activity.type === 'endOfConversation') return { ...say(0, 'Bye'), end: 'no' };
    switch (activity.text) {
      case 'boom':
        throw new Error('boom');
      case 'wait':
        this.started();
        await this.released;
        break;
      case 'forget':
        return { ...say(0, 'Forgotten'), end: 'forget' };
      case 'bye':
        return { memory: 0, end: 'exit', replies: [message('Bye'), { type: 'endOfConversation' }] };
    }
    return say(count + 1, `${count + 1} ${activity.text ?? JSON.stringify(activity.value)}`);
  }
}

export const message = (text: string): Partial<Activity> => ({ type: 'message', text });

const say = (memory: number, text: string): Turn => ({ memory, replies: [message(text)], end: 'no' });
