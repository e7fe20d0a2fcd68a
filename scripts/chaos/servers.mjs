import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The unit of /proc, in milliseconds. */
const TICK = 10;

/** What was started here and runs. None of it outlives this process, whatever ends that. */
const running = new Set();
/** What is deleted when this process ends. */
const folders = new Set();

process.on('exit', () => {
  for (const one of running) one.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

const STARTS = 20;

/** Whether a program has ended, or is just ending: its output has, before it says so. */
async function hasEnded(program) {
  if (program.stdout.readableEnded) await Promise.race([once(program, 'exit'), pause(1000)]);
  return program.exitCode !== null || program.signalCode !== null;
}

/** A program that is killed and started again on the same port, with the same data. */
export class Killable {
  #process;

  constructor(start, ready) {
    this.start_ = start;
    this.ready_ = ready;
  }

  get pid() {
    return this.#process.pid;
  }

  /** While it was gone, somebody's connection may have been given its port: then it is started once more. */
  async start() {
    for (let tries = 0; tries < STARTS; tries++) {
      const started = this.start_();
      this.#process = started;
      running.add(started);
      started.once('exit', () => running.delete(started));
      await this.ready_(started);
      if (!(await hasEnded(started))) return;
    }
    throw new Error('It does not start.');
  }

  /** Milliseconds of processor time so far, to ten; nothing where there is no /proc. */
  cpuTime() {
    const stat = `/proc/${this.#process.pid}/stat`;
    if (!existsSync(stat)) return Number.NaN;
    const [, , , , , , , , , , , user, system] = readFileSync(stat, 'utf8').split(') ')[1].split(' ');
    return (Number(user) + Number(system)) * TICK;
  }

  /** SIGKILL: no time to clean up. */
  async kill() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }
}

/** Waymark as it is built in a folder, on this port; ready when it has said that it runs. */
export function waymark(port, environment, cwd = '.') {
  const env = { ...process.env, WAYMARK_PORT: String(port), NODE_ENV: 'production', ...environment };
  return new Killable(
    () => spawn(process.execPath, [join('dist', 'index.js')], { env, cwd, stdio: ['ignore', 'pipe', 'inherit'] }),
    async (server) => {
      for await (const chunk of server.stdout) if (/running|"started"/.test(String(chunk))) break;
      server.stdout.resume();
    },
  );
}

/** A Redis that syncs each write to disk before it replies. */
export function redis(port, folder) {
  const settings = ['--port', port, '--dir', folder, '--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
  return new Killable(
    () => spawn('redis-server', settings.map(String), { stdio: ['ignore', 'pipe', 'inherit'] }),
    async (server) => {
      for await (const chunk of server.stdout) if (String(chunk).includes('Ready to accept')) break;
      server.stdout.resume();
    },
  );
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** A folder that is deleted when the process ends. */
export function passingFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-chaos-'));
  folders.add(folder);
  return folder;
}
