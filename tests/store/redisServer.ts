import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SERVER = ['redis-server', 'valkey-server'].find((name) => !spawnSync(name, ['--version']).error);

/** Whether this machine can run Redis. */
export const HAS_REDIS = SERVER !== undefined;

/** A Redis for one test file, on a free port of this machine, that can go away and come back. */
export class RedisServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'waymark-redis-'));
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  static async start(settings = {}): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), settings);
    await server.start();
    return server;
  }

  /** Every write is on the disk before it is answered. */
  async start(): Promise<void> {
    const settings = { port: this.port, bind: '127.0.0.1', dir: this.folder, save: '', appendonly: 'yes' };
    const options = Object.entries({ ...settings, appendfsync: 'always', ...this.settings });
    const args = options.flatMap(([name, value]) => [`--${name}`, `${value}`]);
    const child = spawn(SERVER ?? '', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    this.child = child;
    let out = '';
    for await (const text of child.stdout.setEncoding('utf8')) {
      out += text;
      if (out.includes('Ready to accept connections')) break;
    }
    if (child.exitCode !== null) throw new Error(`Redis did not start: ${out}`);
  }

  async kill(): Promise<void> {
    if (this.child === undefined) return;
    const closed = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await closed;
    this.child = undefined;
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
