import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(120_000);

let folder: string;
const inside = (...path: readonly string[]) => join(folder, 'waymark', ...path);
const running = new Set<ChildProcess>();

/** An empty tree with nothing in it but the release, and a stand-in for the program by which systemd is told. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-released-'));
  const staged = 'import("./scripts/stage.mjs").then(({ stage }) => stage(process.argv[1]))';
  const steps = [['scripts/build.mjs'], ['-e', staged, inside()]];
  for (const step of steps) {
    const { status, stderr } = spawnSync(process.execPath, step, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
  writeFileSync(join(folder, 'systemd-notify'), `#!/bin/sh\necho "$@" >${folder}/told\n`, { mode: 0o755 });
});
afterAll(() => {
  for (const one of running) one.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

class Started {
  out = '';
  err = '';
  readonly process: ChildProcess;

  constructor(settings: Readonly<Record<string, string>> = {}, cwd = inside()) {
    const env = { PATH: `${folder}:/usr/bin:/bin`, WAYMARK_PORT: '0', WAYMARK_DATA: join(folder, 'data'), ...settings };
    this.process = spawn(process.execPath, [inside('dist', 'index.js')], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(this.process);
    this.process.stdout?.on('data', (text) => {
      this.out += text;
    });
    this.process.stderr?.on('data', (text) => {
      this.err += text;
    });
  }

  get lines(): readonly Record<string, string>[] {
    return this.out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }

  async until(event: string): Promise<Record<string, string>> {
    for (let tries = 0; ; tries++) {
      const found = this.lines.findLast((line) => line.event === event);
      if (found) return found;
      if (this.process.exitCode !== null || tries > 3000) throw new Error(`It ended: ${this.out}${this.err}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }
}

describe('A release, unpacked on a machine that has Node and nothing else', () => {
  let server: Started;
  let url: string;
  const status = async (path: string) => (await fetch(url + path)).status;

  beforeAll(async () => {
    server = new Started({ NOTIFY_SOCKET: '/run/none' });
    url = (await server.until('started')).url ?? '';
  });

  test('starts, serves people, and says nothing that is not a line of JSON', async () => {
    for (const path of ['/readyz', '/widget', '/widget.js', '/plain', '/desk'])
      expect([path, await status(path)]).toEqual([path, path === '/desk' ? 401 : 200]);
    expect(server.lines[0]).toMatchObject({ event: 'starting', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    expect(server.err).toBe('');
  });

  test('tells systemd when it can be sent people', () => {
    expect(readFileSync(join(folder, 'told'), 'utf8')).toMatch(`--ready --pid=${server.process.pid} `);
  });

  test('takes up knowledge that was changed, at a signal, and leaves what is broken where it is', async () => {
    const file = inside('knowledge', 'labels.yaml');
    const before = readFileSync(file, 'utf8');
    const now = async () => (await (await fetch(`${url}/healthz`)).json()).knowledge;
    const first = await now();
    writeFileSync(file, before.replace(/^labels:/m, 'labls:'));
    server.process.kill('SIGHUP');
    expect(await server.until('knowledge-refused')).toMatchObject({ at: expect.stringContaining('labels.yaml:') });
    expect(await now()).toBe(first);
    writeFileSync(file, `${before}# Looked through.\n`);
    server.process.kill('SIGHUP');
    const { knowledge } = await server.until('knowledge-exchanged');
    expect(knowledge).not.toBe(first);
    expect(await now()).toBe(knowledge);
    expect(await status('/widget')).toBe(200);
    writeFileSync(file, before);
  });

  test('ends in order', async () => {
    server.process.kill('SIGTERM');
    expect((await once(server.process, 'exit'))[0]).toBe(0);
    expect(server.lines.at(-1)).toMatchObject({ event: 'stopped' });
  });

  test('that is set up wrongly ends with 78, so that it is not tried again, and says why to the log, whatever its level', async () => {
    const wrong = new Started({ WAYMARK_LIMITS: 'many', WAYMARK_LOG_LEVEL: 'silent' });
    expect((await once(wrong.process, 'close'))[0]).toBe(78);
    // A journal holds both: a line that is no JSON stops whoever reads it with `jq`.
    expect(wrong.err).toBe('');
    expect(wrong.lines).toMatchObject([{ event: 'not-started', problem: expect.stringMatching(/^WAYMARK_LIMITS/) }]);
  });

  test('is found by itself, wherever it was started from', async () => {
    const elsewhere = new Started({}, folder);
    expect(await elsewhere.until('started')).toMatchObject({ version: expect.any(String) });
    elsewhere.process.kill('SIGTERM');
    expect((await once(elsewhere.process, 'exit'))[0]).toBe(0);
  });

  test('has the licences to hand on, and nothing of whoever built it', () => {
    expect(existsSync(inside('dist', 'coverage'))).toBe(false);
    expect(existsSync(inside('node_modules', 'typescript'))).toBe(false);
    expect(existsSync(inside('node_modules', 'restify', 'LICENSE'))).toBe(true);
  });
});

test('whoever installs without the packages that build it is told what to do, and starts what was built elsewhere', () => {
  const bare = mkdtempSync(join(tmpdir(), 'waymark-omit-dev-'));
  for (const file of ['scripts/run.mjs', 'scripts/ready.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(file, join(bare, file));
  // As `npm ci --omit=dev` leaves it.
  mkdirSync(join(bare, 'node_modules'));
  writeFileSync(join(bare, 'node_modules', '.package-lock.json'), '{}');
  const start = () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'index'], {
      cwd: bare,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  expect(start()).toEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Waymark is not built here, .* `npm ci` .* `npm run release`.*\n$/),
  });
  mkdirSync(join(bare, 'dist'));
  writeFileSync(join(bare, 'dist', 'index.js'), 'console.log("built elsewhere")');
  expect(start()).toEqual({ status: 0, stdout: 'built elsewhere\n', stderr: '' });
  rmSync(bare, { recursive: true });
});
