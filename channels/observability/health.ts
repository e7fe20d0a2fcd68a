import type { ConversationStore } from '../../store/conversationStore';
import { withTimeout } from '../../turns/withTimeout';
import type { Http } from '../http/http';
import { sendJson } from '../http/json';

/**
 * Serves /healthz (the process is up) and /readyz (it can run turns). They name the part that is not
 * ready, and nothing else. While the server is stopping both get a 503, as everything does.
 * @param probeTimeout milliseconds that the store may take to answer
 */
export function healthRoutes(
  http: Http,
  store: Pick<ConversationStore, 'probe'>,
  probeTimeout: number,
): void {
  // The store's own metrics say why not.
  const isStoreReady = deduplicated(() =>
    withTimeout(
      store.probe().then(() => true),
      probeTimeout,
    ).catch(() => false),
  );
  http.onGetOrHead('/healthz', async (_req, res) => sendJson(res, 200, { status: 'ok' }));
  http.onGetOrHead('/readyz', async (_req, res) => {
    if (await isStoreReady()) sendJson(res, 200, { status: 'ok' });
    else sendJson(res, 503, { status: 'not ready', missing: ['store'] });
  });
}

/** Concurrent calls share one result, so that frequent probes put no load on the store. */
function deduplicated<T>(find: () => Promise<T>): () => Promise<T> {
  let finding: Promise<T> | undefined;
  return () => {
    finding ??= find().finally(() => {
      finding = undefined;
    });
    return finding;
  };
}
