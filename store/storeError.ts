/** The store could not do what it was asked. It says nothing of whose conversation it was: errors are logged. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
