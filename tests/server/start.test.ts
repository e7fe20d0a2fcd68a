import { EventEmitter, once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../channels/observability/log';
import { readSettings } from '../../server/settings/readSettings';
import { type KnowledgeSource, start } from '../../server/start';
import { releaseVersion } from '../../server/version';
import { builtWidget } from '../builtWidget';
import { Sink } from '../channels/observability/watched';
import { realKnowledge } from '../realKnowledge';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-start-'));
});
// The server that was told to end may still be writing: each try has to look anew at what is there, and to let it end.
afterEach(async () => {
  for (let tries = 1; ; tries++) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
});

/** Gives up after some seconds: what is waited for is expected next. */
async function soon(isThere: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !isThere(); tries++) await new Promise((done) => setTimeout(done, 10));
}

/** A process that can be told things, and says how it ended. */
class FakeHost extends EventEmitter {
  readonly env = { NOTIFY_SOCKET: '/run/none', PATH: folder };
  readonly pid = 4711;
  readonly console = { ...console };
  readonly printed: string[] = [];
  readonly stdout: { readonly isTTY: boolean; readonly write: (text: string) => unknown };

  constructor(isTTY: boolean) {
    super();
    this.stdout = { isTTY, write: (text) => this.printed.push(text) };
  }

  exit(code?: number): never {
    this.emit('ended', code);
    return undefined as never;
  }
}

async function started(source: Partial<KnowledgeSource>, onTerminal = false) {
  writeFileSync(join(folder, 'systemd-notify'), `#!/bin/sh\necho "$@" >${folder}/told\n`);
  chmodSync(join(folder, 'systemd-notify'), 0o755);
  const read = readSettings({ WAYMARK_PORT: '0', WAYMARK_DATA: join(folder, 'data') });
  if (read.kind === 'wrong') throw new Error(read.wrong.join());
  const [sink, host] = [new Sink(), new FakeHost(onTerminal)];
  const load = () => ({ knowledge: realKnowledge, digest: '0123456789abcdef' });
  const settings = { ...read.settings, web: builtWidget().folder };
  const log = createLog('info', sink);
  await start({ settings, log, version: '9.8.7', source: { load, loadAnew: async () => load(), ...source }, host });
  const until = async (event: string) => {
    await soon(() => sink.entries.some((one) => one.event === event));
    return sink.entries.find((one) => one.event === event);
  };
  return { sink, host, until };
}

test('a server says what runs, tells systemd, takes up new knowledge at SIGHUP, and ends in order', async () => {
  const answers = [
    { problems: [{ file: 'knowledge/labels.yaml', line: 3, rule: 'missing-message' }] },
    { knowledge: realKnowledge, digest: 'fedcba9876543210' },
  ];
  const loadAnew = async () => answers.shift() ?? { problems: [] };
  const { host, until, sink } = await started({ loadAnew });
  expect(await until('started')).toMatchObject({ version: '9.8.7', knowledge: '0123456789ab' });
  expect(host.printed).toEqual([]);
  host.emit('SIGHUP');
  expect(await until('knowledge-refused')).toMatchObject({
    problems: 1,
    at: 'knowledge/labels.yaml:3 missing-message',
  });
  host.emit('SIGHUP');
  expect(await until('knowledge-exchanged')).toMatchObject({ knowledge: 'fedcba987654' });
  const told = () => (existsSync(join(folder, 'told')) ? readFileSync(join(folder, 'told'), 'utf8') : '');
  await soon(() => told() !== '');
  expect(told()).toMatch(/^--ready --pid=4711 --status=serving 9\.8\.7/);
  const ended = once(host, 'ended');
  host.emit('SIGTERM');
  host.emit('SIGINT');
  expect(await ended).toEqual([0]);
  expect(sink.entries.filter(({ event }) => event === 'stopping')).toHaveLength(1);
});

test('on a terminal it says in words where to look, and closing the window ends it', async () => {
  const { host, until } = await started({}, true);
  await until('started');
  expect(host.printed.join('')).toContain('Waymark is running');
  expect(host.listenerCount('SIGHUP')).toBe(0);
  const ended = once(host, 'ended');
  host.emit('SIGINT');
  await ended;
});

test('which release it is stands in package.json', () => {
  expect(releaseVersion()).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
});
