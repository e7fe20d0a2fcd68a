import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inDataFolder } from '../../server/dataFolder';
import { openStore, serverSecrets } from '../../server/openStore';
import { readSettings } from '../../server/settings/readSettings';

const NOBODY = 65534;
const isRoot = process.geteuid?.() === 0;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-folder-'));
});
afterEach(() => {
  if (isRoot) process.seteuid?.(0);
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

function settings(data: string) {
  const read = readSettings({ WAYMARK_DATA: data });
  if (read.kind === 'wrong') throw new Error(read.wrong.join('\n'));
  return read.settings;
}

/** From here on this process may do no more than any user, and nothing in a folder that is not its own. */
function becomeAnother(): string {
  if (!isRoot) return '/';
  process.seteuid?.(NOBODY);
  return folder;
}

const CURE = /chown -R \d+ |set WAYMARK_DATA to another folder/;

test('a folder that belongs to another is named, with both users and the cure, where the secret is made', () => {
  const theirs = becomeAnother();
  const secret = () => serverSecrets(settings(theirs));
  expect(secret).toThrow(
    `The data folder ${theirs} belongs to another user (number 0, and this is ${process.geteuid?.()})`,
  );
  expect(secret).toThrow(CURE);
});

test('and where the secret is there, or given, but conversations cannot be kept', async () => {
  const theirs = becomeAnother();
  const store = openStore(settings(theirs), [Buffer.alloc(32)], () => new Date());
  await expect(store).rejects.toThrow(`The data folder ${theirs} belongs to another user`);
  await expect(store).rejects.toThrow(CURE);
});

test.each([
  ['EROFS', 'is on a file system that is read-only'],
  [30, 'is on a file system that is read-only'],
  ['EACCES', 'may not be written to by this user'],
])('what the system says of it (%s) becomes a sentence that names it', (code, says) => {
  const use = () =>
    inDataFolder(folder, () => {
      throw Object.assign(new Error('Attempting to setup locks'), { code });
    });
  expect(use).toThrow(`The data folder ${folder} ${says}`);
});

test('a file where the folder should be is named', () => {
  const file = join(folder, 'data');
  writeFileSync(file, '');
  expect(() => serverSecrets(settings(file))).toThrow(`The data folder ${file} is no folder`);
});

test('any other error is told as it is', () => {
  const odd = new Error('odd');
  const use = () =>
    inDataFolder(folder, () => {
      throw odd;
    });
  expect(use).toThrow(odd);
});
