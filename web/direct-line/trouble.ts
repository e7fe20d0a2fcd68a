/** Why a request came to nothing, as far as the person is concerned. */
export type Trouble =
  /** Nobody answered, or something in between failed: worth trying again. */
  | { readonly kind: 'lost' }
  /** Too many requests: worth trying again after so many seconds. */
  | { readonly kind: 'busy'; readonly seconds: number }
  /** The conversation is no more: expired, or forgotten. */
  | { readonly kind: 'ended' }
  /** For the desk: nobody is signed in any more. The conversation waits for them. */
  | { readonly kind: 'signed-out' }
  /** The server will not have it, however often it is tried. */
  | { readonly kind: 'refused' };

/** Thrown when the server answers with anything but success. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly seconds: number,
    readonly signedOut = false,
  ) {
    super(`Direct Line answered ${status}`);
  }
}

/** Anything but an answer of the server (no network, a time-out, no JSON) counts as lost. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof Refusal)) return { kind: 'lost' };
  const { status, seconds, signedOut } = error;
  if (signedOut) return { kind: 'signed-out' };
  if (status === 429) return { kind: 'busy', seconds };
  if (status === 401 || status === 403 || status === 404) return { kind: 'ended' };
  return status >= 500 || status === 408 ? { kind: 'lost' } : { kind: 'refused' };
}

/** Growing waits: half a second, then double, at most half a minute; spread, so that not everyone comes at once. */
export function pause(failures: number): number {
  return Math.min(30_000, 250 * 2 ** failures) * (0.85 + Math.random() * 0.3);
}
