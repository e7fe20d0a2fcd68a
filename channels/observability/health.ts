import type { ConversationStore } from '../../store/conversationStore';
import { inTime } from '../../turns/inTime';
import type { Http } from '../http/http';
import { sendJson } from '../http/sendJson';

export interface HealthNeed {
  readonly store: Pick<ConversationStore, 'probe'>;
  readonly isKnowledgeLoaded: () => boolean;
  /** Milliseconds that the store may take to answer. */
  readonly answerWithin: number;
}

/**
 * Serves /healthz (the process is up) and /readyz (it can take turns). They name the part that is not
 * ready, and nothing else. While the server stops, both are refused like everything: 503.
 */
export function healthRoutes(http: Http, { store, isKnowledgeLoaded, answerWithin }: HealthNeed): void {
  const isStoreReady = shared(() => answers(store.probe(), answerWithin));
  const alive = http.handler(async (_req, res) => sendJson(res, 200, { status: 'ok' }));
  const ready = http.handler(async (_req, res) => {
    const parts = { store: await isStoreReady(), knowledge: isKnowledgeLoaded(), open: !http.closing };
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

/** Whether the work is done within so many milliseconds. Why not is for the store's own metrics to tell. */
function answers(work: Promise<void>, within: number): Promise<boolean> {
  return inTime(work, within).then(
    () => true,
    () => false,
  );
}

/** Who asks while it is being found out gets the same answer: asking often is no load on the store. */
function shared<T>(find: () => Promise<T>): () => Promise<T> {
  let finding: Promise<T> | undefined;
  return () => {
    finding ??= find().finally(() => {
      finding = undefined;
    });
    return finding;
  };
}
