import { setTimeout as wait } from 'node:timers/promises';
import { createClient, RESP_TYPES } from '@redis/client';
import { StoreError } from '../storeError';
import type { Script } from './scripts';

/** How long a try to connect, or a connection that says nothing, is waited for, in milliseconds. */
const SILENT = 10_000;
const PING_EVERY = 3000;
/** The longest pause between two tries to connect, in milliseconds. */
const PAUSE = 1000;
/** How often a call looks whether the connection is back, in milliseconds. */
const LOOK_AGAIN = 20;

const BYTES = { [RESP_TYPES.BLOB_STRING]: Buffer } as const;

type Argument = string | Buffer;

/** Opens a client of Redis that connects again by itself, for ever. */
function newClient(url: string) {
  const client = createClient({
    url,
    // Nothing is queued while Redis is away: a call that was given up must not be carried out later.
    disableOfflineQueue: true,
    // Its own limit per command takes longer than the command. There is one here.
    commandOptions: { timeout: 0 },
    pingInterval: PING_EVERY,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: SILENT,
      socketTimeout: SILENT,
      reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, PAUSE),
    },
  });
  // Without a listener an error would end the process. Calls and `probe` tell of it.
  return client.on('error', () => {});
}

type Client = ReturnType<typeof newClient>;

/** Two connections to Redis, one to ask and one to listen, either of which may break and comes back by itself. */
export class Link {
  private constructor(
    private readonly asking: Client,
    readonly listening: Client,
    /** How long a call may take, in milliseconds. */
    private readonly within: number,
  ) {}

  /** @throws StoreError when Redis does not answer in time */
  static async open(url: string, within: number): Promise<Link> {
    // What the client would say of it quotes the address, and with it the password.
    if (!/^rediss?:/.test(url) || !URL.canParse(url)) throw new StoreError('The address of Redis is not one');
    const link = new Link(newClient(url), newClient(url), within);
    const connected = Promise.all([link.asking.connect(), link.listening.connect()]);
    connected.catch(() => {});
    try {
      await link.inTime(() => connected);
      return link;
    } catch (error) {
      link.close();
      throw error;
    }
  }

  /** Runs a script whole, with nothing else between. */
  async run(script: Script, key: string, args: readonly Argument[]): Promise<unknown> {
    const rest = ['1', key, ...args];
    return this.ask(async (send) => {
      try {
        return await send(['EVALSHA', script.sha, ...rest]);
      } catch (error) {
        // Redis forgets scripts when it restarts.
        if (!`${error}`.includes('NOSCRIPT')) throw error;
        return send(['EVAL', script.source, ...rest]);
      }
    });
  }

  /** @throws StoreError when there is no answer in time; it may have been done all the same */
  ask<T>(work: (send: (command: Argument[]) => Promise<unknown>) => Promise<T>): Promise<T> {
    return this.inTime(async (over) => {
      while (!this.asking.isReady) {
        if (over() || !this.asking.isOpen) throw new Error('over');
        await wait(LOOK_AGAIN);
      }
      return work((command) => this.asking.sendCommand(command, { typeMapping: BYTES }));
    });
  }

  close(): void {
    for (const client of [this.asking, this.listening]) if (client.isOpen) client.destroy();
  }

  /** The client's own errors may quote what was sent, or where to. */
  private async inTime<T>(work: (over: () => boolean) => Promise<T>): Promise<T> {
    let over = false;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, this.within);
    });
    try {
      return await Promise.race([work(() => over), late]);
    } catch {
      throw new StoreError('Redis does not answer, or refuses');
    } finally {
      over = true;
      clearTimeout(timer);
    }
  }
}
