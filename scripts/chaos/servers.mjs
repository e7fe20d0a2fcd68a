import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

  async start() {
    this.#process = this.start_();
    await this.ready_(this.#process);
  }

  /** SIGKILL: no time to clean up. */
  async kill() {
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }
}

/** Waymark as it is built, on this port; ready when it has printed its address. */
export function waymark(port, environment) {
  const env = { ...process.env, WAYMARK_PORT: String(port), NODE_ENV: 'production', ...environment };
  return new Killable(
    () => spawn(process.execPath, [join('dist', 'index.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] }),
    async (server) => {
      for await (const chunk of server.stdout) if (String(chunk).includes('running')) break;
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
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
