import type { Settings } from '../../server/settings/readSettings';
import { givesAway } from './givesAway';

/** One thing that must be so for the bot to be heard in Teams, and what to do when it is not. */
export interface TestStep {
  readonly isWell: boolean;
  readonly says: string;
}

type Fetch = typeof fetch;
type Environment = Readonly<Record<string, string | undefined>>;
type Credentials = NonNullable<Settings['connector']>;

/** Milliseconds for each request. */
const TIMEOUT = 10_000;
const SCOPE = 'https://api.botframework.com';
const KEYS = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
/** Where Teams of most of Europe takes replies; any answer at all will do. */
const REPLIES = 'https://smba.trafficmanager.net/uk/';
/** Where a machine of Azure asks for the token of its identity. */
const IDENTITY = 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01';

/** What Azure's sign-in says of a registration, by its own numbers. Source: Microsoft Learn, "Microsoft Entra error codes". */
const CURES: Readonly<Record<string, string>> = {
  AADSTS90002: 'there is no such tenant: set MicrosoftAppTenantId to what `az account show --query tenantId` says',
  AADSTS700016: 'this tenant has no such app: set MicrosoftAppId to the bot’s, or register it (docs/teams.md, 1)',
  AADSTS7000215: 'MicrosoftAppPassword is wrong: set the secret’s value, not its id',
  AADSTS7000222: 'the secret has ended: make another (az ad app credential reset --append), set it, restart',
  AADSTS7000112: 'the app has been disabled in this tenant: enable it in Azure',
};

export function wrongSettings(wrong: readonly string[]): readonly TestStep[] {
  return wrong.map((says) => ({ isWell: false, says }));
}

/** Goes through all that is needed, one step after the other. It sends nothing to anybody's chat. */
export async function selfTest(
  settings: Settings,
  environment: Environment,
  ask: Fetch = fetch,
): Promise<readonly TestStep[]> {
  const { connector, publicUrl } = settings;
  if (connector === undefined) return wrongSettings(['Settings: MicrosoftAppId and what belongs to it are not set.']);
  const steps = [
    connector.appPassword === undefined
      ? () => identityStep(connector, environment, ask)
      : () => tokenStep(connector, connector.appPassword ?? '', ask),
    () => reachStep('Microsoft’s keys', KEYS, ask, ({ ok }) => ok),
    () => reachStep('Teams, for replies', REPLIES, ask, () => true),
    () => endpointStep(publicUrl, ask),
    () => reachStep('The web version', settings.webPage ?? publicUrl ?? '', ask, ({ ok }) => ok),
  ];
  const done: TestStep[] = [{ isWell: true, says: 'Settings: nothing is missing.' }];
  for (const step of steps) done.push(await step());
  return [...done, ...wrongSettings(givesAway(settings))];
}

/** Whether Azure knows the registration, and gives a token for it. */
async function tokenStep({ appId, tenantId }: Credentials, secret: string, ask: Fetch): Promise<TestStep> {
  const url = `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: secret,
    scope: `${SCOPE}/.default`,
  });
  const answer = await answerOf(ask, url, { method: 'POST', body });
  if (typeof answer === 'string') return { isWell: false, says: `Registration: ${answer}` };
  if (answer.ok) return { isWell: true, says: 'Registration: Azure knows it, and gives a token.' };
  const [code = `status ${answer.status}`] = /AADSTS\d+/.exec(await answer.text()) ?? [];
  return { isWell: false, says: `Registration: ${code}: ${CURES[code] ?? 'look this number up in Microsoft’s list'}.` };
}

async function identityStep({ appId }: Credentials, environment: Environment, ask: Fetch): Promise<TestStep> {
  const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header = '' } = environment;
  const query = `resource=${encodeURIComponent(SCOPE)}&client_id=${appId}`;
  const url = endpoint ? `${endpoint}?api-version=2019-08-01&${query}` : `${IDENTITY}&${query}`;
  const answer = await answerOf(ask, url, { headers: { Metadata: 'true', 'X-IDENTITY-HEADER': header } });
  if (typeof answer !== 'string' && answer.ok)
    return { isWell: true, says: 'Managed identity: Azure gives a token for it.' };
  return {
    isWell: false,
    says: 'Managed identity: no token. Run this where Waymark runs, on Azure, and assign that identity there; or use a secret.',
  };
}

/** From outside a call without a token must get as far as Waymark, and no further. */
async function endpointStep(publicUrl: string | undefined, ask: Fetch): Promise<TestStep> {
  if (publicUrl === undefined)
    return { isWell: false, says: 'Endpoint: set WAYMARK_PUBLIC_URL to what Azure has as its origin.' };
  const activity = { type: 'event', conversation: { id: 'self-test' }, channelId: 'msteams', serviceUrl: REPLIES };
  const answer = await answerOf(ask, `${publicUrl}/api/messages`, {
    method: 'POST',
    body: JSON.stringify(activity),
    headers: { 'Content-Type': 'application/json' },
  });
  if (typeof answer === 'string') return { isWell: false, says: `Endpoint: ${answer}` };
  if (answer.status === 401)
    return { isWell: true, says: `Endpoint: ${publicUrl}/api/messages is reached, and lets no stranger in.` };
  const why =
    answer.status === 404
      ? 'MicrosoftAppId is not set there, or the proxy does not pass on that path'
      : `status ${answer.status}`;
  return { isWell: false, says: `Endpoint: ${publicUrl}/api/messages: ${why}.` };
}

async function reachStep(
  name: string,
  url: string,
  ask: Fetch,
  isRight: (answer: Response) => boolean,
): Promise<TestStep> {
  const answer = await answerOf(ask, url, {});
  if (typeof answer === 'string') return { isWell: false, says: `${name}: ${answer}` };
  const { status } = answer;
  return isRight(answer)
    ? { isWell: true, says: `${name}: reached.` }
    : { isWell: false, says: `${name}: ${url} answers with status ${status}.` };
}

/** The answer, or why there is none. */
async function answerOf(ask: Fetch, url: string, options: RequestInit): Promise<Response | string> {
  try {
    return await ask(url, { ...options, signal: AbortSignal.timeout(TIMEOUT) });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    return `${new URL(url).host} cannot be reached${code}: look at DNS, the firewall, the proxy and the certificate.`;
  }
}
