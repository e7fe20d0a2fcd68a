import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverSecrets } from '../../server/openStore';
import { createOnce } from '../../store/newFile';

let data: string;
const file = () => join(data, 'secret');
const own = () => serverSecrets({ secrets: [], data })[0];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'waymark-secret-'));
});

afterEach(() => rmSync(data, { recursive: true }));

test('a server without a secret makes one, for its owner only, and keeps to it', () => {
  const made = own();
  expect(`${made}`).toMatch(/^[0-9a-f]{64}$/);
  expect(readFileSync(file(), 'utf8')).toBe(`${made}`);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(own()).toEqual(made);
  expect(readdirSync(data)).toEqual(['secret']);
});

test('of two that start at once both have the secret that is in the file', () => {
  createOnce(file(), 'a'.repeat(64));
  createOnce(file(), 'b'.repeat(64));
  expect(`${own()}`).toBe('a'.repeat(64));
  expect(readdirSync(data)).toEqual(['secret']);
});

test('a process that was killed while it wrote one leaves no secret, and the next start makes it', () => {
  writeFileSync(join(data, 'secret-1.new'), 'ab');
  expect(`${own()}`).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ['empty', ''],
  ['cut short', 'a'.repeat(40)],
  ['all zeros', '0'.repeat(64)],
  ['blank bytes', '\0'.repeat(64)],
  ['not one', 'x'.repeat(64)],
])('a secret that is %s is refused, by the name of the file, the cure and what it costs', (_, text) => {
  writeFileSync(file(), text);
  expect(own).toThrow(
    `${file()} does not hold a secret. Delete it to have a new one made; open conversations end with it.`,
  );
  rmSync(file());
  expect(`${own()}`).toMatch(/^[0-9a-f]{64}$/);
});
