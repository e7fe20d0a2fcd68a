/**
 * Remembers that something is spent (a sign-in under way, a session that was ended), for all processes
 * that share the store. What cannot be done is refused with a `StoreError`.
 */
export interface MarkStore {
  /**
   * @param life milliseconds after which the mark may be forgotten
   * @returns whether it was not there: of many who mark the same at once, one is told so
   */
  mark(name: string, life: number): Promise<boolean>;
  isMarked(name: string): Promise<boolean>;
}
