import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';

const CLI = resolve('node_modules', '@microsoft', 'm365agentsplayground', 'cli.js');

/** Microsoft's own client for trying bots out, as Teams, on this machine alone. */
export class Playground {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** @param bot the address of the bot's server */
  static async start(bot: string): Promise<Playground> {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-playground-'));
    const port = await freePort();
    const options = ['--app-endpoint', `${bot}/api/messages`, '--channel-id', 'msteams', '--port', String(port)];
    const env = {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'log'),
    };
    const child = spawn(process.execPath, [CLI, 'start', ...options, '--disable-telemetry'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for await (const chunk of child.stdout) if (String(chunk).includes('Listening on')) break;
    return new Playground(child, folder, port);
  }

  /** Opens it in a browser that can reach nothing but this machine. The page takes seconds to load. */
  async open(browser: Browser): Promise<TeamsPage> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(35_000);
    await page.route(
      ({ hostname }) => hostname !== 'localhost',
      (route) => route.abort(),
    );
    await page.goto(`http://localhost:${this.port}/`);
    await page.getByTitle('Hide log panel').click();
    return new TeamsPage(page);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A person at the playground. */
export class TeamsPage {
  constructor(readonly page: Page) {}

  /** As wide as a phone, with nothing beside the chat. */
  async narrow(): Promise<void> {
    await this.page.setViewportSize({ width: 420, height: 800 });
    await this.page.getByTitle('Toggle app bar and conversation window').click();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).last().click();
  }

  async tick(label: string): Promise<void> {
    await this.page.getByText(label).last().click();
  }

  async type(text: string): Promise<void> {
    await this.page.getByRole('textbox').first().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Writes to the bot in a group or a channel, as "@…" and the words. */
  async mention(text: string): Promise<void> {
    await this.page.getByRole('textbox').first().click();
    await this.page.keyboard.type('@');
    await this.page.getByRole('menuitem').filter({ hasText: 'Test Bot' }).click();
    await this.page.keyboard.type(` ${text}`);
    await this.page.keyboard.press('Enter');
  }

  async go(place: string): Promise<void> {
    await this.page.getByText(place, { exact: true }).last().click();
  }

  /** Has the playground send what Teams sends when the app is added or taken away. */
  async mock(activity: string): Promise<void> {
    await this.page.getByText('Mock an Activity').click();
    await this.page.getByText(activity, { exact: true }).click();
    await this.page.getByRole('button', { name: 'Send activity' }).click();
    await this.page.locator('.fui-DialogSurface__backdrop').waitFor({ state: 'detached' });
  }

  async shows(words: string): Promise<void> {
    await this.page.getByText(words).last().waitFor();
  }

  /** Waits until the words are nowhere to be seen. */
  async hides(words: string): Promise<void> {
    await this.page.getByText(words).first().waitFor({ state: 'detached' });
  }

  /** All that can be read in the bot's cards. */
  async read(): Promise<string> {
    return (await this.page.locator('.ac-adaptiveCard').allInnerTexts()).join('\n');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
