import type { Http } from '../http/http';
import { HttpError, signInRequired } from '../http/httpError';
import { readJson, sendJson } from '../http/json';
import { type Page, pageSender } from '../http/pages';
import type { AuthPages, DeskAuthOptions } from '../sign-in/deskAuth';
import { refuseCrossOrigin, requireSameOrigin } from '../sign-in/sameOrigin';
import type { Wallboard } from './wallboard';

/** The supervisor's page and what it shows, and the reports of the desks. None of it extends anybody's session. */
export function boardRoutes(
  http: Http,
  { sessions, ownOrigins }: Pick<DeskAuthOptions, 'sessions' | 'ownOrigins'>,
  { board, page }: { readonly board: Wallboard; readonly page: Page },
  outside: AuthPages,
): void {
  const send = pageSender(page);
  http.on('post', '/desk/board', async (req, res) => {
    requireSameOrigin(req, ownOrigins);
    const session = await sessions.find(req);
    if (session === undefined) throw signInRequired();
    const taken = await board.report(await readJson(req), session.subject, session.name);
    if (!taken) throw new HttpError(400, 'BadArgument', 'That is no report of a call');
    sendJson(res, 200, {});
  });
  http.on('get', '/desk/board', async (req, res) => {
    refuseCrossOrigin(req, ownOrigins);
    const session = await sessions.find(req);
    if (session === undefined) throw signInRequired();
    if (!session.supervisor) throw new HttpError(403, 'BadArgument', 'This is for supervisors');
    sendJson(res, 200, board.view());
  });
  http.onGetOrHead(
    '/desk/supervisor',
    outside.handler(async (req, res) => {
      const session = await sessions.find(req);
      if (session?.supervisor) return send(req, res);
      return outside.show(req, res, session ? 'no-supervisor' : 'sign-in');
    }),
  );
}
