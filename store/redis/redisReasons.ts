import { StoreError } from '../conversationStore';

/** Redis is not there now, and may be in a moment: whoever starts can wait for it. */
export class StoreAwayError extends StoreError {}

/** In the order in which they are looked for. Codes of Node, then the first word of what Redis answers. */
const REASONS: readonly (readonly [sign: RegExp, why: string, passes?: 'passes'])[] = [
  [
    /^ECONNREFUSED$/,
    'Nothing listens at the address and port of WAYMARK_REDIS_URL: is Redis started, and the port the right one?',
    'passes',
  ],
  [
    /^(ENOTFOUND|EAI_AGAIN)$/,
    'The name of the machine in WAYMARK_REDIS_URL is not known to DNS: look for a slip in it',
    'passes',
  ],
  [
    /^(EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/,
    'The machine in WAYMARK_REDIS_URL cannot be reached: look at the network and its firewall',
    'passes',
  ],
  [/^(LOADING|MASTERDOWN|BUSY)/, 'Redis is still reading its data, or busy', 'passes'],
  [/^WRONGPASS/, 'Redis refuses the user or the password in WAYMARK_REDIS_URL'],
  [/^NOAUTH/, 'Redis wants a password. Put it into WAYMARK_REDIS_URL: redis://:password@host:6379'],
  [/^NOPERM/, 'Redis does not let this user do what Waymark needs. docs/operating.md has the rights (ACL)'],
  [/^READONLY/, 'This Redis is a replica, which cannot be written to. Name the main one in WAYMARK_REDIS_URL'],
  [/^(OOM|MISCONF)/, 'Redis takes nothing more: its memory or its disk is full. Give it more (maxmemory)', 'passes'],
  [
    /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/,
    'The certificate of Redis is of an authority that Node does not know. Name its file in NODE_EXTRA_CA_CERTS',
  ],
  [/^CERT_HAS_EXPIRED$/, 'The certificate of Redis has expired. Put a new one there'],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    'The certificate of Redis is for another name than that in WAYMARK_REDIS_URL. Call the machine as the certificate does',
  ],
  [/^(ERR_SSL_|EPROTO)/, 'No TLS is spoken at that port. Begin WAYMARK_REDIS_URL with redis:// or name the TLS port'],
];

const CLOSED = 'Redis closes the connection. If that port speaks TLS, begin WAYMARK_REDIS_URL with rediss://';
const SILENT =
  'Redis does not answer in time. A port without TLS is silent too where WAYMARK_REDIS_URL begins with rediss://';

/** A sentence of ours for what a client has met, which may quote the address and is never repeated. */
export function redisTrouble(error: unknown): StoreError {
  const { code, message, errors }: ErrorLike = typeof error === 'object' && error !== null ? error : {};
  // Where a name has several addresses, each has its own reason; they are alike.
  if (Array.isArray(errors) && errors.length > 0) return redisTrouble(errors[0]);
  const found = REASONS.find(([sign]) => sign.test(code ?? '') || sign.test(message ?? ''));
  if (!found && /closed/i.test(message ?? '')) return new StoreAwayError(CLOSED);
  const [, why, passes] = found ?? [undefined, SILENT, 'passes'];
  return passes ? new StoreAwayError(why) : new StoreError(why);
}

/** What Redis says of itself when it is not fit. */
const UNFIT = [
  {
    sign: /^cluster_enabled:1/m,
    why: 'Redis runs as a cluster, which Waymark cannot use. Give it a Redis of its own, with replicas if you like',
  },
  {
    sign: /^maxmemory_policy:(?!noeviction)/m,
    why: 'Redis would drop conversations when it is full. Set its maxmemory-policy to noeviction',
  },
  {
    sign: /^role:slave/m,
    why: 'This Redis is a replica, which cannot be written to. Name the main one in WAYMARK_REDIS_URL',
  },
  {
    sign: /^redis_version:[0-5]\./m,
    why: 'This Redis is older than 6, which Waymark needs. Take a younger one, or Valkey',
  },
];

/** Why Redis cannot be used, by what it says of itself (`INFO`); undefined where it can. */
export function unfitRedis(info: string): StoreError | undefined {
  const found = UNFIT.find(({ sign }) => sign.test(info));
  return found && new StoreError(found.why);
}

interface ErrorLike {
  readonly code?: string;
  readonly message?: string;
  readonly errors?: unknown;
}

/** The first words of what Redis answers that say why it refuses. Any other may be a part of what was sent. */
const ANSWERS = /^(OOM|MISCONF|READONLY|LOADING|MASTERDOWN|BUSY|NOREPLICAS|NOAUTH|WRONGPASS|NOPERM|CROSSSLOT|MOVED)\b/;

/** Why a command was not done, for the log: Node's own code, or Redis' word as `REDIS_OOM`. Without an error there was no answer in time. */
export function redisCode(error: unknown): string | undefined {
  if (error === undefined) return 'ETIMEDOUT';
  const { code, message }: ErrorLike = typeof error === 'object' && error !== null ? error : {};
  const [word] = ANSWERS.exec(message ?? '') ?? [];
  return word === undefined ? code : `REDIS_${word}`;
}
