import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ConversationStore } from '../../store/conversationStore';

const WRITER = ['-r', join(__dirname, 'typescriptInChild.cjs'), join(__dirname, 'writer.ts')];

/** The latest version of each conversation that was said to be there. */
export type Acknowledged = Map<string, number>;

/**
 * Lets a process commit for some milliseconds after its first commit, and kills it.
 * @param first what to do just before that, with all its commits under way
 */
export async function writeAndKill(
  engine: 'lmdb' | 'redis',
  where: string,
  after: number,
  acknowledged: Acknowledged,
  first = async () => {},
): Promise<void> {
  const child = spawn(process.execPath, [...WRITER, engine, where], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  await Promise.race([once(child.stdout, 'data'), closed]);
  await wait(after);
  await first();
  child.kill('SIGKILL');
  await closed;
  if (out === '') throw new Error('The process wrote nothing');
  // What comes after the last line's end is a line that was cut off.
  for (const line of out.split('\n').slice(0, -1)) {
    const [id = '', version] = line.split(' ');
    acknowledged.set(id, Number(version));
  }
}

/** Lets another process begin and forget conversations in a folder, without a pause, until the work is done, and kills it. */
export async function churnUntil(folder: string, work: () => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [...WRITER, 'churn', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  child.stdout.resume();
  await work();
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await closed;
}

/** Everything that was acknowledged is there, once and in order, and nothing is there in part. */
export async function expectWhole(store: ConversationStore, acknowledged: Acknowledged): Promise<void> {
  for (const [id, version] of acknowledged) {
    const kept = await store.read(id);
    // A commit may be there whose acknowledgement the kill has cut off.
    expect([version, version + 1]).toContain(kept?.version);
    expect(kept?.count).toBe(2 * (kept?.version ?? 0));
    const said = (await store.activities(id, 0)).map(({ number, record }) => `${number} ${Buffer.from(record)}`);
    expect(said).toEqual(said.map((_, i) => `${i} ${Math.floor(i / 2) + 1}`));
    expect(said).toHaveLength(kept?.count ?? 0);
  }
}
