import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { WebSocket, WebSocketServer } from 'ws';
import { parse } from 'yaml';
import { responseHeaders } from '../../channels/http/responseHeaders';
import { EMBEDDED_HEADERS } from '../../server/pages/widgetPages';
import { greeting } from './fakeConversation';
import { FakeDirectLine } from './fakeDirectLine';
import { type HostPage, hostPage, portal, site, WATCH } from './hostSite';

interface About {
  readonly type: string;
  readonly json?: readonly string[];
  readonly csp?: string;
}

const HELPLINES = [
  { name: 'National Stalking Helpline', number: '0808 802 0300', hours: 'Monday to Friday: 10am to 5pm', open: [] },
  { name: 'Victim Support', number: '0808 168 9111', hours: 'Open day and night', open: [[0, 8.64e15]] },
];
const SERVICES = `<ul class="services"><li><h3>Victim Support</h3>
<p><a class="call" href="tel:08081689111">0808 168 9111</a></p><p>Open all day, every day</p></li></ul>`;

/**
 * The built widget on loopback, beside a pretended bot, a host site, and a neutral page. Each has its own
 * host name, as they have in the world: bot.localhost, police.localhost, neutral.localhost.
 */
export class FakeServer {
  /** Host name and path of each request, in order. */
  readonly requests: string[] = [];
  readonly directLine = new FakeDirectLine();
  /** Attributes of the loader's script tag. */
  attributes = '';
  /** Another server in place of the pretended bot, by its origin. */
  bot: string | undefined;
  /** The address that the server writes into its script, where it knows that. */
  address: string | undefined;
  /** What a test wants otherwise on pages of the host site, by path. */
  readonly hostPages = new Map<string, HostPage>();
  /** While set, answers this status to whatever it matches; 0 cuts the connection, and `hangs` answers nothing. */
  trouble: { readonly path: RegExp; readonly status: number | 'hangs'; readonly retryAfter?: number } | undefined;
  /** What could be read on the host page, each time it changed, as JSON. */
  readonly seen: string[] = [];
  /** Settles when the neutral page may be sent. */
  neutralHeld: Promise<void> = Promise.resolve();
  /** Settles when the widget's script may be sent. */
  scriptHeld: Promise<void> = Promise.resolve();
  private readonly sockets = new Set<Socket>();
  private readonly streams = new WebSocketServer({ noServer: true });

