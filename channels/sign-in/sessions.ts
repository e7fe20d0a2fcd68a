import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWTPayload } from 'jose';
import type { MarkStore } from '../../store/markStore';
import type { Random, Secrets } from '../../turns/secrets';
import { Seal } from '../http/seal';
import { Cookie } from './cookies';

/** Milliseconds. A session used more often is written anew only so often. */
const RENEW_EVERY = 60_000;
const LONGEST_NAME = 80;

/** Who has come in, as their cookie says. Nothing of it is kept on the server. */
export interface Session {
  readonly id: string;
  /** The same for the same person, whenever they sign in; it does not tell who that is. */
  readonly who: string;
  /** To be shown to themselves, if the provider tells it. */
  readonly name?: string;
  /** When it ends however busy it is, and when it ends if nobody uses it; milliseconds since 1970. */
  readonly ends: number;
  readonly idleEnds: number;
}

export interface SessionsNeed {
  readonly secrets: Secrets;
  readonly random: Random;
  readonly now: () => Date;
  readonly marks: MarkStore;
  /** Milliseconds that a session lasts at most, and unused. */
  readonly life: number;
  readonly idle: number;
  /** Which way in there is: when it changes, those who came by another have to sign in again. */
  readonly way: string;
  /** Whether browsers reach this server by https. */
  readonly secure: boolean;
}

/** Sessions of the desk, each in an encrypted cookie that any process can open. */
export class Sessions {
  private readonly seal: Seal;
  private readonly cookie: Cookie;

  constructor(private readonly need: SessionsNeed) {
    this.seal = new Seal(need.secrets, 'waymark desk session', need.now);
    this.cookie = new Cookie('waymark-desk', need.secure);
  }

  /**
   * Begins one, and ends the one that this browser had.
   * @param person what the provider calls them, never shown or kept
   */
  async begin(req: IncomingMessage, res: ServerResponse, person: string, name?: string): Promise<void> {
    await this.spoil(await this.of(req));
    const now = this.time();
    const id = Buffer.from(this.need.random(16)).toString('base64url');
    const who = digest(`${this.need.way}\n${person}`);
    const shown = name?.slice(0, LONGEST_NAME);
    const ends = now + this.need.life;
    await this.write(res, { id, who, ...(shown && { name: shown }), ends, idleEnds: this.idleEnd(ends) });
  }

  /** @returns undefined unless the request carries a session that is alive */
  async of(req: IncomingMessage): Promise<Session | undefined> {
    for (const value of this.cookie.values(req)) {
      const payload = await this.seal.open(value);
      const session = payload && this.sessionIn(payload);
      if (session && !(await this.isOver(session))) return session;
    }
    return undefined;
  }

  async isOver({ id, idleEnds }: Session): Promise<boolean> {
    return idleEnds <= this.time() || (await this.need.marks.isMarked(markOf(id)));
  }

  /** Lets the session go on: somebody has just used it. */
  async goOn(res: ServerResponse, session: Session): Promise<void> {
    const idleEnds = this.idleEnd(session.ends);
    if (idleEnds - session.idleEnds < RENEW_EVERY || res.headersSent) return;
    await this.write(res, { ...session, idleEnds });
  }

  /** For good: a copy of its cookie, wherever it may be, opens nothing any more. */
  async end(req: IncomingMessage, res: ServerResponse): Promise<void> {
    this.cookie.remove(res);
    await this.spoil(await this.of(req));
  }

  /** Remembered for as long as any of its cookies would be good: what is spoilt is not renewed. */
  private async spoil(session: Session | undefined): Promise<void> {
    if (session) await this.need.marks.mark(markOf(session.id), this.need.idle);
  }

  private async write(res: ServerResponse, { who, ...rest }: Session): Promise<void> {
    const payload = { ...rest, sub: who, way: digest(this.need.way) };
    this.cookie.set(res, await this.seal.close(payload, new Date(rest.idleEnds)));
  }

  private sessionIn({ id, sub, name, ends, idleEnds, way }: JWTPayload): Session | undefined {
    if (typeof id !== 'string' || typeof sub !== 'string' || way !== digest(this.need.way)) return undefined;
    if (typeof ends !== 'number' || typeof idleEnds !== 'number') return undefined;
    return { id, who: sub, ...(typeof name === 'string' && { name }), ends, idleEnds };
  }

  private idleEnd(ends: number): number {
    return Math.min(this.time() + this.need.idle, ends);
  }

  private time(): number {
    return this.need.now().getTime();
  }
}

function markOf(id: string): string {
  return `desk session ended ${id}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
