import type { ConversationStore } from '../../store/conversationStore';
import { withTimeout } from '../../turns/withTimeout';
import type { Http } from '../http/http';
import { sendJson } from '../http/json';

/** What runs, for whoever replaces processes one by one. */
export interface Running {
  readonly version: string;
  /** The first digits of the digest of the knowledge. */
  readonly knowledge: string;
}

/**
 * Serves /healthz (the process is up) and /readyz (it can run turns). They name the part that is not
 * ready, and nothing else. While the server is stopping both get a 503, as everything does.
 * @param probeTimeout milliseconds that the store may take to answer
 */
export function healthRoutes(
  http: Http,
  store: Pick<ConversationStore, 'probe'>,
  probeTimeout: number,
  running: () => Running,
): void {
  let probing: Promise<boolean> | undefined;
  const isStoreReady = () => {
    // Concurrent requests share one probe, so that frequent ones put no load on the store.
    probing ??= withTimeout(store.probe(), probeTimeout)
      .then(
        () => true,
        // The store's own metrics say why not.
        () => false,
      )
      .finally(() => {
        probing = undefined;
      });
    return probing;
  };
  http.onGetOrHead('/healthz', async (_req, res) => sendJson(res, 200, { status: 'ok', ...running() }));
  http.onGetOrHead('/readyz', async (_req, res) => {
    if (await isStoreReady()) sendJson(res, 200, { status: 'ok' });
    else sendJson(res, 503, { status: 'not ready', missing: ['store'] });
  });
}
