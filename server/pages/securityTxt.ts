import type { Page } from '../../channels/http/pages';

export const SECURITY_TXT = '/.well-known/security.txt';

/** In days: after it a finder asks again, as RFC 9116 wants it within a year. */
const GOOD_FOR = 180;
const DAY = 86_400_000;

/** Where somebody who has found a flaw in this installation can tell of it. Source: RFC 9116. */
export function securityTxt(contacts: readonly string[], publicUrl: string | undefined, now: Date): Page {
  const expires = new Date((Math.floor(now.getTime() / DAY) + GOOD_FOR) * DAY).toISOString();
  const fields = [
    ...contacts.map((contact) => ['Contact', contact]),
    ['Expires', expires],
    ['Preferred-Languages', 'en'],
    ...(publicUrl?.startsWith('https:') ? [['Canonical', publicUrl + SECURITY_TXT]] : []),
  ];
  return {
    body: fields.map(([name, value]) => `${name}: ${value}\n`).join(''),
    type: 'text/plain; charset=utf-8',
  };
}
