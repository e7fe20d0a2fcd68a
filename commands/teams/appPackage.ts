import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';
import { loadOrExit } from '../../loader/loadOrExit';
import { readSettings, type Settings } from '../../server/settings/readSettings';
import { MANIFEST_VERSION, manifest, type PackageDetails } from './manifest';

const SCHEMA = `@microsoft/app-manifest/build/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`;
const ICONS = ['color.png', 'outline.png'] as const;
/** The earliest date that a ZIP can hold: the same settings give the same package, byte for byte. */
const NO_DATE = new Date(1980, 0, 1);

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
