import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { findProgram } from '../web/engines/findProgram';

const PROGRAM = findProgram('nginx') ?? ['/usr/sbin/nginx'].find((one) => statSync(one, { throwIfNoEntry: false }));
const DEBIAN = '/etc/nginx/nginx.conf';
const CERTIFICATE = resolve('tests/channels/sign-in/certificate.pem');

/** Why it cannot be tried here, if so. Its workers change their user, which root alone can do. */
export const NO_NGINX = !PROGRAM
  ? 'nginx is not installed here'
  : process.getuid?.() !== 0
    ? 'nginx is tried by root alone'
    : undefined;

/** @param to where the files of deploy/nginx are */
type Change = (text: string, to: string) => string;

/** Each set of files as it is installed, with the ports, addresses and certificate of this machine. */
export const VARIANTS = {
  'in the containers': (folder: string, change: Change) => {
    for (const name of ['nginx.conf', 'limits.conf', 'waymark.conf', 'later.html'])
      writeFileSync(join(folder, name), change(readFileSync(join('deploy/nginx', name), 'utf8'), folder));
  },
  'beside the unit, on a plain Debian': (folder: string, change: Change) => {
    const shipped = readFileSync(DEBIAN, 'utf8');
    const own = shipped.replaceAll('/var/log/nginx', folder).replaceAll('/run/nginx.pid', `${folder}/nginx.pid`);
    writeFileSync(
      join(folder, 'nginx.conf'),
      own
        .replaceAll('/etc/nginx/sites-enabled', `${folder}/sites-enabled`)
        .replace('http {', `http {\n  client_body_temp_path ${folder}/body;`),
    );
    for (const name of ['waymark', 'sites-enabled']) mkdirSync(join(folder, name));
    const to = join(folder, 'waymark');
    for (const name of ['limits.conf', 'waymark.conf', 'later.html'])
      writeFileSync(join(to, name), change(readFileSync(join('deploy/nginx', name), 'utf8'), to));
    writeFileSync(
      join(folder, 'sites-enabled/waymark'),
      change(readFileSync('deploy/nginx/debian-site.conf', 'utf8'), to).replaceAll('/var/log/nginx', folder),
    );
  },
} as const;

/** The shipped nginx before a pretended Waymark that tells what reached it, or before real ones. */
export class NginxProxy {
  readonly reached: IncomingMessage[] = [];
  private nginx: ChildProcess | undefined;
  private said = '';

  private constructor(
    readonly folder: string,
    readonly port: number,
    /** Without TLS. */
    readonly plainPort: number,
    private readonly behind: Server,
  ) {}

  /**
   * @param real the ports of the two that are behind it, in place of the pretended one
   * @param limits one in so many requests that are shipped may come, so that a flood is a small one
   */
  static async start(
    write: (typeof VARIANTS)[keyof typeof VARIANTS],
    real: readonly number[] = [],
    limits = 20,
  ): Promise<NginxProxy> {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-nginx-'));
    // The workers' own user reads the page that is shown to whoever has to wait.
    chmodSync(folder, 0o755);
    // Debian's modules are looked for below the folder that nginx runs in.
    symlinkSync('/usr/share/nginx/modules', join(folder, 'modules'));
    const [behind, plain, port] = await Promise.all([listening(), freePort(), freePort()]);
    const proxy = new NginxProxy(folder, port, plain, behind);
    behind.on('request', (req, res) => {
      proxy.reached.push(req);
      res.end('ok');
    });
    behind.on('upgrade', (req, socket) => {
      proxy.reached.push(req);
      socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nhello');
    });
    write(folder, (text, to) =>
      text
        .replaceAll('/etc/nginx/waymark', to)
        .replace('/tmp/body', join(folder, 'body'))
        .replace(
          /(?:waymark-([12])|127\.0\.0\.1):3978/g,
          (_all, which = 1) => `127.0.0.1:${real[which - 1] ?? portOf(behind)}`,
        )
        .replace(/listen (\[::\]:)?(?:8080|80);/g, (_all, six = '') => `listen ${six || '127.0.0.1:'}${plain};`)
        .replace(/listen (\[::\]:)?(?:8443|443) /g, (_all, six = '') => `listen ${six || '127.0.0.1:'}${port} `)
        .replace(/(rate|burst)=(\d+)/g, (_all, what, most) => `${what}=${Math.ceil(most / limits)}`)
        .replace(/(ssl_certificate(?:_key)?) .*;/g, `$1 ${CERTIFICATE};`),
    );
    return proxy;
  }

  /** What `nginx -t` says. */
  test(): string {
    const { stderr } = spawnSync(PROGRAM ?? '', this.parameters('-t'), { encoding: 'utf8' });
    return stderr;
  }

  async run(): Promise<void> {
    this.nginx = spawn(PROGRAM ?? '', this.parameters('-g', 'daemon off;'), { stdio: ['ignore', 'ignore', 'pipe'] });
    this.nginx.stderr?.on('data', (part) => {
      this.said += part;
    });
    for (let tries = 0; (await this.ask('GET /no-such-page').catch(() => 0)) !== 404; tries++) {
      if (tries > 400 || this.nginx.exitCode !== null) throw new Error(`nginx does not start: ${this.test()}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Sends a request line as it is, which no client would write so. @returns the status */
  async ask(line: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
    return Number((await this.answer(line, headers)).split(' ')[1]);
  }

  /** @returns all that came back, until nginx closed */
  answer(line: string, headers: Readonly<Record<string, string>> = {}, body = ''): Promise<string> {
    return this.exchange(request(line, { Connection: 'close', ...headers }) + body);
  }

  /** Asks for a path many times over one connection, without waiting for the answers. */
  flood(path: string, times: number): Promise<string> {
    const [one, last] = [{}, { Connection: 'close' }].map((headers) => request(`GET ${path}`, headers));
    return this.exchange(`${one}`.repeat(times - 1) + last);
  }

  private exchange(sent: string): Promise<string> {
    return new Promise((done, fail) => {
      let text = '';
      const socket: TLSSocket = connect({ port: this.port, host: '127.0.0.1', rejectUnauthorized: false }, () =>
        socket.write(sent),
      );
      socket.on('data', (part) => {
        text += part;
      });
      socket.on('error', fail);
      socket.on('close', () => done(text));
    });
  }

  /** All that it has said and written anywhere, but its number as a process. */
  written(): string {
    const files = readdirSync(this.folder, { withFileTypes: true }).filter(
      (one) => one.isFile() && !/\.(?:conf|html|pid)$/.test(one.name),
    );
    return this.said + files.map(({ name }) => readFileSync(join(this.folder, name), 'utf8')).join('');
  }

  stopBehind(): Promise<void> {
    this.behind.closeAllConnections();
    return new Promise((done) => this.behind.close(() => done()));
  }

  async close(): Promise<void> {
    if (this.nginx) {
      const ended = new Promise((done) => this.nginx?.once('exit', done));
      this.nginx.kill();
      await ended;
    }
    if (this.behind.listening) await this.stopBehind();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private parameters(...others: readonly string[]): readonly string[] {
    return ['-e', join(this.folder, 'error.log'), '-p', this.folder, '-c', join(this.folder, 'nginx.conf'), ...others];
  }
}

function request(line: string, headers: Readonly<Record<string, string>>): string {
  const all = Object.entries({ Host: 'waymark.example.org', ...headers });
  return `${line} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

function listening(): Promise<Server> {
  const server = createServer();
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

async function freePort(): Promise<number> {
  const server = await listening();
  const port = portOf(server);
  await new Promise((done) => server.close(done));
  return port;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
