import fc from 'fast-check';
import { SECURITY_TXT, securityTxt } from '../../server/pages/securityTxt';
import { readSettings, type Settings } from '../../server/settings/readSettings';
import { startRealServer } from '../realServer';

const NAMED = 'mailto:security@example.police.uk,https://www.example.police.uk/flaws';

const contactsIn = (value: string) => {
  const read = readSettings({ WAYMARK_SECURITY_CONTACT: value });
  return read.kind === 'read' ? read.settings.securityContacts : read.wrong;
};

async function served(change: Partial<Settings>) {
  const server = await startRealServer(change);
  try {
    const response = await fetch(server.url + SECURITY_TXT);
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  } finally {
    await server.close();
  }
}

test('whoever finds a flaw in an installation reads whom to tell, the best way first', async () => {
  const { status, type, text } = await served({ securityContacts: [...contactsIn(NAMED)] });
  expect([status, type]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(text.split('\n')).toEqual([
    'Contact: mailto:security@example.police.uk',
    'Contact: https://www.example.police.uk/flaws',
    'Expires: 2027-05-23T00:00:00.000Z',
    'Preferred-Languages: en',
    '',
  ]);
});

test('it says of which site it is, so that a copy elsewhere is not believed', () => {
  const { body } = securityTxt(['https://a.example'], 'https://waymark.example.org', new Date(0));
  expect(body).toContain('\nCanonical: https://waymark.example.org/.well-known/security.txt\n');
});

test('nobody is sent to a contact that was never given', async () => {
  expect((await served({})).status).toBe(404);
});

test('it has always more than five months to go, and less than a year, as the standard asks', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (now) => {
      const [, expires = ''] =
        /^Expires: (.+)$/m.exec(`${securityTxt(['https://a.example'], undefined, now).body}`) ?? [];
      const days = (Date.parse(expires) - now.getTime()) / 86_400_000;
      expect(days > 150 && days < 365).toBe(true);
    }),
  );
});

test.each([
  'security@example.org',
  'http://example.org',
  'mailto:nobody',
  'javascript:alert(1)',
  'mailto:a@b.c\nContact:x',
])('a contact that nobody could use stops the start: %j', (value) => {
  expect(contactsIn(value)).toEqual([
    expect.stringMatching(/^WAYMARK_SECURITY_CONTACT holds .* must be a list of contacts/),
  ]);
});
