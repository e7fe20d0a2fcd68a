import type { IncomingMessage, ServerResponse } from 'node:http';
import { invalidToken, signInRequired } from '../http/httpError';
import type { Claims } from '../http/tokens';
import { type OwnOrigins, refuseCrossOrigin } from './sameOrigin';
import type { Sessions } from './sessions';

export type SessionAuthGate = ReturnType<typeof sessionAuthGate>;

/** The live session behind a request from the desk. */
export type DeskSession = Awaited<ReturnType<SessionAuthGate>>;

/** Lets Direct Line accept a desk token only together with a session of the person it was issued to. */
export function sessionAuthGate(sessions: Sessions, own: OwnOrigins) {
  return async (req: IncomingMessage, who: string) => {
    refuseCrossOrigin(req, own);
    const session = await sessions.find(req);
    if (session?.subject !== who) throw signInRequired();
    return {
      /** Whether the session has ended since: it expired, or they signed out. */
      isOver: () => sessions.isOver(session),
      /** It has just been used: the response extends it, up to its limit. */
      renew: (res: ServerResponse) => sessions.renew(res, session),
    };
  };
}

/**
 * @returns the session, for a token issued at the desk; undefined for a visitor's, which needs none
 * @throws HttpError unless a request with a desk token comes from the desk's own page with a live session of the
 * token's subject, or when there is no gate
 */
export async function admitToDesk(
  gate: SessionAuthGate | undefined,
  req: IncomingMessage,
  { desk }: Claims,
): Promise<DeskSession | undefined> {
  if (desk === undefined) return undefined;
  if (gate === undefined) throw invalidToken();
  return gate(req, desk);
}
