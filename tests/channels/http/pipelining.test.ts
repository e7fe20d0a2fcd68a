import { connect } from 'node:net';
import { type Served, serve } from '../served';

let served: Served;

beforeAll(async () => {
  served = await serve();
});

afterAll(() => served.close());

/** Sends all at once, without waiting for an answer. @returns how many answers came until the line was closed */
function sendAtOnce(requests: number): Promise<number> {
  const one = 'GET /nowhere HTTP/1.1\r\nHost: x\r\n';
  const sent = [...Array.from({ length: requests - 1 }, () => one), `${one}Connection: close\r\n`, ''].join('\r\n');
  return new Promise((done) => {
    let text = '';
    const socket = connect(served.port, '127.0.0.1', () => socket.write(sent));
    socket.on('error', () => {});
    socket.on('data', (part) => {
      text += part;
    });
    socket.on('close', () => done(text.match(/^HTTP\/1\.1 404/gm)?.length ?? 0));
  });
}

test('who sends some requests at once gets all their answers', async () => {
  expect(await sendAtOnce(16)).toBe(16);
});

test('nobody fills the memory with answers that they do not wait for: the line is cut', async () => {
  expect(await sendAtOnce(1000)).toBeLessThanOrEqual(16);
});
