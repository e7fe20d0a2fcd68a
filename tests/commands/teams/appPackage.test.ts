import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { manifest, manifestErrors, packageDetails, zipPackage } from '../../../commands/teams/appPackage';
import { readSettings, type Settings } from '../../../server/settings/readSettings';
import { TeamsConversation } from '../../journeys/teamsConversation';
import { realKnowledge } from '../../realKnowledge';

const SET = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppTenantId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
  MicrosoftAppType: 'UserAssignedMSI',
  WAYMARK_WEB_PAGE: 'https://www.example.police.uk/stalking',
  WAYMARK_TEAMS_ORGANISATION: 'Example Police',
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

test('whoever sees the name, the icon or the description learns nothing of why', () => {
  const { name, description } = made();
  expect(JSON.stringify({ name, description })).not.toMatch(/stalk|harass|abuse|victim|police|danger/i);
});

test('a slip would be seen', () => {
  expect(manifestErrors(made({ ...SET, MicrosoftAppId: 'no-guid' })).join()).toContain('manifest.json/id');
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
