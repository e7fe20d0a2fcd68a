import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '../browser';
import type { Browser, Engine, Preferences, Tab } from './engine';
import { findProgram } from './findProgram';
import { type Command, ELEMENT, WebDriverTab } from './webDriverTab';

const PROGRAM = findProgram('firefox-esr', 'firefox');

/**
 * Firefox, by Marionette: WebDriver's commands as lines of JSON over a socket, which is what geckodriver speaks to
 * it. So nothing is needed but the browser itself.
 */
export const firefox: Engine = {
  name: 'Firefox',
  missing: PROGRAM ? undefined : 'firefox-esr',
  blocksStorage: true,
  start: async () => new Firefox(),
};

/** Preferences are those of a profile: where they change, Firefox starts anew. */
class Firefox implements Browser {
  /** Also while it starts: a start that took longer than a test may must not be left behind. */
  private running: Promise<Running> | undefined;
  private storage: boolean | undefined;

  async tab({ storage = true }: Preferences = {}): Promise<Tab> {
    if (storage !== this.storage) await this.restart(storage);
    const running = await this.running;
    return WebDriverTab.open((command, parameters) => sendTo(running, command, parameters));
  }

  async close(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    this.storage = undefined;
    const started = await running?.catch(() => undefined);
    await started?.stop();
  }

  private async restart(storage: boolean): Promise<void> {
    await this.close();
    this.running = Running.start(storage);
    await this.running;
    this.storage = storage;
  }
}

function sendTo(running: Running | undefined, command: Command, given: Readonly<Record<string, unknown>> = {}) {
  // Firefox wants a frame's element by its bare id.
  const { id } = given;
  const element = command === 'SwitchToFrame' && id ? (id as Record<string, string>)[ELEMENT] : undefined;
  return running?.send(command, element ? { element } : given) ?? Promise.reject(new Error('No tab is open.'));
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

class Running {
  private readonly waiting = new Map<number, Waiting>();
  private received = Buffer.alloc(0);
  private sent = 0;

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
    private readonly socket: Socket,
  ) {
    socket.on('data', (part) => this.receive(Buffer.from(part)));
  }

  static async start(storage: boolean): Promise<Running> {
    const profile = mkdtempSync(path.join(tmpdir(), 'waymark-firefox-'));
    const preferences = {
      'marionette.port': 0,
      // Drivers turn the question "Leave site?" off: here it has to be seen not to come.
      'dom.disable_beforeunload': false,
      'dom.require_user_interaction_for_beforeunload': false,
      'network.cookie.cookieBehavior': storage ? 0 : 2,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.normandy.enabled': false,
    };
    const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${value});\n`);
    writeFileSync(path.join(profile, 'user.js'), lines.join(''));
    const given = ['--headless', '--marionette', '--no-remote', '--profile', profile];
    const running = spawn(PROGRAM ?? '', given, { stdio: 'ignore', env: { ...process.env, HOME: profile } });
    const portFile = path.join(profile, 'MarionetteActivePort');
    const portIn = () => (existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0);
    const port = await until(portIn, Boolean).catch((error) => {
      running.kill();
      throw error;
    });
    const started = new Running(running, profile, connect(port, '127.0.0.1'));
    const alwaysMatch = { pageLoadStrategy: 'none', unhandledPromptBehavior: 'ignore' };
    await started.send('NewSession', { capabilities: { alwaysMatch } });
    return started;
  }

  /** @returns what was answered, without the wrapper that some answers have */
  async send(command: Command | 'NewSession', parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
    const id = ++this.sent;
    const message = JSON.stringify([0, id, `WebDriver:${command}`, parameters]);
    const answer = new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    this.socket.write(`${Buffer.byteLength(message)}:${message}`);
    const value = (await answer) as { readonly value?: unknown } | null;
    return value && 'value' in value ? value.value : value;
  }

  async stop(): Promise<void> {
    this.socket.destroy();
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill();
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Each message comes after its length in bytes and a colon. The first, a greeting, answers nothing. */
  private receive(part: Buffer): void {
    this.received = Buffer.concat([this.received, part]);
    for (;;) {
      const start = this.received.indexOf(':') + 1;
      const end = start + Number(this.received.subarray(0, start - 1));
      if (!start || this.received.length < end) return;
      this.answer(JSON.parse(this.received.subarray(start, end).toString()));
      this.received = this.received.subarray(end);
    }
  }

  private answer(message: unknown): void {
    if (!Array.isArray(message)) return;
    const [, id, error, result] = message;
    const waiting = this.waiting.get(id);
    if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
    else waiting?.resolve(result);
    this.waiting.delete(id);
  }
}
