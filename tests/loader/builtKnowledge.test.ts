import { chmodSync, cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtPath, knowledgeDigest, readBuilt, serialiseBuilt } from '../../loader/builtKnowledge';
import { startKnowledge } from '../../loader/startKnowledge';
import { ukTime } from '../../model/ukTime';
import { MORNING, realKnowledge } from '../realKnowledge';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'waymark-built-')), 'ours');
  cpSync('knowledge', folder, { recursive: true });
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const messages = () => join(folder, 'messages.yaml');

test('what a server starts with is what was checked, to the last weight', () => {
  const digest = knowledgeDigest(folder);
  writeFileSync(builtPath(folder), serialiseBuilt(digest, realKnowledge));
  const { knowledge, digest: of } = startKnowledge(folder, ukTime(MORNING).date);
  const { classifiers, ...words } = knowledge;
  expect(of).toBe(digest);
  expect(words).toEqual({ ...realKnowledge, classifiers: undefined });
  const bytes = (from = classifiers) => Buffer.from(from?.network.vectors.bytes ?? []);
  expect(bytes().equals(bytes(realKnowledge.classifiers))).toBe(true);
});

test('a word that was changed since is read anew, and checked: what is not sound stops the start', () => {
  writeFileSync(builtPath(folder), serialiseBuilt(knowledgeDigest(folder), realKnowledge));
  writeFileSync(messages(), 'messages: {}\n');
  expect(() => startKnowledge(folder, ukTime(MORNING).date)).toThrow(
    /^The knowledge is not sound\.\n[\s\S]*missing-message/,
  );
});

test.each([
  ['cut short', (path: string, bytes: Uint8Array) => writeFileSync(path, bytes.subarray(0, 1000))],
  ['not ours', (path: string) => writeFileSync(path, 'anything')],
  ['open for anybody to write to', (path: string) => chmodSync(path, statSync(path).mode | 0o002)],
])('a built file that is %s is not believed', (_how, spoil) => {
  const digest = knowledgeDigest(folder);
  const bytes = serialiseBuilt(digest, realKnowledge);
  writeFileSync(builtPath(folder), bytes);
  spoil(builtPath(folder), bytes);
  expect(readBuilt(builtPath(folder), digest)).toBeUndefined();
});
