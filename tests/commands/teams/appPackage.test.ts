import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { manifest, manifestErrors, packageDetails, zipPackage } from '../../../commands/teams/appPackage';
import { givesAway } from '../../../commands/teams/givesAway';
import { readSettings, type Settings } from '../../../server/settings/readSettings';
import { TeamsConversation } from '../../journeys/teamsConversation';
import { realKnowledge } from '../../realKnowledge';

const SET = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppTenantId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
  MicrosoftAppType: 'UserAssignedMSI',
  WAYMARK_WEB_PAGE: 'https://www.example.police.uk/stalking',
  WAYMARK_TEAMS_ORGANISATION: 'Example Police',
  WAYMARK_TEAMS_WEBSITE: 'https://www.example.police.uk',
  WAYMARK_TEAMS_PRIVACY_PAGE: 'https://www.example.police.uk/privacy',
  WAYMARK_TEAMS_TERMS_PAGE: 'https://www.example.police.uk/terms',
};

function settings(environment: Record<string, string>): Settings {
  const read = readSettings(environment);
  if (read.kind === 'wrong') throw new Error(read.wrong.join('\n'));
  return read.settings;
}

function made(environment: Record<string, string> = SET) {
  const app = packageDetails(settings(environment), '1.2.3');
  if (!('version' in app)) throw new Error(app.join('\n'));
  return manifest(realKnowledge, app);
}

test('the package holds what Teams wants, right by the published schema', () => {
  const files = unzipSync(zipPackage(made()));
  expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  const json = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString());
  expect(manifestErrors(json)).toEqual([]);
  expect(json).toMatchObject({
    id: SET.MicrosoftAppId,
    version: '1.2.3',
    developer: { name: 'Example Police' },
  });
});

test('the app can be added to a person’s own chats and to no team, group or meeting', () => {
  const [bot] = made().bots;
  expect(bot?.scopes).toEqual(['personal']);
});

test('whoever sees the name, the icon, the description or its “About” learns nothing of why', () => {
  const { name, description, developer } = made();
  expect(JSON.stringify({ name, description })).not.toMatch(/stalk|harass|abuse|victim|police|danger/i);
  expect(JSON.stringify(developer)).not.toMatch(/stalk|harass|abuse|victim|danger/i);
});

test('an operator is warned of an address or a name that gives it away', () => {
  expect(givesAway(settings(SET)).join()).toMatch(/^WAYMARK_WEB_PAGE has "stalk" in it/);
  expect(givesAway(settings({ ...SET, WAYMARK_WEB_PAGE: 'https://www.example.police.uk/help' }))).toEqual([]);
});

test('the schema is the newest that Microsoft publishes with its package', () => {
  const folders = readdirSync('node_modules/@microsoft/app-manifest/build/json-schemas/teams');
  const numbers = folders.flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  expect(made().manifestVersion).toBe(`1.${Math.max(...numbers)}`);
});

test('a slip would be seen', () => {
  expect(manifestErrors({ ...made(), id: 'no-guid' }).join()).toContain('manifest.json/id');
  expect(manifestErrors({ ...made(), bots: [{ botId: 'x', scopes: ['everyone'] }] }).length).toBeGreaterThan(0);
});

test('an operator who has set nothing is told all that is missing', () => {
  expect(packageDetails(settings({}), '1.2.3')).toHaveLength(5);
});

test.each([
  ['color', 192],
  ['outline', 32],
])('%s.png is of the size that Teams takes', (name, size) => {
  const png = readFileSync(`commands/teams/${name}.png`);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});

const commands = made().bots.flatMap(({ commandLists }) => commandLists.flatMap((list) => list.commands));

test.each(commands.map(({ title }) => [title]))('the command “%s” of the menu is understood', async (title) => {
  const teams = new TeamsConversation(realKnowledge, new Date('2026-11-24T12:00:00Z'));
  await teams.begin();
  await teams.press('No, not right now');
  await teams.type(title);
  expect(teams.said()).not.toContain('I did not follow that');
  expect(teams.said()).not.toBe('');
});

test('the package can be made where there are no development packages, as in the container', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-shipped-'));
  try {
    const bundle = join(folder, 'dist', 'appPackage.js');
    execFileSync(process.execPath, ['scripts/bundleTeams.mjs', bundle]);
    cpSync('commands/teams', join(folder, 'commands', 'teams'), { recursive: true });
    for (const shipped of ['knowledge', 'training', 'package.json'])
      symlinkSync(resolve(shipped), join(folder, shipped));
    // What is needed by what is shipped is found from where that lies.
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const name of Object.keys(dependencies)) {
      const place = join(folder, 'node_modules', name);
      mkdirSync(dirname(place), { recursive: true });
      symlinkSync(resolve('node_modules', name), place);
    }
    const said = execFileSync(process.execPath, [bundle, '--out', join(folder, 'out.zip')], { cwd: folder, env: SET });
    expect(`${said}`).toContain('is written, and right by schema');
    expect(Object.keys(unzipSync(readFileSync(join(folder, 'out.zip'))))).toContain('color.png');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
