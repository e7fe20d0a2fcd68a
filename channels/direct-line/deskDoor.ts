import type { IncomingMessage, ServerResponse } from 'node:http';
import { badToken } from '../http/refusal';
import type { Claims } from './tokens';

/** What Direct Line asks of the desk, for every request with a token that was made there. */
export interface DeskDoor {
  /**
   * @param who as the token says
   * @throws Refusal unless the request comes from the desk's own page with a living session of theirs
   */
  admit(req: IncomingMessage, who: string): Promise<Sitting>;
}

/** Somebody at the desk, by a session that is alive. */
export interface Sitting {
  /** Whether the session has ended meanwhile: by its time, or by a sign-out. */
  isOver(): Promise<boolean>;
  /** Somebody has just used it: the answer carries it on, as far as it may go. */
  goOn(res: ServerResponse): Promise<void>;
}

/**
 * @returns who sits at the desk, where the token was made there; a visitor's is let pass
 * @throws Refusal as the door does, or when there is none
 */
export async function admit(
  door: DeskDoor | undefined,
  req: IncomingMessage,
  { desk }: Claims,
): Promise<Sitting | undefined> {
  if (desk === undefined) return undefined;
  if (door === undefined) throw badToken();
  return door.admit(req, desk);
}
