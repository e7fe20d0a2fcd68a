import type { Activity } from 'botbuilder';
import type { Server } from '../../../server/server';
import { MORNING } from '../../realKnowledge';
import { startRealServer } from '../../realServer';
import { ask } from '../ask';
import { type FakeChat, FakeConnector, type Fault } from './fakeConnector';

export const IN_DANGER = { kind: 'answer', question: 'danger', answer: ['yes'] };

/** The whole server, and a Bot Connector with faults that stands where that of Teams is. */
export class TeamsServer {
  readonly connector = new FakeConnector();
  /** Milliseconds by which the server's clock has gone on. */
  later = 0;
  private server: (Server & { readonly errors: unknown[] }) | undefined;
  private count = 0;

  async start(): Promise<void> {
    await this.connector.start();
    const now = () => new Date(MORNING.getTime() + this.later);
    this.server = await startRealServer({ webPage: 'https://www.example.org/help' }, undefined, { now });
  }

  async stop(): Promise<void> {
    await this.server?.close();
    await this.connector.stop();
  }

  get errors(): unknown[] {
    return this.server?.errors ?? [];
  }

  /** An activity as Teams would send it. @returns how it was answered */
  async send(chat: FakeChat, activity: Partial<Activity>): Promise<number> {
    const around = {
      type: 'message',
      id: `p${this.count++}`,
      channelId: 'msteams',
      serviceUrl: this.connector.url,
      from: { id: 'person' },
      recipient: { id: 'bot' },
      conversation: { id: chat.id, conversationType: 'personal' },
    };
    return (await ask(`${this.server?.url}/api/messages`, { json: { ...around, ...activity } })).status;
  }

  press(chat: FakeChat, value: object): Promise<number> {
    return this.send(chat, { value });
  }

  agree(chat: FakeChat): Promise<number> {
    return this.press(chat, { kind: 'command', command: 'agree' });
  }

  forget(chat: FakeChat): Promise<number> {
    return this.press(chat, { kind: 'command', command: 'forget-now' });
  }

  /** Somebody who has agreed to go on, whose connector then has these faults. */
  async agreed(id: string, faults: readonly Fault[]): Promise<FakeChat> {
    const chat = this.connector.chat(id);
    await this.agree(chat);
    chat.faults = [...faults];
    return chat;
  }
}

/** The cards with 999 that stand in a chat. */
export function emergencies({ said }: FakeChat): readonly string[] {
  return said.filter((one) => one.includes('Call 999 now'));
}

/** Until it is so; what is delivered after the answer takes its time. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let times = 0; times < 1000 && !isSo(); times++) await new Promise((resolve) => setTimeout(resolve, 20));
}
