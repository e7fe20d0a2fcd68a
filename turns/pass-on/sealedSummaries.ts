import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { ConversationStore } from '../../store/conversationStore';
import { deriveKey, type Random, type Secrets } from '../secrets';
import { SlowKeys } from './slowKeys';

const MINUTE = 60_000;
/** Milliseconds that a code is good for, unless conversations are forgotten sooner. */
export const CODE_LIFE = 30 * MINUTE;
/** Milliseconds. All codes of one span could be found by one search: it is no longer than it has to be. */
const SPAN = 30 * MINUTE;

/** AES-256-GCM, in bytes. */
const NONCE = 12;
const TAG = 16;
/** Plaintext is padded to blocks of this many bytes, so that its size tells little. */
const BLOCK = 4096;

export type CodeEvent = 'made' | 'not-made' | 'opened' | 'wrong';

export interface SealedSummariesOptions {
  readonly store: ConversationStore;
  /** Where each watcher of that store is counted as somebody's stream: how it is watched without. */
  readonly watch?: ConversationStore['watch'];
  readonly secrets: Secrets;
  readonly now: () => Date;
  readonly random: Random;
  /** Milliseconds after which the store forgets what is not used. */
  readonly idle: number;
  /** Called for whatever is done with a code. */
  readonly onEvent?: (event: CodeEvent) => void;
  /** Of each derivation; the usual one takes a third of a second. */
  readonly cost?: ConstructorParameters<typeof SlowKeys>[0];
}

/** Where a sealed summary lies, and until when it can be opened: milliseconds since 1970. It does not open it. */
export interface SealedRef {
  readonly id: string;
  readonly until: number;
}

/**
 * Summaries in the store, each sealed with a key that only its code and the server's secret together give, and found by
 * a name that is derived in the same slow way. Each is opened once.
 */
export class SealedSummaries {
  /** Those who make codes must not keep those waiting who open them. */
  private readonly making: SlowKeys;
  private readonly opening: SlowKeys;
  readonly life: number;

  constructor(private readonly options: SealedSummariesOptions) {
    this.making = new SlowKeys(options.cost);
    this.opening = new SlowKeys(options.cost);
    this.life = Math.min(CODE_LIFE, options.idle);
  }

  /**
   * @param summary JSON
   * @throws BusyError when many are being made; StoreError
   */
  async seal(code: string, summary: unknown): Promise<SealedRef> {
    const made = await this.make(code, summary).catch((error: unknown) => {
      this.options.onEvent?.('not-made');
      throw error;
    });
    this.options.onEvent?.('made');
    return made;
  }

  private async make(code: string, summary: unknown): Promise<SealedRef> {
    const { store, secrets, random } = this.options;
    const now = this.time();
    const { id, key } = await this.keyFor(this.making, code, secrets[0], spanOf(now));
    const until = now + this.life;
    const state = encrypt(id, key, JSON.stringify({ until, summary }), random(NONCE));
    const next = 1 + Buffer.from(random(6)).readUIntBE(0, 6);
    const made = await store.commit(id, { version: 0, next, state, append: [] });
    if (!made) throw new Error('This code is there already');
    return { id, until };
  }

  /**
   * @returns undefined for a code that was never made, is over, or was opened before: all of them alike, in the same time
   * @throws BusyError when many are being opened; StoreError
   */
  async open(code: string): Promise<unknown> {
    const now = this.time();
    let found: unknown;
    for (const secret of this.options.secrets) {
      for (const span of [spanOf(now), spanOf(now) - 1]) {
        const { id, key } = await this.keyFor(this.opening, code, secret, span);
        found ??= await this.claim(id, key, now);
      }
    }
    this.options.onEvent?.(found === undefined ? 'wrong' : 'opened');
    return found;
  }

  forget(id: string): Promise<void> {
    return this.options.store.forget(id);
  }

  wasOpened(id: string): Promise<boolean> {
    return this.options.store.isUsed(markOf(id));
  }

  /** Calls `gone` once, when it was opened, forgotten, or is over. @returns a function that stops it */
  onGone(id: string, gone: () => void): () => void {
    const { store, watch = store.watch.bind(store) } = this.options;
    const stop = watch(id, ({ kind }) => {
      if (kind !== 'gone') return;
      stop();
      gone();
    });
    return stop;
  }

  /** Of several who open it at once, one gets it. */
  private async claim(id: string, key: Buffer, now: number): Promise<unknown> {
    const { store, idle } = this.options;
    const stored = await store.read(id);
    const json = stored && decrypt(id, key, stored.state);
    if (!stored || !json) return undefined;
    const { until, summary } = JSON.parse(json) as { readonly until: number; readonly summary: unknown };
    // With a key of its own from here on, where the store has keys: the one that sealed it is destroyed.
    const emptied = { version: stored.version, next: stored.version + 1, state: new Uint8Array(1), append: [] };
    const isOver = until <= now;
    const isMine = !isOver && (await store.commit(id, { ...emptied, keepFrom: 0 }));
    // Marked before it is gone: whoever hears of that asks for the mark.
    if (isMine) await store.useOnce(markOf(id), idle);
    if (isMine || isOver) await store.forget(id);
    return isMine ? summary : undefined;
  }

  /** One derivation gives both, so that to try a name costs as much as to try a key. */
  private async keyFor(keys: SlowKeys, code: string, secret: Uint8Array, span: number) {
    const derived = await keys.derive(code, deriveKey(secret, `waymark-pass-on ${span}`));
    return { id: `pass-on-${derived.toString('base64url', 0, 16)}`, key: derived.subarray(32) };
  }

  private time(): number {
    return this.options.now().getTime();
  }
}

function spanOf(time: number): number {
  return Math.floor(time / SPAN);
}

function markOf(id: string): string {
  return `opened ${id}`;
}

function encrypt(id: string, key: Uint8Array, json: string, nonce: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(id));
  const size = Math.ceil((Buffer.byteLength(json) + 1) / BLOCK) * BLOCK;
  const padded = Buffer.alloc(size, ' ');
  padded.write(json);
  return Buffer.concat([nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
}

/** @returns undefined for anything that was not sealed with this key for this place, such as what was emptied */
function decrypt(id: string, key: Uint8Array, sealed: Uint8Array): string | undefined {
  if (sealed.length < NONCE + TAG) return undefined;
  const end = sealed.length - TAG;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(id)).setAuthTag(sealed.subarray(end));
  const bytes = decipher.update(sealed.subarray(NONCE, end));
  try {
    decipher.final();
    return bytes.toString();
  } catch {
    return undefined;
  }
}
