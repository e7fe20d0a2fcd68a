import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { until } from '../browser';
import type { Browser, Engine, Tab } from './engine';
import { findProgram } from './findProgram';
import { COMMANDS, type Command, WebDriverTab } from './webDriverTab';

const DRIVER = findProgram('WebKitWebDriver');
const SCREEN = findProgram('Xvfb');

/** WebKitGTK, by its own WebDriver, on a screen that nobody sees. */
export const webKit: Engine = {
  name: 'WebKit',
  missing: DRIVER && SCREEN ? undefined : 'webkit2gtk-driver and xvfb',
  start: () => WebKit.start(),
};

class WebKit implements Browser {
  private constructor(
    private readonly url: string,
    private readonly processes: readonly ChildProcess[],
  ) {}

  static async start(): Promise<WebKit> {
    const screen = spawn(SCREEN ?? '', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const display = await new Promise((resolve) => screen.stdio[3]?.once('data', resolve));
    const port = await freePort();
    const env = { ...process.env, DISPLAY: `:${String(display).trim()}`, GDK_BACKEND: 'x11' };
    const driver = spawn(DRIVER ?? '', [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
    const url = `http://127.0.0.1:${port}`;
    const isUp = () =>
      fetch(`${url}/status`).then(
        ({ ok }) => ok,
        () => false,
      );
    await until(isUp, Boolean);
    const alwaysMatch = { pageLoadStrategy: 'none', unhandledPromptBehavior: 'ignore' };
    const opened = await ask('POST', `${url}/session`, { capabilities: { alwaysMatch } });
    const { sessionId } = opened as { readonly sessionId: string };
    return new WebKit(`${url}/session/${sessionId}`, [driver, screen]);
  }

  tab(): Promise<Tab> {
    return WebDriverTab.open((command, parameters) => this.send(command, parameters));
  }

  async close(): Promise<void> {
    for (const one of this.processes) {
      const ended = new Promise((resolve) => one.once('exit', resolve));
      one.kill();
      await ended;
    }
  }

  private send(command: Command, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const [method = '', route = ''] = COMMANDS[command].split(' ');
    const path = route.replace('{id}', String(parameters.id));
    return ask(method, `${this.url}/${path}`, method === 'POST' ? parameters : undefined);
  }
}

async function ask(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as {
    readonly value: { readonly error?: string; readonly message?: string };
  };
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
