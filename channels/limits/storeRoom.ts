import { type ConversationStore, ROOM_FOR_LONG, ROOM_FOR_NEW } from '../../store/conversationStore';
import { tooManyRequests } from '../http/httpError';

/** The limit that refuses where it is not who asks, but the store that has no more room. */
export const STORE_ROOM = 'storeRoom';

/** Seconds after which to try again: by then what others left behind may have expired. */
const RETRY_AFTER = 30;

/** For what takes up room that is not given back soon: a conversation that begins, a record that is opened. */
export const requireRoomForNew = (store: ConversationStore) => requireRoom(store, ROOM_FOR_NEW);

/** For what is long. Whoever is here can always say something short. */
export const requireRoomForLong = (store: ConversationStore) => requireRoom(store, ROOM_FOR_LONG);

/** @throws HttpError while there is less */
function requireRoom(store: ConversationStore, least: number): void {
  if ((store.room?.() ?? 1) < least) throw tooManyRequests(STORE_ROOM, RETRY_AFTER);
}
