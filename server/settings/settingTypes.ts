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
const isOrigin = (value: string) => isUrl(value, 'http', 'https') && new URL(value).origin === value;
const ORIGIN = 'like https://www.example.org, with no path and no slash at the end';

export const origin = checked(isOrigin, `must be ${ORIGIN}`);
export const oneOrigin = checked(isOrigin, `must be a list of origins ${ORIGIN}, divided by commas`, holds);
export const address = checked((value) => isUrl(value, 'http', 'https'), 'must be an address beginning https://');
export const page = checked((value) => isUrl(value, 'https'), 'must be the address of a page, beginning https://');
/** It may hold a password. */
export const redisAddress = checked(
  (value) => isUrl(value, 'redis', 'rediss'),
  'must be an address such as redis://127.0.0.1:6379, or rediss:// for TLS',
  counted,
);

/** Whether passwords and sessions go there over TLS, or stay on this machine. */
export function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash } = new URL(value);
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isLocal)) && search === '' && hash === '';
}

export const secret = checked((value) => /^\S{16,}$/.test(value), 'must have 16 or more and no spaces', counted);
export const oneSecret = checked(
  ({ length }) => length >= 32,
  'each must have 32 or more; divide several by commas',
  holdsOneOf,
);
