import type { Http } from '../http/http';
import { readJson } from '../http/readJson';
import { Refusal } from '../http/refusal';
import { sendJson } from '../http/sendJson';
import { type DeskNeed, pageHandler, type Show, seeOther } from './door';
import type { OneTimeLink } from './oneTimeLink';
import { expectOwnPage } from './ownPages';

/** Who everybody is who comes by the link: whoever uses this machine. */
const SOMEBODY = 'somebody at this machine';

/**
 * The way in by a link. Its secret stands behind the `#`, which browsers send to nobody: the page takes it out
 * of the address bar, and posts it.
 */
export function linkRoutes(http: Http, need: DeskNeed, link: OneTimeLink, show: Show): void {
  const use = http.handler(async (req, res) => {
    need.limits?.signIns(req);
    expectOwnPage(req, need.own);
    if (!link.use(secretIn(await readJson(req)))) throw usedLink();
    await need.sessions.begin(req, res, SOMEBODY);
    sendJson(res, 200, {});
  });
  http.server.get(
    '/desk/open',
    http.handler((req, res) => show(req, res, 'opening')),
  );
  const used = pageHandler(http, need, show, async (req, res) => {
    // Whoever opens it again in the browser that it has let in is in.
    const isIn = (await need.sessions.of(req)) !== undefined;
    return isIn ? seeOther(res, '/desk') : show(req, res, 'link-used');
  });
  http.server.get('/desk/link-used', used);
  http.server.post('/desk/open', use);
}

const usedLink = () => new Refusal(403, 'BadArgument', 'This link has been used, or is none');

function secretIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'secret' in body ? body.secret : undefined;
}
