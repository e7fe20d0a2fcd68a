import type { DeskDoor } from '../direct-line/deskDoor';
import { signedOut } from '../http/refusal';
import { type OwnOrigins, refuseOtherPages } from './ownPages';
import type { Sessions } from './sessions';

/** Lets Direct Line serve the desk's tokens only beside a session of whom they were made for. */
export function sessionDoor(sessions: Sessions, own: OwnOrigins): DeskDoor {
  return {
    async admit(req, who) {
      refuseOtherPages(req, own);
      const session = await sessions.of(req);
      if (session?.who !== who) throw signedOut();
      return {
        isOver: () => sessions.isOver(session),
        goOn: (res) => sessions.goOn(res, session),
      };
    },
  };
}
