import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod/v4';

export const text = z.string();

/**
 * A value that must be right, else an error that goes on from the setting's name: `is "x", but must be …`.
 * @param shown what is said of the value to whoever has set it
 */
export function checked(isRight: (value: string) => boolean, allowed: string, shown = quoted) {
  const error = ({ input }: { readonly input?: unknown }) => `${shown(`${input}`)}, but ${allowed}`;
  return text.refine(isRight, { error, abort: true });
}

const quoted = (value: string) => `is "${value}"`;
export const holds = (value: string) => `holds "${value}"`;
/** Secrets are never repeated. */
const counted = ({ length }: string) => `has ${length} characters`;
const holdsOneOf = ({ length }: string) => `holds one of ${length} characters`;

/** Whether it can be read without throwing. */
export const readable = (read: (value: string) => unknown) => (value: string) => {
  try {
    read(value);
    return true;
  } catch {
    return false;
  }
};

export function wholeNumber(least: number, most: number) {
  const isRight = (value: string) => /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
  return checked(isRight, `must be a whole number from ${least} to ${most}`).transform(Number);
}

/** Browsers open no page on these, whoever serves it there. Source: the Fetch standard, "port blocking". */
export const BLOCKED_PORTS: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

export const port = wholeNumber(0, 65535).refine((given) => !BLOCKED_PORTS.has(given), {
  error: ({ input }) => `is "${input}", but browsers open no page on that port: set another, such as 3978`,
});

const HOST_NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;
export const host = checked(
  (value) => isIP(value) !== 0 || HOST_NAME.test(value),
  'must be an address or a name by itself, such as 127.0.0.1 or ::1, with no port, no brackets and no http://',
);

export function oneOf<T extends string>(words: readonly T[]) {
  return z.enum(words, {
    error: ({ input }) => `${quoted(`${input}`)}, but must be one of ${words.join(', ')}`,
  });
}

/** Several, divided by commas or spaces; none when not set. */
export function listOf(one: z.ZodType<string, string>, divided = /[\s,]+/) {
  const parts = text.prefault('').transform((value) => value.split(divided).filter((part) => part !== ''));
  return parts.pipe(z.array(one));
}

const isUrl = (value: string, ...schemes: readonly string[]) =>
  URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1));
const isOrigin = (value: string) =>
  isUrl(value, 'http', 'https') && new URL(value).origin === value && !value.includes('*');
const ORIGIN = 'like https://www.example.org, with no path and no slash at the end, in small letters';

/** What is sent there in the clear can be read, and changed, on its way, by whoever shares a wifi with somebody. */
export const origin = checked(
  (value) => isOrigin(value) && isSafeUrl(value),
  `must be ${ORIGIN}, and begin https:// where it is not on this machine`,
);

/** Somebody may try a phone on their own network. */
const PRIVATE_NETWORK = /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./;
const isPrivate = (host: string) => isIP(host) > 0 && PRIVATE_NETWORK.test(host);
export const oneOrigin = checked(
  (value) => isOrigin(value) && (isSafeUrl(value) || isPrivate(new URL(value).hostname)),
  `must be a list of origins ${ORIGIN}, each by its whole name (no *) and beginning https:// where it is not on a network of your own, divided by commas`,
  holds,
);
export const folderOfKnowledge = checked(
  (value) => existsSync(join(value, 'questions.yaml')),
  'must be a folder that is there, with the files of the knowledge in it (questions.yaml and the others)',
);
export const folder = checked(
  (value) => !value.startsWith('~'),
  'must be written out, as ~ stands for a home folder in a shell alone: /var/lib/waymark, for one',
);
export const address = checked(
  (value) => isUrl(value, 'https') || (isUrl(value, 'http') && isLocal(value)),
  'must be an address beginning https:// where it is not on this machine',
);
export const page = checked((value) => isUrl(value, 'https'), 'must be the address of a page, beginning https://');
const isContact = (value: string) => isUrl(value, 'https') || /^mailto:[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
export const oneContact = checked(
  isContact,
  'must be a list of contacts beginning mailto: or https://, divided by commas',
  holds,
);
/** It may hold a password. */
export const redisAddress = checked(
  isRedis,
  'must be one address such as redis://127.0.0.1:6379, or rediss:// for TLS; of a password, write # as %23, / as %2F, ? as %3F and @ as %40',
  counted,
);

/** With a number of a database at most. */
function isRedis(value: string): boolean {
  if (!isUrl(value, 'redis', 'rediss')) return false;
  const { hostname, pathname, search, hash } = new URL(value);
  return hostname !== '' && /^\/?\d*$/.test(pathname) && search === '' && hash === '';
}

/** Whether passwords and sessions go there over TLS, or stay on this machine. */
export function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, search, hash } = new URL(value);
  return (protocol === 'https:' || (protocol === 'http:' && isLocal(value))) && search === '' && hash === '';
}

function isLocal(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}

export const secret = checked((value) => /^\S{16,}$/.test(value), 'must have 16 or more and no spaces', counted);
export const oneSecret = checked(
  ({ length }) => length >= 32,
  'each must have 32 or more; divide several by commas',
  holdsOneOf,
);

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const guid = checked(
  (value) => GUID.test(value),
  'must be an id like 00000000-0000-0000-0000-000000000000, as Azure shows it',
);

export const shortText = (most: number) =>
  checked(({ length }) => length <= most, `must have ${most} characters at most`);
