import type { IncomingMessage, ServerResponse } from 'node:http';
import { invalidToken } from '../http/httpError';
import type { Claims } from './tokens';

/**
 * Checks every Direct Line request whose token was issued at the desk, to the subject `who`.
 * @throws HttpError unless the request comes from the desk's own page with a live session of that subject
 */
export type DeskAuthGate = (req: IncomingMessage, who: string) => Promise<DeskSession>;

/** The live session behind a request from the desk. */
export interface DeskSession {
  /** Whether the session has ended since: it expired, or they signed out. */
  isOver(): Promise<boolean>;
  /** It has just been used: the response extends it, up to its limit. */
  renew(res: ServerResponse): Promise<void>;
}

/**
 * @returns the session, for a token issued at the desk; undefined for a visitor's, which needs none
 * @throws HttpError as the gate does, or when there is no gate
 */
export async function admitToDesk(
  door: DeskAuthGate | undefined,
  req: IncomingMessage,
  { desk }: Claims,
): Promise<DeskSession | undefined> {
  if (desk === undefined) return undefined;
  if (door === undefined) throw invalidToken();
  return door(req, desk);
}
