import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';
import { text } from '../../dialogs/wording';
import { loadOrExit } from '../../loader/loadKnowledge';
import type { Knowledge } from '../../model/knowledge';
import type { MessageId } from '../../model/textIds';
import { readSettings, type Settings } from '../../server/settings/readSettings';
import { givesAway } from './givesAway';
import { selfTest, wrongSettings } from './selfTest';

/** The newest manifest schema that @microsoft/app-manifest has. */
const MANIFEST_VERSION = '1.30';

/** Written out, so that the bundle for the container takes it in. */
const schema = (): object =>
  require('@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json');

const ICONS = ['color.png', 'outline.png'] as const;
/** The earliest date that a ZIP can hold: the same settings give the same package, byte for byte. */
const NO_DATE = new Date(1980, 0, 1);

/** The command menu of the message box: what is typed for the person. */
const COMMANDS = ['helplines', 'restart', 'change', 'forget'] as const;

/** The settings for the package, by their names, or one sentence for each that is missing. */
export function packageDetails(settings: Settings, version: string) {
  const { connector, teamsApp } = settings;
  const needed = {
    MicrosoftAppId: connector?.appId,
    WAYMARK_TEAMS_ORGANISATION: teamsApp.organisation,
    WAYMARK_TEAMS_WEBSITE: teamsApp.website,
    WAYMARK_TEAMS_PRIVACY_PAGE: teamsApp.privacyPage,
    WAYMARK_TEAMS_TERMS_PAGE: teamsApp.termsPage,
  };
  if (isComplete(needed)) return { version, ...needed };
  const missing = Object.entries(needed).filter(([, value]) => value === undefined);
  return missing.map(([name]) => `${name} must be set for the app package of Teams.`);
}

type PackageDetails = Exclude<ReturnType<typeof packageDetails>, string[]>;

function isComplete<K extends string>(values: Record<K, string | undefined>): values is Record<K, string> {
  return Object.values(values).every((value) => value !== undefined);
}

/** The app's manifest for Teams. It can be added to a person's own chat list and nowhere else. */
export function manifest(knowledge: Knowledge, app: PackageDetails) {
  const says = (id: Extract<MessageId, `teams-${'app' | 'command'}-${string}`>) => text(knowledge, id);
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version: app.version,
    id: app.MicrosoftAppId,
    developer: {
      name: app.WAYMARK_TEAMS_ORGANISATION,
      websiteUrl: app.WAYMARK_TEAMS_WEBSITE,
      privacyUrl: app.WAYMARK_TEAMS_PRIVACY_PAGE,
      termsOfUseUrl: app.WAYMARK_TEAMS_TERMS_PAGE,
    },
    name: { short: 'Waymark', full: 'Waymark' },
    description: { short: says('teams-app-short'), full: says('teams-app-full') },
    icons: { color: 'color.png', outline: 'outline.png' },
    // The colour of the icon.
    accentColor: '#2F5D62',
    defaultInstallScope: 'personal',
    bots: [
      {
        botId: app.MicrosoftAppId,
        scopes: ['personal'],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
        commandLists: [
          {
            scopes: ['personal'],
            commands: COMMANDS.map((command) => ({
              title: says(`teams-command-${command}`),
              description: says(`teams-command-${command}-does`),
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
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  const check = ajv.compile(schema());
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
  if (!('version' in app)) return app;
  const made = manifest(loadOrExit(read.settings.knowledge, new Date()), app);
  const wrong = manifestErrors(made);
  if (wrong.length > 0) return wrong;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, zipPackage(made));
  return [];
}

/** `npm run teams`, and with `--self-test` what is still missing for the bot to be heard. */
async function main(): Promise<void> {
  const out = { type: 'string', default: join('dist', 'waymark-teams.zip') } as const;
  const { values } = parseArgs({ options: { out, 'self-test': { type: 'boolean', default: false } } });
  const read = readSettings(process.env);
  if (values['self-test']) return testItself(read);
  const wrong = writePackage(values.out);
  process.exitCode = wrong.length > 0 ? 1 : 0;
  const warnings = read.kind === 'read' ? givesAway(read.settings) : [];
  process.stdout.write(
    wrong.length > 0
      ? `No package is written:\n${list(wrong)}`
      : `${values.out} is written, and right by schema ${MANIFEST_VERSION}. What to do with it: docs/teams.md\n${list(warnings)}`,
  );
}

async function testItself(read: ReturnType<typeof readSettings>): Promise<void> {
  const steps = read.kind === 'read' ? await selfTest(read.settings, process.env) : wrongSettings(read.wrong);
  process.exitCode = steps.every(({ isWell }) => isWell) ? 0 : 1;
  process.stdout.write(steps.map(({ isWell, says }) => `${isWell ? 'ok   ' : 'wrong'} ${says}\n`).join(''));
}

function list(sentences: readonly string[]): string {
  return sentences.map((one) => `- ${one}\n`).join('');
}

if (process.argv[1] === __filename) void main();
