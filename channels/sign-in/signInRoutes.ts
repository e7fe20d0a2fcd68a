import type { Request, Response } from 'restify';
import type { Handler, Http } from '../http/http';
import {
  type DeskAuthOptions,
  pageHandler,
  rateLimitedSignIn,
  type ShowAuthPage,
  seeOther,
} from './deskAuth';
import { requestedOrigin } from './sameOrigin';
import { SignInError } from './signInError';
import type { SignIns } from './signIns';

/** The redirect to the provider, and the return from it. */
export function signInRoutes(
  http: Http,
  options: DeskAuthOptions,
  signIns: SignIns,
  show: ShowAuthPage,
): void {
  const counted = (handle: Handler) =>
    pageHandler(http, options, show, rateLimitedSignIn(options, show, withErrorPages(options, show, handle)));
  const at = (req: Request, path: string) => `${requestedOrigin(req, options.ownOrigins)}${path}`;

  const begin = counted(async (req, res) => {
    const again = queryOf(req).split('&').includes('again');
    seeOther(res, await signIns.begin(res, at(req, '/desk/signed-in'), again));
  });
  const finish = counted(async (req, res) => {
    const result = await signIns.finish(req, res, queryOf(req));
    if (result.kind === 'in') await options.sessions.begin(req, res, result.person, result.name);
    // Somebody who has lost the role loses the session too.
    if (result.kind === 'no-role') await options.sessions.end(req, res);
    if (result.kind !== 'late' && result.kind !== 'in') return show(req, res, result.kind);
    // Somebody who presses Back and is signed in already is not shown an error.
    const isIn = result.kind === 'in' || (await options.sessions.find(req)) !== undefined;
    return isIn ? seeOther(res, '/desk') : show(req, res, 'late');
  });
  // The CSP keeps a form from leading to another site, so a page in between does.
  const leave = http.handler(async (req, res) => {
    const after = at(req, '/desk/signed-out');
    const next = (await signIns.signOutUrl(after)) ?? after;
    res.setHeader('Refresh', `0; url=${next}`);
    await show(req, res, 'signing-out');
  });
  http.server.get('/desk/sign-in', begin);
  http.server.get('/desk/signed-in', finish);
  http.server.get('/desk/signing-out', leave);
}

/** A failed sign-in is shown as a page, and reported to the operator where they can mend it. */
function withErrorPages({ onError }: DeskAuthOptions, show: ShowAuthPage, handle: Handler): Handler {
  return async (req: Request, res: Response) => {
    try {
      await handle(req, res);
    } catch (error) {
      if (!(error instanceof SignInError)) throw error;
      if (error.isFault) onError(error);
      await show(req, res, error.kind === 'no-answer' ? 'no-answer' : 'failed');
    }
  };
}

function queryOf({ url = '' }: Request): string {
  return url.split('?')[1] ?? '';
}
