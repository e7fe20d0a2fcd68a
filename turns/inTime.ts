export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/**
 * What the work comes to, if it comes in time. Work that is late goes on, and is not listened to.
 * @param within milliseconds
 * @throws TooLate, or what the work threw
 */
export function inTime<T>(work: Promise<T>, within: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new TooLate(`Not done within ${within} ms`)), within);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
