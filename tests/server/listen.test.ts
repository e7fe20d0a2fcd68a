import { createServer } from 'node:net';
import { startRealServer } from '../realServer';

const failed = (settings: object) =>
  startRealServer(settings).then(
    (server) => server.close(),
    (error: Error) => error.message,
  );

test('whoever starts it where it cannot listen is told which setting, and what to set', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => other.once('listening', done));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(await failed({ port })).toMatch(
    /^Waymark cannot listen on 127\.0\.0\.1, port \d+\. Something else .* WAYMARK_PORT/,
  );
  other.close();
  expect(await failed({ host: 'waymark.invalid' })).toMatch(/WAYMARK_HOST is no address/);
  expect(await failed({ host: '192.0.2.1' })).toMatch(/no such address: set WAYMARK_HOST/);
});

test('whoever asks for a layout of the note that there is not is told which there are', async () => {
  expect(await failed({ deskPage: { room: 'helpline', note: 'nothing' } })).toBe(
    'WAYMARK_DESK_NOTE is "nothing", but must be one of plain, thrive, ndm.',
  );
});

test.each(['::1', '::'])('on an IPv6 address it is found, and its own pages are let in: %s', async (host) => {
  const server = await startRealServer({ host });
  expect(server.url).toBe(`http://[${host}]:${server.port}`);
  const headers = { Origin: `http://[::1]:${server.port}` };
  const { status } = await fetch(`http://[::1]:${server.port}/v3/directline/tokens/generate`, {
    method: 'POST',
    headers,
  });
  expect(status).toBe(200);
  await server.close();
});