  private constructor(
    private readonly server: Server,
    private readonly built: string,
  ) {
    server.on('request', (request, response) => void this.answer(request, response));
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket.on('close', () => this.sockets.delete(socket)));
    });
    server.on('upgrade', (request, socket, head) => {
      if (this.troubled(request)) {
        socket.destroy();
        return;
      }
      this.streams.handleUpgrade(request, socket, head, (stream: WebSocket) => {
        this.directLine.follow(request.url ?? '', (set) => {
          if (stream.readyState === WebSocket.OPEN) stream.send(JSON.stringify(set));
        });
      });
    });
  }

  /** @param built the folder with what scripts/buildWidget.mjs made */
  static start(built: string): Promise<FakeServer> {
    const server = createServer();
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(new FakeServer(server, built)));
    });
  }

  url(host: 'bot' | 'police' | 'portal' | 'neutral', route = '/'): string {
    return `http://${host}.localhost:${(this.server.address() as AddressInfo).port}${route}`;
  }

  /** Ends all connections, as a lost network does. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** As it was at the beginning. */
  reset(): void {
    this.trouble = undefined;
    this.attributes = '';
    this.bot = undefined;
    this.address = undefined;
    this.hostPages.clear();
    this.neutralHeld = Promise.resolve();
    this.scriptHeld = Promise.resolve();
    this.seen.length = 0;
    this.requests.length = 0;
    this.directLine.reset();
  }

  private troubled(request: IncomingMessage): boolean {
    return request.headers.host?.startsWith('bot') === true && this.trouble?.path.test(request.url ?? '') === true;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host = '', referer } = request.headers;
    const route = (request.url ?? '').replace(/\?.*/, '');
    const name = host.split('.')[0] ?? '';
    if (route !== '/seen') this.requests.push(`${name}${route}${referer ? ` from ${referer}` : ''}`);
    if (this.troubled(request)) return this.refuse(response);
    if (name === 'neutral') await this.neutralHeld;
    if (route === '/widget.js') await this.scriptHeld;
    if (name === 'neutral') return this.send(response, 'text/html', site('The weather', ''));
    if (route === '/seen') this.seen.push(await text(request));
    if (name === 'portal') {
      return this.send(response, 'text/html', portal(this.url('police', '/inner')));
    }
    if (name === 'police') return this.host(response, route);
    if (route.startsWith('/v3/directline')) {
      const { status, body } = await this.directLine.answer(request, host);
      return this.send(response, 'application/json', JSON.stringify(body), status);
    }
    this.file(response, route);
  }

  private refuse(response: ServerResponse): void {
    const { status, retryAfter } = this.trouble ?? { status: 0 };
    if (status === 'hangs') return;
    if (!status) {
      response.destroy();
      return;
    }
    if (retryAfter) response.setHeader('Retry-After', retryAfter);
    this.send(response, 'application/json', '{"error":{"code":"Trouble"}}', status);
  }

  private host(response: ServerResponse, route: string): void {
    if (route === '/watch.js') {
      this.send(response, 'text/javascript', WATCH);
      return;
    }
    // A copy, as an optimiser makes it.
    if (route.endsWith('.js')) {
      this.file(response, '/widget.js');
      return;
    }
    const bot = this.bot ?? this.url('bot', '');
    const line = { src: `${bot}/widget.js`, attributes: `data-exit-url="${this.url('neutral')}" ${this.attributes}` };
    const { body, headers } = hostPage(route, line, this.hostPages.get(route));
    response.setHeaders(new Map(Object.entries(headers)));
    this.send(response, 'text/html', body);
  }

  private file(response: ServerResponse, route: string): void {
    const name = {
      '/': 'demo.html',
      '/widget.js': 'widget.js',
      '/widget': 'widget.html',
      '/plain': 'plain.html',
      '/chat.js': 'chat.js',
      '/record.js': 'record.js',
    }[route];
    const manifest = JSON.parse(this.read('manifest.json')) as Record<string, About>;
    const about = manifest[name ?? ''];
    const headers = { ...responseHeaders(), ...EMBEDDED_HEADERS[route], 'Cache-Control': 'no-store' };
    response.setHeaders(new Map(Object.entries(headers)));
    // Pages are framed by a host that no test names beforehand.
    if (about?.csp) response.setHeader('Content-Security-Policy', about.csp);
    else response.removeHeader('Content-Security-Policy');
    const body = name ? this.fill(this.read(name), about?.json ?? []) : '';
    this.send(response, about?.type ?? 'text/plain', body, name ? 200 : 404);
  }

  /** What the real server does too: puts words into the placeholders that the build left. */
  private fill(body: string, groups: readonly string[]): string {
    const file = path.join(__dirname, '../../knowledge/labels.yaml');
    const { labels } = parse(readFileSync(file, 'utf8')) as {
      labels: Record<string, Record<string, string>>;
    };
    const chosen = Object.fromEntries(Object.entries(labels).filter(([group]) => groups.includes(group)));
    const json = JSON.stringify({
      labels: chosen,
      helplines: HELPLINES,
      greeting,
      easyGreeting: greeting,
      idleMinutes: 30,
      address: this.address,
    }).replaceAll('<', '\\u003c');
    const special: Record<string, string> = { json, services: SERVICES };
    return body.replace(
      /\{\{([a-z]+)(?:\.([a-z0-9-]+))?\}\}/g,
      (_, group: string, id = '') => special[group] ?? labels[group]?.[id] ?? '',
    );
  }

  private read(name: string): string {
    return readFileSync(path.join(this.built, name), 'utf8');
  }

  private send(response: ServerResponse, type: string, body: string, status = 200): void {
    response.statusCode = status;
    response.setHeader('Content-Type', `${type.split(';')[0]}; charset=utf-8`);
    response.end(body);
  }
}
