import { selfTest } from '../../../commands/teams/selfTest';
import { readSettings } from '../../../server/settings/readSettings';

const SECRET = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppTenantId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
  MicrosoftAppPassword: 'the-secret',
  WAYMARK_PUBLIC_URL: 'https://waymark.example.org',
};
const MANAGED = { ...SECRET, MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMSI' };

type Answers = Readonly<Record<string, readonly [status: number, body?: string] | 'away'>>;

const WELL: Answers = {
  'login.microsoftonline.com': [200],
  'login.botframework.com': [200],
  'smba.trafficmanager.net': [405],
  'waymark.example.org/api/messages': [401],
  'waymark.example.org': [200],
  '169.254.169.254': [200],
};

async function tested(environment: Record<string, string>, otherwise: Answers = {}) {
  const read = readSettings(environment);
  if (read.kind === 'wrong') throw new Error(read.wrong.join());
  const answers = Object.entries({ ...WELL, ...otherwise });
  const ask = async (url: unknown) => {
    const [, answer] = answers.find(([part]) => `${url}`.includes(part)) ?? ['', 'away'];
    if (answer === 'away')
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) });
    return new Response(answer[1] ?? '{}', { status: answer[0] });
  };
  const steps = await selfTest(read.settings, {}, ask as typeof fetch);
  return steps.filter(({ isWell }) => !isWell).map(({ says }) => says);
}

test.each([
  ['with a secret', SECRET],
  ['with a managed identity', MANAGED],
])('who has all right %s is told of nothing wrong', async (_, environment) => {
  expect(await tested(environment)).toEqual([]);
});

test.each([
  ['90002', 'MicrosoftAppTenantId'],
  ['700016', 'MicrosoftAppId'],
  ['7000215', 'MicrosoftAppPassword'],
  ['7000222', 'az ad app credential reset'],
  ['1', 'look this number up'],
])(
  'what Azure says of the registration (AADSTS%s) comes with its cure, and without the secret',
  async (number, cure) => {
    const wrong = await tested(SECRET, {
      'login.microsoftonline.com': [401, `{"error_description":"AADSTS${number}: x"}`],
    });
    expect(wrong).toEqual([expect.stringContaining(cure)]);
    expect(wrong.join()).not.toContain('the-secret');
  },
);

test.each([
  ['login.microsoftonline.com', 'away', /^Registration: .*ENOTFOUND/],
  ['login.botframework.com', 'away', /^Microsoft’s keys: .*cannot be reached/],
  ['smba.trafficmanager.net', 'away', /^Teams, for replies/],
  ['waymark.example.org/api/messages', [404], /^Endpoint: .*MicrosoftAppId is not set there/],
  ['waymark.example.org/api/messages', [502], /^Endpoint: .*502/],
  ['waymark.example.org', [404], /^The web version: .*404/],
] as const)('what is not reached is named: %s %j', async (part, answer, says) => {
  expect((await tested(SECRET, { [part]: answer }))[0]).toMatch(says);
});

test('an address that gives it away is named', async () => {
  const page = { ...SECRET, WAYMARK_WEB_PAGE: 'https://waymark.example.org/stalking' };
  expect(await tested(page)).toEqual([expect.stringContaining('WAYMARK_WEB_PAGE has "stalk" in it')]);
});

test('a managed identity that is not there is told of, and so is a bot that is not registered at all', async () => {
  expect((await tested(MANAGED, { '169.254.169.254': 'away' }))[0]).toContain('Managed identity: no token');
  expect((await tested({}))[0]).toContain('are not set');
});
