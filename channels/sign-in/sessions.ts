import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWTPayload } from 'jose';
import type { OneTimeUseStore } from '../../store/conversationStore';
import type { Random } from '../../turns/secrets';
import { type CookieOptions, EncryptedCookie } from './encryptedCookie';

/** Milliseconds. The cookie of a busy session is rewritten at most this often. */
const RENEW_EVERY = 60_000;
const LONGEST_NAME = 80;

/** A signed-in handler's session, as read from the cookie. Nothing of it is stored on the server. */
export interface Session {
  readonly id: string;
  /** A pseudonym: the same for the same person at every sign-in, but it does not identify them. */
  readonly subject: string;
  /** Shown to the person themselves, if the provider gives it. */
  readonly name?: string;
  /** Whether they have the supervisor's role. */
  readonly supervisor?: true;
  /** When it ends however busy it is, and when it ends if unused; milliseconds since 1970. */
  readonly ends: number;
  readonly idleEnds: number;
}

export interface SessionsOptions extends CookieOptions {
  readonly random: Random;
  readonly oneTimeUses: OneTimeUseStore;
  /** Milliseconds that a session lasts: at most, and when unused. */
  readonly life: number;
  readonly idle: number;
  /** Identifies the auth method: when it changes, everybody has to sign in again. */
  readonly authMethod: string;
}

export class Sessions {
  private readonly cookie: EncryptedCookie;

  constructor(private readonly options: SessionsOptions) {
    this.cookie = new EncryptedCookie('waymark-desk', 'waymark desk session', options);
  }

  /**
   * Starts a session, and ends the one that this browser had.
   * @param person the provider's id for them, never shown or stored
   */
  async begin(
    req: IncomingMessage,
    res: ServerResponse,
    person: string,
    { name, isSupervisor = false }: { readonly name?: string | undefined; readonly isSupervisor?: boolean } = {},
  ): Promise<void> {
    await this.revoke(await this.find(req));
    const now = this.time();
    const id = Buffer.from(this.options.random(16)).toString('base64url');
    const subject = digest(`${this.options.authMethod}\n${person}`);
    const shown = name?.slice(0, LONGEST_NAME);
    const ends = now + this.options.life;
    const more = { ...(shown && { name: shown }), ...(isSupervisor && { supervisor: true as const }) };
    await this.write(res, { id, subject, ...more, ends, idleEnds: this.idleEnd(ends) });
  }

  /** @returns undefined unless the request carries a live session */
  async find(req: IncomingMessage): Promise<Session | undefined> {
    for await (const payload of this.cookie.payloads(req)) {
      const session = this.parseSession(payload);
      if (session && !(await this.isOver(session))) return session;
    }
    return undefined;
  }

  async isOver({ id, idleEnds }: Session): Promise<boolean> {
    return idleEnds <= this.time() || (await this.options.oneTimeUses.isUsed(revocationName(id)));
  }

  /** Extends the session, as it has just been used. */
  async renew(res: ServerResponse, session: Session): Promise<void> {
    const idleEnds = this.idleEnd(session.ends);
    if (idleEnds - session.idleEnds < RENEW_EVERY || res.headersSent) return;
    await this.write(res, { ...session, idleEnds });
  }

  /** For good: copies of its cookie, wherever they are, are invalid from now on. */
  async end(req: IncomingMessage, res: ServerResponse): Promise<void> {
    this.cookie.remove(res);
    await this.revoke(await this.find(req));
  }

  /** Remembered for as long as any of its cookies could be valid: a revoked session is not renewed. */
  private async revoke(session: Session | undefined): Promise<void> {
    if (session) await this.options.oneTimeUses.useOnce(revocationName(session.id), this.options.idle);
  }

  private async write(res: ServerResponse, { subject, ...rest }: Session): Promise<void> {
    const payload = { ...rest, sub: subject, way: digest(this.options.authMethod) };
    await this.cookie.set(res, payload, new Date(rest.idleEnds));
  }

  private parseSession({ id, sub, name, supervisor, ends, idleEnds, way }: JWTPayload): Session | undefined {
    if (typeof id !== 'string' || typeof sub !== 'string' || way !== digest(this.options.authMethod)) return undefined;
    if (typeof ends !== 'number' || typeof idleEnds !== 'number') return undefined;
    const more = {
      ...(typeof name === 'string' && { name }),
      ...(supervisor === true && { supervisor: true as const }),
    };
    return { id, subject: sub, ...more, ends, idleEnds };
  }

  private idleEnd(ends: number): number {
    return Math.min(this.time() + this.options.idle, ends);
  }

  private time(): number {
    return this.options.now().getTime();
  }
}

function revocationName(id: string): string {
  return `desk session ended ${id}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
