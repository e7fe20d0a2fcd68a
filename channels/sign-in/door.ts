import type { Request, Response } from 'restify';
import type { Random } from '../../turns/secrets';
import type { Tokens } from '../direct-line/tokens';
import type { Handler, Http } from '../http/http';
import { pageSender } from '../http/pages';
import { Refusal } from '../http/refusal';
import type { Limits } from '../limits/limits';
import { type DeskPages, DOOR_STATUS, type DoorState } from './doorPages';
import type { OneTimeLink } from './oneTimeLink';
import type { OwnOrigins } from './ownPages';
import type { Sessions } from './sessions';
import type { SignIns } from './signIns';

/** How people come in: by a provider, by a link that is printed on this machine, or not at all. */
export type WayIn =
  | { readonly kind: 'provider'; readonly signIns: SignIns }
  | { readonly kind: 'link'; readonly link: OneTimeLink }
  | { readonly kind: 'closed' };

export interface DeskNeed {
  readonly pages: DeskPages;
  readonly sessions: Sessions;
  readonly way: WayIn;
  readonly tokens: Tokens;
  readonly random: Random;
  /** This server's own origins, which may be filled in once it listens. */
  readonly own: OwnOrigins;
  readonly limits?: Limits | undefined;
  /** Told of sign-ins that failed through no fault of the person. */
  readonly failed: (error: unknown) => void;
}

/** Shows a page before the door. */
export type Show = (req: Request, res: Response, state: DoorState) => Promise<void>;

export function shower({ door }: DeskPages): Show {
  const senders = new Map(Object.entries(door).map(([state, page]) => [state, pageSender(page)]));
  return async (req, res, state) => senders.get(state)?.(req, res, DOOR_STATUS[state]);
}

/** For what a person opens: when this server itself is in trouble, a page says so. */
export function pageHandler(http: Http, { failed }: DeskNeed, show: Show, handle: Handler): Handler {
  return http.handler(async (req, res) => {
    try {
      await handle(req, res);
    } catch (error) {
      if (error instanceof Refusal || res.headersSent) throw error;
      failed(error);
      await show(req, res, 'trouble');
    }
  });
}

/** GET what stands there, whatever this was (RFC 9110, 15.4.4). */
export function seeOther(res: Response, where: string): void {
  res.writeHead(303, { Location: where, 'Content-Length': 0 });
  res.end();
}

/** Too many are told so by a page, as it is a person who waits. */
export function countedSignIn({ limits }: DeskNeed, show: Show, handle: Handler): Handler {
  return async (req, res) => {
    try {
      limits?.signIns(req);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const [name, value] of Object.entries(error.headers)) res.setHeader(name, value);
      return show(req, res, 'busy');
    }
    await handle(req, res);
  };
}
