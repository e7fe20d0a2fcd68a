import { text } from '../../dialogs/wording';
import type { Knowledge } from '../../model/knowledge';
import type { MessageId } from '../../model/textIds';

/** The newest manifest schema that @microsoft/app-manifest has. */
export const MANIFEST_VERSION = '1.30';

export interface PackageDetails {
  readonly appId: string;
  readonly version: string;
  readonly organisation: string;
  readonly webPage: string;
  readonly privacyPage: string;
  readonly termsPage: string;
}

const NAME = 'Waymark';
/** The colour of the icon. */
const COLOUR = '#2F5D62';

type TeamsMessage = Extract<MessageId, `teams-${'app' | 'command'}-${string}`>;

/** The command menu of the message box: what is typed for the person, and what it does. */
const COMMANDS: readonly (readonly [TeamsMessage, TeamsMessage])[] = [
  ['teams-command-helplines', 'teams-command-helplines-does'],
  ['teams-command-restart', 'teams-command-restart-does'],
  ['teams-command-change', 'teams-command-change-does'],
  ['teams-command-forget', 'teams-command-forget-does'],
];

/** The app's manifest for Teams. It can be added to a person's own chat list and nowhere else. */
export function manifest(knowledge: Knowledge, app: PackageDetails) {
  const says = (id: TeamsMessage) => text(knowledge, id);
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version: app.version,
    id: app.appId,
    developer: {
      name: app.organisation,
      websiteUrl: app.webPage,
      privacyUrl: app.privacyPage,
      termsOfUseUrl: app.termsPage,
    },
    name: { short: NAME, full: NAME },
    description: { short: says('teams-app-short'), full: says('teams-app-full') },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: COLOUR,
    defaultInstallScope: 'personal',
    bots: [
      {
        botId: app.appId,
        scopes: ['personal'],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
        commandLists: [
          {
            scopes: ['personal'],
            commands: COMMANDS.map(([title, description]) => ({
              title: says(title),
              description: says(description),
            })),
          },
        ],
      },
    ],
    validDomains: [],
  };
}
