import { StoreAwayError } from '../store/redis/redisReasons';

/** Milliseconds between two tries. */
const PAUSE = 1000;
/** What has not changed is said again after so many tries. */
const SAY_AGAIN = 60;

/**
 * Opens the store, however long it is away: after a power cut Redis may read its data for minutes.
 * @param onWait is told why, when that changes and once a minute
 * @throws whatever does not pass by itself
 */
export async function waitForStore<T>(
  open: () => Promise<T>,
  onWait: (why: string) => void,
  pause = PAUSE,
): Promise<T> {
  let said = '';
  for (let tries = 0; ; tries++) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof StoreAwayError)) throw error;
      if (error.message !== said || tries % SAY_AGAIN === 0) onWait(error.message);
      said = error.message;
    }
    await new Promise((done) => setTimeout(done, pause));
  }
}
