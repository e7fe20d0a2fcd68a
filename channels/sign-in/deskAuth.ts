import type { Request, Response } from 'restify';
import type { Random } from '../../turns/secrets';
import type { Tokens } from '../direct-line/tokens';
import type { Handler, Http } from '../http/http';
import { HttpError } from '../http/httpError';
import { pageSender } from '../http/pages';
import type { RateLimits } from '../limits/rateLimits';
import { AUTH_PAGE_STATUS, type AuthPageId, type DeskPages } from './authPages';
import type { OneTimeLink } from './oneTimeLink';
import type { OwnOrigins } from './sameOrigin';
import type { Sessions } from './sessions';
import type { SignIns } from './signIns';

/** How people sign in: with a provider, with a link printed on this machine, or not at all. */
export type AuthMethod =
  | { readonly kind: 'provider'; readonly signIns: SignIns }
  | { readonly kind: 'link'; readonly link: OneTimeLink }
  | { readonly kind: 'closed' };

export interface DeskAuthOptions {
  readonly pages: DeskPages;
  readonly sessions: Sessions;
  readonly authMethod: AuthMethod;
  readonly tokens: Tokens;
  readonly random: Random;
  /** This server's own origins, which may be filled in only once it listens. */
  readonly ownOrigins: OwnOrigins;
  readonly limits?: RateLimits | undefined;
  /** Called for sign-ins that failed through no fault of the person. */
  readonly onError: (error: unknown) => void;
}

/** Shows one of the pages outside the desk. */
export type ShowAuthPage = (req: Request, res: Response, state: AuthPageId) => Promise<void>;

export function authPageSender({ authPages }: DeskPages): ShowAuthPage {
  const senders = new Map(Object.entries(authPages).map(([state, page]) => [state, pageSender(page)]));
  return async (req, res, state) => senders.get(state)?.(req, res, AUTH_PAGE_STATUS[state]);
}

/** For pages that a person opens: an error of this server is shown as a page. */
export function pageHandler(
  http: Http,
  { onError }: DeskAuthOptions,
  show: ShowAuthPage,
  handle: Handler,
): Handler {
  return http.handler(async (req, res) => {
    try {
      await handle(req, res);
    } catch (error) {
      if (error instanceof HttpError || res.headersSent) throw error;
      onError(error);
      await show(req, res, 'trouble');
    }
  });
}

/** Redirects to a GET, whatever the method of this request (RFC 9110, 15.4.4). */
export function seeOther(res: Response, where: string): void {
  res.writeHead(303, { Location: where, 'Content-Length': 0 });
  res.end();
}

/** Over the limit, a page says so, as it is a person who waits. */
export function rateLimitedSignIn({ limits }: DeskAuthOptions, show: ShowAuthPage, handle: Handler): Handler {
  return async (req, res) => {
    try {
      await limits?.signIns(req);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      for (const [name, value] of Object.entries(error.headers)) res.setHeader(name, value);
      return show(req, res, 'busy');
    }
    await handle(req, res);
  };
}
