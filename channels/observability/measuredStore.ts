import type { ConversationStore } from '../../store/conversationStore';
import type { Metrics, StoreOperation } from './metrics';

/** The same store, with metrics: times, failures, lost races and open streams. */
export function measuredStore(store: ConversationStore, metrics: Metrics): ConversationStore {
  const timed = async <T>(operation: StoreOperation, work: () => Promise<T>): Promise<T> => {
    const began = metrics.ticks();
    try {
      return await work();
    } catch (error) {
      metrics.storeFailures.inc({ operation });
      throw error;
    } finally {
      metrics.storeSeconds.observe({ operation }, (metrics.ticks() - began) / 1000);
    }
  };
  return {
    read: (id) => timed('read', () => store.read(id)),
    lastCommitted: (id) => store.lastCommitted?.(id),
    activities: (id, from) => timed('activities', () => store.activities(id, from)),
    commit: async (id, change) => {
      const done = await timed('commit', () => store.commit(id, change));
      if (!done) metrics.lostRaces.inc();
      return done;
    },
    forget: (id, last) => timed('forget', () => store.forget(id, last)),
    useOnce: (name, life) => timed('mark', () => store.useOnce(name, life)),
    isUsed: (name) => timed('mark', () => store.isUsed(name)),
    watch: countedWatch(store, metrics),
    waiting: () => timed('waiting', () => store.waiting()),
    room: () => store.room?.() ?? 1,
    probe: () => timed('probe', () => store.probe()),
    close: () => store.close(),
  };
}

/** Every watcher is a stream to a client: nothing else watches conversations. */
function countedWatch(store: ConversationStore, metrics: Metrics): ConversationStore['watch'] {
  const watched = new Map<string, number>();
  const count = (id: string, more: 1 | -1) => {
    const now = (watched.get(id) ?? 0) + more;
    if (now > 0) watched.set(id, now);
    else watched.delete(id);
    metrics.streams.inc(more);
    metrics.conversations.set(watched.size);
  };
  return (id, heard) => {
    let stop: (() => void) | undefined = store.watch(id, heard);
    count(id, 1);
    return () => {
      if (stop === undefined) return;
      stop();
      stop = undefined;
      count(id, -1);
    };
  };
}
