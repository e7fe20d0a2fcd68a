/**
 * A registry of what may be used only once (a sign-in in progress, a session that was ended), for all processes
 * that share the store. Any failure is thrown as a `StoreError`.
 */
export interface OneTimeUseStore {
  /**
   * @param life milliseconds after which the entry may be forgotten
   * @returns true on first use: of many concurrent calls with one name, only one gets true
   */
  useOnce(name: string, life: number): Promise<boolean>;
  isUsed(name: string): Promise<boolean>;
}
