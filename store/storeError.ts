/** The store could not do what it was asked. It never says whose conversation it was, as errors are logged. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
