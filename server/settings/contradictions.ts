import { isSafeUrl, origin } from './settingTypes';

/** What is set, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const DESK = ['WAYMARK_OIDC_ISSUER', 'WAYMARK_OIDC_CLIENT_ID'];
const CLIENT_AUTH = ['WAYMARK_OIDC_CLIENT_SECRET', 'WAYMARK_OIDC_CLIENT_CERTIFICATE'];
const ALL_OF_DESK = [...DESK, ...CLIENT_AUTH, 'WAYMARK_OIDC_ROLE', 'WAYMARK_OIDC_ROLE_CLAIM'];
const WIDGET = ['WAYMARK_WIDGET_DIRECT_LINE', 'WAYMARK_WIDGET_TOKENS'];
const ALL_OF_TEAMS = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId', 'MicrosoftAppType'];

/** One sentence for each setting that does not go with the others. */
export function contradictions(set: Environment): readonly string[] {
  const has = (name: string) => set[name] !== undefined;
  const missing = (needed: readonly string[], all: readonly string[], why: string) => {
    const names = all.some(has) ? needed.filter((name) => !has(name)) : [];
    return names.length > 0 && `${names.join(' and ')} must be set too, ${why}.`;
  };
  const isManaged = set.MicrosoftAppType?.toLowerCase() === 'userassignedmsi';
  const teams = ALL_OF_TEAMS.slice(0, 3).filter((name) => !isManaged || name !== 'MicrosoftAppPassword');
  const found = [
    has('WAYMARK_REDIS_URL') &&
      !has('WAYMARK_SECRET') &&
      'WAYMARK_SECRET is not set, but must be with WAYMARK_REDIS_URL: 32 characters or more, the same for every process.',
    missing(WIDGET, WIDGET, 'for another Direct Line; or neither set'),
    missing(DESK, ALL_OF_DESK, 'for the desk; or unset all that begin WAYMARK_OIDC_'),
    CLIENT_AUTH.every(has) && `${CLIENT_AUTH.join(' and ')} are both set, but only one may be.`,
    DESK.every(has) &&
      !isReachable(set) &&
      'WAYMARK_PUBLIC_URL must be set, beginning https://, with WAYMARK_OIDC_ISSUER: the provider sends people back there.',
    missing(teams, ALL_OF_TEAMS, `for Teams; or unset all of ${ALL_OF_TEAMS.join(', ')}`),
    isManaged &&
      has('MicrosoftAppPassword') &&
      'MicrosoftAppPassword must not be set where MicrosoftAppType is UserAssignedMSI.',
    has('MicrosoftAppId') &&
      !has('WAYMARK_WEB_PAGE') &&
      !has('WAYMARK_PUBLIC_URL') &&
      'WAYMARK_WEB_PAGE or WAYMARK_PUBLIC_URL must be set with MicrosoftAppId: people in Teams are told where to find the web version.',
  ];
  return found.filter((sentence) => sentence !== false);
}

function isReachable({ WAYMARK_PUBLIC_URL: publicUrl, WAYMARK_HOST: host }: Environment): boolean {
  if (publicUrl === undefined) return isLoopbackOnly({ host });
  // One that is no origin is told of as such.
  return isSafeUrl(publicUrl) || !origin.safeParse(publicUrl).success;
}

/** Whether only this machine can reach the server, as when nothing is set. */
export function isLoopbackOnly({ host = '127.0.0.1' }: { readonly host?: string | undefined }): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host);
}
