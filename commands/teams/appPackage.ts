import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';
import { text } from '../../dialogs/wording';
import { loadOrExit } from '../../loader/loadOrExit';
import type { Knowledge } from '../../model/knowledge';
import type { MessageId } from '../../model/textIds';
import { readSettings, type Settings } from '../../server/settings/readSettings';

/** The newest manifest schema that @microsoft/app-manifest has. */
const MANIFEST_VERSION = '1.30';

const SCHEMA = `@microsoft/app-manifest/build/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`;
const ICONS = ['color.png', 'outline.png'] as const;
/** The earliest date that a ZIP can hold: the same settings give the same package, byte for byte. */
const NO_DATE = new Date(1980, 0, 1);

interface PackageDetails {
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

/** The settings for the package, or one sentence for each that is missing. */
export function packageDetails(settings: Settings, version: string): PackageDetails | readonly string[] {
  const { connector, teamsApp, publicUrl } = settings;
  const needed = {
    MicrosoftAppId: connector?.appId,
    WAYMARK_WEB_PAGE: settings.webPage ?? publicUrl,
    WAYMARK_TEAMS_ORGANISATION: teamsApp.organisation,
    WAYMARK_TEAMS_PRIVACY_PAGE: teamsApp.privacyPage,
    WAYMARK_TEAMS_TERMS_PAGE: teamsApp.termsPage,
  };
  const missing = Object.entries(needed).filter(([, value]) => value === undefined);
  if (missing.length > 0) return missing.map(([name]) => `${name} must be set for the app package of Teams.`);
  return {
    appId: needed.MicrosoftAppId ?? '',
    version,
    organisation: needed.WAYMARK_TEAMS_ORGANISATION ?? '',
    webPage: needed.WAYMARK_WEB_PAGE ?? '',
    privacyPage: needed.WAYMARK_TEAMS_PRIVACY_PAGE ?? '',
    termsPage: needed.WAYMARK_TEAMS_TERMS_PAGE ?? '',
  };
}

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

/** The errors of a manifest, by the published schema. */
export function manifestErrors(made: object): readonly string[] {
  const schema: object = JSON.parse(readFileSync(require.resolve(SCHEMA), 'utf8'));
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  const check = ajv.compile(schema);
  check(made);
  return (check.errors ?? []).map(({ instancePath, message }) => `manifest.json${instancePath} ${message}`);
}

/** The app package: a ZIP of the manifest and the two icons. */
export function zipPackage(made: object): Uint8Array {
  const icons = ICONS.map((name) => [name, readFileSync(join('commands', 'teams', name))] as const);
  const json = Buffer.from(`${JSON.stringify(made, null, 2)}\n`);
  return zipSync({ 'manifest.json': json, ...Object.fromEntries(icons) }, { mtime: NO_DATE });
}

/** @returns what prevents it; empty when the package has been written */
function writePackage(out: string): readonly string[] {
  const read = readSettings(process.env);
  if (read.kind === 'wrong') return read.wrong;
  const { version }: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  const app = packageDetails(read.settings, version);
  if (!('appId' in app)) return app;
  const made = manifest(loadOrExit(read.settings.knowledge, new Date()), app);
  const wrong = manifestErrors(made);
  if (wrong.length > 0) return wrong;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, zipPackage(made));
  return [];
}

/** `npm run teams`. */
function main(): void {
  const out = { type: 'string', default: join('dist', 'waymark-teams.zip') } as const;
  const { values } = parseArgs({ options: { out } });
  const wrong = writePackage(values.out);
  process.exitCode = wrong.length > 0 ? 1 : 0;
  process.stdout.write(
    wrong.length > 0
      ? `No package is written:\n${wrong.map((one) => `- ${one}\n`).join('')}`
      : `${values.out} is written, and right by schema ${MANIFEST_VERSION}. What to do with it: docs/teams.md\n`,
  );
}

if (process.argv[1] === __filename) main();
