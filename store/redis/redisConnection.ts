import { setTimeout as wait } from 'node:timers/promises';
import { createClient, RESP_TYPES } from '@redis/client';
import { StoreError } from '../conversationStore';
import { redisCode, redisTrouble, StoreAwayError, unfitRedis } from './redisReasons';
import type { LuaScript } from './scripts';

/** How long to wait for a connection, or on a silent one, in milliseconds. */
const SOCKET_TIMEOUT = 10_000;
const PING_EVERY = 3000;
/** The longest pause between two attempts to connect, in milliseconds. */
const MAX_RECONNECT_DELAY = 1000;
/** How often a call checks whether the connection is back, in milliseconds. */
const READY_POLL_INTERVAL = 20;

const BYTES = { [RESP_TYPES.BLOB_STRING]: Buffer } as const;

type Argument = string | Buffer;

/** Creates a Redis client that reconnects automatically, for ever. */
function newClient(url: string, onError: (error: unknown) => void) {
  const client = createClient({
    url,
    // Nothing is queued while Redis is away: a call that timed out must not be carried out later.
    disableOfflineQueue: true,
    // The client's own timeout per command costs more than the command. There is one here.
    commandOptions: { timeout: 0 },
    pingInterval: PING_EVERY,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: SOCKET_TIMEOUT,
      socketTimeout: SOCKET_TIMEOUT,
      reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, MAX_RECONNECT_DELAY),
    },
  });
  // Without a listener an error would end the process. Calls and `probe` report it.
  return client.on('error', onError);
}

export type RedisClient = ReturnType<typeof newClient>;

/** Two connections to Redis, one for commands and one to subscribe, each of which reconnects automatically. */
export class RedisConnection {
  private constructor(
    readonly commands: RedisClient,
    readonly subscriber: RedisClient,
    /** How long a call may take, in milliseconds. */
    private readonly timeout: number,
  ) {}

  /** @throws StoreError that says why it cannot be used; StoreAwayError where that may pass */
  static async open(url: string, within: number): Promise<RedisConnection> {
    // The client's own error would quote the URL, and with it the password.
    if (!/^rediss?:/.test(url) || !URL.canParse(url)) throw new StoreError('The address of Redis is not one');
    let met: unknown;
    let refuse = (_why: StoreError) => {};
    const refused = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    refused.catch(() => {});
    const keep = (error: unknown) => {
      met = error;
      const why = redisTrouble(error);
      // What does not pass by itself need not be tried again and again.
      if (!(why instanceof StoreAwayError)) refuse(why);
    };
    const link = new RedisConnection(newClient(url, keep), newClient(url, keep), within);
    const connected = Promise.all([link.commands.connect(), link.subscriber.connect()]);
    connected.catch(keep);
    try {
      const inTime = link.withTimeout(() => connected).catch(() => Promise.reject(redisTrouble(met)));
      await Promise.race([inTime, refused]);
      await link.refuseUnfit();
      return link;
    } catch (error) {
      link.close();
      throw error;
    }
  }

  /** @throws StoreError for a Redis that would lose what was acknowledged, or has but a part of it */
  private async refuseUnfit(): Promise<void> {
    // Where a user may not ask for it, whoever made that user has to know.
    const info = await this.execute((send) => send(['INFO'])).catch(() => '');
    const unfit = unfitRedis(`${info}`);
    if (unfit) throw unfit;
  }

  /** Runs a script atomically. */
  async run(script: LuaScript, key: string, args: readonly Argument[]): Promise<unknown> {
    const rest = ['1', key, ...args];
    return this.execute(async (send) => {
      try {
        return await send(['EVALSHA', script.sha, ...rest]);
      } catch (error) {
        // Redis forgets scripts when it restarts.
        if (!`${error}`.includes('NOSCRIPT')) throw error;
        return send(['EVAL', script.source, ...rest]);
      }
    });
  }

  /** @throws StoreError when there is no answer in time; the command may have run all the same */
  execute<T>(work: (send: (command: Argument[]) => Promise<unknown>) => Promise<T>): Promise<T> {
    return this.withTimeout(async (over) => {
      while (!this.commands.isReady) {
        if (over() || !this.commands.isOpen) throw new Error('over');
        await wait(READY_POLL_INTERVAL);
      }
      return work((command) => this.commands.sendCommand(command, { typeMapping: BYTES }));
    });
  }

  close(): void {
    for (const client of [this.commands, this.subscriber]) {
      // This misses a socket that is just connecting: it would be connected after the end, and pinged for ever.
      client.once('connect', () => client.destroy());
      client.destroy();
    }
  }

  /** The client's own errors are dropped: they may quote what was sent, or where to. */
  private async withTimeout<T>(work: (over: () => boolean) => Promise<T>): Promise<T> {
    let over = false;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, this.timeout);
    });
    try {
      return await Promise.race([work(() => over), late]);
    } catch (error) {
      throw new StoreError('Redis does not answer, or refuses', redisCode(error));
    } finally {
      over = true;
      clearTimeout(timer);
    }
  }
}
