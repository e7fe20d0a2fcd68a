import type { Request } from 'restify';
import type { Handler, Http } from '../http/http';
import { seeOther } from '../http/redirect';
import type { AuthPages, DeskAuthOptions } from './deskAuth';
import type { OidcSignIn } from './oidcSignIn';
import { requestedOrigin } from './sameOrigin';

/** The redirect to the provider, and the return from it. */
export function signInRoutes(
  http: Http,
  { sessions, limits, ownOrigins }: DeskAuthOptions,
  signIn: OidcSignIn,
  { show, handler }: AuthPages,
): void {
  const counted = (handle: Handler) =>
    handler(async (req, res) => {
      await limits?.signIns(req);
      await handle(req, res);
    });
  const at = (req: Request, path: string) => `${requestedOrigin(req, ownOrigins)}${path}`;

  const begin: Handler = async (req, res) => {
    const again = queryOf(req).split('&').includes('again');
    seeOther(res, await signIn.begin(req, res, at(req, '/desk/signed-in'), again));
  };
  const finish: Handler = async (req, res) => {
    const result = await signIn.finish(req, res, queryOf(req));
    if (result.kind === 'in') {
      await sessions.begin(req, res, result.person, result);
      return seeOther(res, '/desk');
    }
    // Somebody who has lost the role loses the session too.
    if (result.kind === 'no-role') await sessions.end(req, res);
    // Somebody who presses Back and is signed in already is not shown an error.
    const isIn = result.kind === 'late' && (await sessions.find(req)) !== undefined;
    return isIn ? seeOther(res, '/desk') : show(req, res, result.kind);
  };
  http.on('get', '/desk/sign-in', counted(begin));
  http.on('get', '/desk/signed-in', counted(finish));
  // The CSP keeps a form from leading to another site, so a page in between does.
  http.on('get', '/desk/signing-out', async (req, res) => {
    const after = at(req, '/desk/signed-out');
    const next = (await signIn.signOutUrl(after)) ?? after;
    res.setHeader('Refresh', `0; url=${next}`);
    await show(req, res, 'signing-out');
  });
}

function queryOf({ url = '' }: Request): string {
  return url.split('?')[1] ?? '';
}
