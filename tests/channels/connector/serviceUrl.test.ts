import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { type ConnectorOptions, connectorRoutes } from '../../../channels/connector/connector';
import { lazyConnectorAdapter } from '../../../channels/connector/connectorAdapter';
import { connectorSender } from '../../../channels/connector/connectorSender';
import { PUBLIC_CLOUD } from '../../../channels/connector/serviceUrl';
import { Http } from '../../../channels/http/http';
import { SendError } from '../../../turns/bot';
import { Turns } from '../../../turns/turns';
import { MemoryStore } from '../../store/memoryStore';
import { ask } from '../ask';
import { raw } from '../hostile/raw';
import { message, Parrot } from '../parrot';
import { APP, BotFramework } from './botFramework';
import { Listener } from './listener';

const now = () => new Date('2026-01-05T10:00:00Z');
const framework = new BotFramework();
const inside = new Listener();
const store = new MemoryStore({ idle: 1000, total: 1000 }, now);
const parrot = new Parrot();
const failures: unknown[] = [];
const onError = (error: unknown) => failures.push(error);
const environment = { ...process.env };

let http: Http | undefined;
let url: string;

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  await Promise.all([framework.start(), inside.start()]);
  process.env.IDENTITY_ENDPOINT = `${framework.url}/identity`;
  process.env.IDENTITY_HEADER = 'header';
});
afterEach(async () => {
  await http?.close();
  expect(inside.heard).toEqual([]);
});
afterAll(async () => {
  await Promise.all([store.close(), framework.stop(), inside.stop()]);
  process.env = environment;
  jest.restoreAllMocks();
});

async function open(need: Partial<ConnectorOptions>): Promise<void> {
  http = new Http({ stopTimeout: 1000, onError });
  const adapter = lazyConnectorAdapter(need.credentials);
  const send = connectorSender(adapter);
  const turns = new Turns({ bot: parrot, errorReply: () => [], store, now, random: randomBytes, onError, send });
  await connectorRoutes(http, { turns, adapter, secrets: [randomBytes(32)], openLocally: false, ...need });
  url = `http://127.0.0.1:${await http.listen(0, '127.0.0.1')}/api/messages`;
}

const activity = (serviceUrl: string, otherwise: object = {}) => ({
  ...message('hi'),
  id: serviceUrl,
  channelId: 'msteams',
  serviceUrl,
  conversation: { id: serviceUrl, conversationType: 'personal' },
  from: { id: 'person' },
  recipient: { id: 'bot' },
  ...otherwise,
});

const SIGNED = { appId: APP, tenantId: APP };

describe('a reply goes to Microsoft and nowhere else', () => {
  test.each([
    'https://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net/emea/0c1d/',
    'https://smba.infra.gcc.teams.microsoft.com/gcc/',
    'https://directline.botframework.com/',
    'https://europe.webchat.botframework.com',
  ])('%s is Microsoft', (one) => expect(PUBLIC_CLOUD.isServiceUrl(new URL(one))).toBe(true));

  test.each([
    'http://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net:8443/uk/',
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://botframework.com.evil.example/',
    'https://evilbotframework.com/',
    'https://botframework.com/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/metadata',
  ])('%s is not', (one) => expect(PUBLIC_CLOUD.isServiceUrl(new URL(one))).toBe(false));

  test('not even where the token names that place too', async () => {
    const { sdk } = framework.cloud;
    await open({ credentials: { ...SIGNED, cloud: { ...PUBLIC_CLOUD, sdk } } });
    for (const place of [`http://127.0.0.1:${inside.port}/`, `https://localhost:${inside.port}/x?`]) {
      const token = await framework.token({ serviceurl: place });
      expect((await ask(url, { token, json: activity(place) })).status).toBe(401);
    }
    expect(parrot.heard).toEqual([]);
  });

  test('nor where what takes replies sends them on', async () => {
    await open({ credentials: { ...SIGNED, cloud: framework.cloud } });
    const answer = async () => {
      const json = activity(framework.serviceUrl, { id: `${Math.random()}` });
      return (await ask(url, { token: await framework.token(), json })).status;
    };
    expect(await answer()).toBe(200);
    for (const status of [301, 302, 303, 307, 308]) {
      framework.sendOn = { status, to: `http://127.0.0.1:${inside.port}/` };
      const before = framework.sent.length;
      expect(await answer()).toBe(200);
      expect([framework.sent.length, failures.at(-1)]).toEqual([before + 1, expect.any(SendError)]);
    }
  });
});

describe('where nobody signs, on this machine alone', () => {
  beforeEach(() => open({ openLocally: true }));

  test.each(['127.0.0.2', '0.0.0.0', '[::ffff:127.0.0.1]', 'localhost.localdomain', '127.0.0.1.nip.io'])(
    'a reply does not go to %s',
    async (host) => {
      const { status } = await ask(url, {
        json: activity(`http://${host}:${inside.port}/`, { channelId: 'emulator' }),
      });
      expect(status).toBe(401);
    },
  );

  const post = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const json = JSON.stringify(activity('http://127.0.0.1:9/', { deliveryMode: 'expectReplies' }));
      const type = { 'Content-Type': 'application/json' };
      const asked = request(url, { method: 'POST', headers: { ...type, ...headers } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject).end(json);
    });

  test.each([
    'Forwarded',
    'Via',
    'X-Forwarded-For',
    'X-Forwarded-Proto',
    'X-Forwarded-Host',
    'X-Real-IP',
    'X-ARR-SSL',
    'X-Amzn-Trace-Id',
    'CF-Ray',
  ])('it is closed to what comes through a proxy that nobody has told of: %s', async (name) =>
    expect(await post({ [name]: '203.0.113.9' })).toBe(404),
  );

  test('it is closed to a proxy that adds nothing: nginx as it comes', async () => {
    const json = JSON.stringify(activity('http://127.0.0.1:9/', { deliveryMode: 'expectReplies' }));
    const head = ['Host: 127.0.0.1:3978', 'Connection: close', 'Content-Type: application/json'];
    const body = [`Content-Length: ${json.length}`, '', json];
    const { port } = new URL(url);
    expect((await raw(Number(port), ['POST /api/messages HTTP/1.0', ...head, ...body].join('\r\n'))).status).toBe(404);
  });

  test.each(['waymark.example.org', '10.0.0.7:3978', '127.0.0.1.evil.example', 'localhost.evil.example:3978'])(
    'it is closed to who came here by another name: %s',
    async (host) => expect(await post({ Host: host })).toBe(404),
  );

  test.each(['127.0.0.1:3978', 'localhost:3978', '[::1]:3978'])(
    'it is open to an emulator that calls it %s',
    async (host) => expect(await post({ Host: host })).toBe(200),
  );
});
