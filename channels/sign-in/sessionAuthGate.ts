import type { DeskAuthGate } from '../direct-line/deskAuthGate';
import { signInRequired } from '../http/httpError';
import { type OwnOrigins, refuseCrossOrigin } from './sameOrigin';
import type { Sessions } from './sessions';

/** Lets Direct Line accept a desk token only together with a session of the person it was issued to. */
export function sessionAuthGate(sessions: Sessions, own: OwnOrigins): DeskAuthGate {
  return async (req, who) => {
    refuseCrossOrigin(req, own);
    const session = await sessions.find(req);
    if (session?.subject !== who) throw signInRequired();
    return {
      isOver: () => sessions.isOver(session),
      renew: (res) => sessions.renew(res, session),
    };
  };
}
