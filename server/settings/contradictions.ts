import { existsSync } from 'node:fs';
import { isSafeUrl, origin } from './settingTypes';

type Environment = Readonly<Record<string, string | undefined>>;

const DESK = ['WAYMARK_OIDC_ISSUER', 'WAYMARK_OIDC_CLIENT_ID'];
const CLIENT_AUTH = ['WAYMARK_OIDC_CLIENT_SECRET', 'WAYMARK_OIDC_CLIENT_CERTIFICATE'];
const ALL_OF_DESK = [
  ...DESK,
  ...CLIENT_AUTH,
  'WAYMARK_OIDC_ROLE',
  'WAYMARK_OIDC_ROLE_CLAIM',
  'WAYMARK_OIDC_SUPERVISOR_ROLE',
];
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
    isOver(set, ['WAYMARK_FORGET_IDLE_MINUTES', 30], ['WAYMARK_FORGET_HOURS', 24], 'a conversation live'),
    isOver(set, ['WAYMARK_DESK_IDLE_MINUTES', 60], ['WAYMARK_DESK_HOURS', 8], 'anybody stay signed in'),
    // Node itself goes on without it; a machine may have it set for others.
    set.WAYMARK_REDIS_URL?.startsWith('rediss:') === true &&
      set.NODE_EXTRA_CA_CERTS !== undefined &&
      !existsSync(set.NODE_EXTRA_CA_CERTS) &&
      `NODE_EXTRA_CA_CERTS is "${set.NODE_EXTRA_CA_CERTS}", but must be a file that is there, with the certificates of your authority (PEM).`,
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
    has('MicrosoftAppId') &&
      !has('WAYMARK_WEB_PAGE') &&
      set.WAYMARK_PUBLIC_URL?.startsWith('http:') === true &&
      'WAYMARK_WEB_PAGE must be set with MicrosoftAppId, as WAYMARK_PUBLIC_URL does not begin https://.',
  ];
  return found.filter((sentence) => sentence !== false);
}

type Usual = readonly [name: string, whenNotSet: number];

/** What is said where minutes without doing anything are more than all hours; wrong numbers are told of as such. */
function isOver(
  set: Environment,
  [idle, usualMinutes]: Usual,
  [total, usualHours]: Usual,
  what: string,
): string | false {
  const [minutes, hours] = [Number(set[idle] ?? usualMinutes), Number(set[total] ?? usualHours)];
  if (!(minutes > 60 * hours && minutes <= 1440 && hours > 0)) return false;
  return `${idle} is "${minutes}", which is longer than ${total} ("${hours}") lets ${what}. Lower the one, or raise the other.`;
}

function isReachable({ WAYMARK_PUBLIC_URL: publicUrl, WAYMARK_HOST: host }: Environment): boolean {
  if (publicUrl === undefined) return isLoopbackOnly({ host });
  // One that is no origin is told of as such.
  return isSafeUrl(publicUrl) || !origin.safeParse(publicUrl).success;
}

/** Whether it listens to this machine alone: it may be a proxy there that asks. */
export function isLoopbackOnly({ host = '127.0.0.1' }: { readonly host?: string | undefined }): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host);
}
