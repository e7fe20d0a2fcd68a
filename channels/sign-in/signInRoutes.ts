import type { Request, Response } from 'restify';
import type { Handler, Http } from '../http/http';
import { countedSignIn, type DeskNeed, pageHandler, type Show, seeOther } from './door';
import { originOf } from './ownPages';
import { SignInFailed } from './signInFailed';
import type { SignIns } from './signIns';

/** The way to the provider and back. */
export function signInRoutes(http: Http, need: DeskNeed, signIns: SignIns, show: Show): void {
  const counted = (handle: Handler) =>
    pageHandler(http, need, show, countedSignIn(need, show, told(need, show, handle)));
  const at = (req: Request, path: string) => `${originOf(req, need.own)}${path}`;

  const begin = counted(async (req, res) => {
    const again = queryOf(req).split('&').includes('again');
    seeOther(res, await signIns.begin(res, at(req, '/desk/signed-in'), again));
  });
  const finish = counted(async (req, res) => {
    const result = await signIns.finish(req, res, queryOf(req));
    if (result.kind === 'in') await need.sessions.begin(req, res, result.person, result.name);
    // Whoever has lost the role loses the session that they had with it.
    if (result.kind === 'no-role') await need.sessions.end(req, res);
    if (result.kind !== 'late' && result.kind !== 'in') return show(req, res, result.kind);
    // Who presses Back, and is in already, is not told that something went wrong.
    const isIn = result.kind === 'in' || (await need.sessions.of(req)) !== undefined;
    return isIn ? seeOther(res, '/desk') : show(req, res, 'late');
  });
  // A form may not lead on to another site: a page of its own does.
  const leave = http.handler(async (req, res) => {
    const after = at(req, '/desk/signed-out');
    const next = (await signIns.leaving(after)) ?? after;
    res.setHeader('Refresh', `0; url=${next}`);
    await show(req, res, 'signing-out');
  });
  http.server.get('/desk/sign-in', begin);
  http.server.get('/desk/signed-in', finish);
  http.server.get('/desk/signing-out', leave);
}

/** Sign-ins that fail are told by a page, and to whoever runs the server where it is theirs to cure. */
function told({ failed }: DeskNeed, show: Show, handle: Handler): Handler {
  return async (req: Request, res: Response) => {
    try {
      await handle(req, res);
    } catch (error) {
      if (!(error instanceof SignInFailed)) throw error;
      if (error.isFault) failed(error);
      await show(req, res, error.kind === 'no-answer' ? 'no-answer' : 'failed');
    }
  };
}

function queryOf({ url = '' }: Request): string {
  return url.split('?')[1] ?? '';
}
