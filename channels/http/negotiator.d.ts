declare module 'negotiator' {
  import type { IncomingMessage } from 'node:http';

  // The published types are older than `preferred`.
  export default class Negotiator {
    constructor(req: Pick<IncomingMessage, 'headers'>);
    /** @returns the best of those available for the request's Accept-Encoding; `preferred` decides among equals */
    encoding(available: readonly string[], options: { readonly preferred: readonly string[] }): string | undefined;
  }
}
