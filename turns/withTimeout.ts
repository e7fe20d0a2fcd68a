export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * The result of the work, if it is ready in time. Work that is late goes on, but its result is ignored.
 * @param within milliseconds
 * @throws TimeoutError, or whatever the work throws
 */
export function withTimeout<T>(work: Promise<T>, within: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new TimeoutError(`Not done within ${within} ms`)), within);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
