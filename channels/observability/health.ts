import type { ConversationStore } from '../../store/conversationStore';
import { withTimeout } from '../../turns/withTimeout';
import type { Http } from '../http/http';
import { sendJson } from '../http/json';

export interface HealthOptions {
  readonly store: Pick<ConversationStore, 'probe'>;
  readonly isKnowledgeLoaded: () => boolean;
  /** Milliseconds that the store may take to answer. */
  readonly probeTimeout: number;
}

/**
 * Serves /healthz (the process is up) and /readyz (it can run turns). They name the part that is not
 * ready, and nothing else. While the server is stopping both get a 503, as everything does.
 */
export function healthRoutes(http: Http, { store, isKnowledgeLoaded, probeTimeout }: HealthOptions): void {
  const isStoreReady = deduplicated(() => answersInTime(store.probe(), probeTimeout));
  const alive = http.handler(async (_req, res) => sendJson(res, 200, { status: 'ok' }));
  const ready = http.handler(async (_req, res) => {
    const parts = { store: await isStoreReady(), knowledge: isKnowledgeLoaded(), open: !http.isClosing };
    const missing = Object.entries(parts).flatMap(([part, isReady]) => (isReady ? [] : [part]));
    if (missing.length === 0) sendJson(res, 200, { status: 'ok' });
    else sendJson(res, 503, { status: 'not ready', missing });
  });
  for (const [path, handler] of [
    ['/healthz', alive],
    ['/readyz', ready],
  ] as const) {
    http.server.get(path, handler);
    http.server.head(path, handler);
  }
}

/** Whether the work succeeds within so many milliseconds. The store's own metrics say why not. */
function answersInTime(work: Promise<void>, within: number): Promise<boolean> {
  return withTimeout(work, within).then(
    () => true,
    () => false,
  );
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
