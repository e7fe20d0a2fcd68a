import { startRealServer } from '../realServer';
import { until } from './browser';
import { goBack, seenText, untilNeutral } from './leaving';
import { useStage } from './stage';

const stage = useStage();
let server: Awaited<ReturnType<typeof startRealServer>>;

beforeAll(async () => {
  server = await startRealServer({ allowedOrigins: [stage.server.url('police', '')] });
});
afterAll(() => server.close());
beforeEach(() => {
  stage.server.bot = server.url;
});

describe.each(['require-corp', 'credentialless'])('on a site that isolates itself by %s', (policy) => {
  test('the chat opens, and Exit leaves', async () => {
    const headers = { 'Cross-Origin-Embedder-Policy': policy, 'Cross-Origin-Opener-Policy': 'same-origin' };
    stage.server.hostPages.set('/isolated', { headers });
    const tab = await stage.visit({}, stage.server.url('police', '/isolated'));
    expect(await tab.page.evaluate(() => crossOriginIsolated)).toBe(true);
    const chat = await tab.begin();
    await chat.locator('#exit').click({ noWaitAfter: true });
    await untilNeutral(stage);
  });
});

test('Back after Exit shows nothing, also when Waymark cannot be reached any more', async () => {
  const tab = await stage.visit({}, stage.server.url('police', '/earlier'));
  await tab.page.goto(stage.server.url('police', '/stalking'));
  await (await tab.begin()).locator('#exit').click({ noWaitAfter: true });
  await untilNeutral(stage);
  await server.close();
  stage.server.requests.length = 0;
  stage.server.seen.length = 0;
  await goBack(stage);
  await until(() => stage.server.requests.includes('neutral/'), Boolean);
  await untilNeutral(stage);
  expect(seenText(stage)).toBe('');
});
