import type { Call } from './call';
import type { CallSeal } from './callSeal';
import { type CallSnapshot, snapshotFrom, snapshotText } from './callSnapshot';
import type { CallTurns } from './callTurns';
import type { DeskPageData } from './deskPageData';

const PREFIX = 'waymark-call-';
/** Milliseconds. After two of them no handler is given its key. */
const DAY = 86_400_000;

/** What it works with in the browser: storage for all tabs, and locks that a tab holds while it lives. */
export interface KeeperParts {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  readonly locks: Pick<LockManager, 'request'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Keeps the call that is on in this browser, sealed, so that a reload or a crash does not lose it. It is kept until it is
 * ended; a call that another tab has open is left alone.
 */
export class CallKeeper {
  #kept = '';
  #reference = '';
  #release = () => {};
  /** One write after another: the newest stays. */
  #writes = Promise.resolve();

  constructor(
    private readonly parts: KeeperParts,
    private readonly seal: CallSeal,
  ) {}

  /** To be called after every change, and now and then for what is being typed. */
  keep(call: Call, { journal }: CallTurns): Promise<void> {
    if (call.reference !== this.#reference) this.#drop();
    if (!call.touched) return this.#writes;
    const text = snapshotText(call, journal);
    if (text === this.#kept) return this.#writes;
    this.#kept = text;
    if (this.#reference === '') void this.#holdOwn(call.reference);
    this.#reference = call.reference;
    const name = PREFIX + call.reference;
    this.#writes = this.#writes.then(async () => {
      const sealed = await this.seal.seal(text, name);
      if (this.#reference === call.reference) this.#write(name, `${this.#today()}.${sealed}`);
    });
    return this.#writes;
  }

  /** The newest call of this handler that no tab has open, if there is one. Old ones are removed. */
  async takeUp(pageData: DeskPageData): Promise<CallSnapshot | undefined> {
    let newest: CallSnapshot | undefined;
    let letGo = () => {};
    for (const name of this.#names()) {
      const release = await this.#hold(name.slice(PREFIX.length));
      if (!release) continue;
      const [day = '', sealed = ''] = (this.parts.storage.getItem(name) ?? '').split('.');
      if (Number(day) < this.#today() - 1) this.parts.storage.removeItem(name);
      const text = await this.seal.open(sealed, name);
      const found = text === undefined ? undefined : snapshotFrom(text, pageData);
      const isNewest = found && !(newest && newest.call.startedAt > found.call.startedAt);
      // A lock that is let go is not free at once: that of the newest is kept.
      if (!isNewest) release();
      else {
        letGo();
        [newest, letGo] = [found, release];
      }
    }
    this.#release = letGo;
    this.#reference = newest?.call.reference ?? '';
    return newest;
  }

  async #holdOwn(reference: string): Promise<void> {
    const release = await this.#hold(reference);
    if (!release) return;
    if (this.#reference === reference) this.#release = release;
    else release();
  }

  /** @returns what lets go of it; undefined where another tab has it */
  #hold(reference: string): Promise<(() => void) | undefined> {
    return new Promise((resolve) => {
      void this.parts.locks.request(PREFIX + reference, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(undefined);
        return new Promise<void>((release) => resolve(release));
      });
    });
  }

  #today(): number {
    return Math.floor(this.parts.now() / DAY);
  }

  #drop(): void {
    if (this.#reference !== '') this.parts.storage.removeItem(PREFIX + this.#reference);
    this.#release();
    this.#reference = '';
    this.#kept = '';
  }

  #write(name: string, sealed: string): void {
    try {
      this.parts.storage.setItem(name, sealed);
    } catch {
      // No room, or storage is blocked: the call goes on, and a reload would lose it.
    }
  }

  #names(): readonly string[] {
    const { storage } = this.parts;
    const names = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '');
    return names.filter((name) => name.startsWith(PREFIX));
  }
}
