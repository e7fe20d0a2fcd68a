import { deriveKey, type Secrets } from '../../turns/secrets';

/** Milliseconds. A key is handed out in its own span and in the next: no call can be opened for longer than two. */
const SPAN = 12 * 3_600_000;

/**
 * The keys with which a handler's browser seals the call that is on, so that a reload or a crash does not lose it: the
 * first seals, all open. The browser has what is sealed and no key, the server has the key and nothing that is sealed;
 * and from some hours on nobody gets the key again, not even the handler.
 * @param subject the handler's pseudonym: nobody else gets these keys
 */
export function callKeys(secrets: Secrets, subject: string, now: Date): readonly string[] {
  const span = Math.floor(now.getTime() / SPAN);
  return [span, span - 1].flatMap((one) =>
    secrets.map((secret) => deriveKey(secret, ['waymark-desk-call', subject, one].join('\n')).toString('base64')),
  );
}
