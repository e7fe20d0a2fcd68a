import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * A proxy on loopback that is as slow as a telephone's line: a round trip of so long, and so many bits a second in
 * each direction, shared by all that goes over it. A new connection costs one round trip more, as TCP does.
 *
 * @param at the port on which it listens
 * @param roundTrip milliseconds
 * @returns the bytes that it has carried to the browser, and how to close it
 */
export async function slowLine(target, at, roundTrip, bitsPerSecond) {
  const { hostname, port } = new URL(target);
  const carried = { bytes: 0 };
  const sockets = new Set();
  const down = lane(roundTrip, bitsPerSecond);
  const up = lane(roundTrip, bitsPerSecond);
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const opened = performance.now() + roundTrip;
    for (const each of [near, far]) {
      sockets.add(each);
      each.setNoDelay(true).on('error', () => each.destroy());
    }
    near.on('data', (bytes) => up(bytes.length, opened, () => far.write(bytes)));
    far.on('data', (bytes) => {
      carried.bytes += bytes.length;
      down(bytes.length, opened, () => near.write(bytes));
    });
    near.on('close', () => far.destroy());
    far.on('end', () => down(0, opened, () => near.end()));
  });
  server.listen(at, '127.0.0.1');
  await once(server, 'listening');
  return {
    carried,
    close: async () => {
      for (const each of sockets) each.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One direction: what is sent arrives in order, half a round trip after the line had room for it. */
function lane(roundTrip, bitsPerSecond) {
  let free = 0;
  return (bytes, earliest, deliver) => {
    free = Math.max(free, performance.now(), earliest) + (bytes * 8000) / bitsPerSecond;
    setTimeout(deliver, free + roundTrip / 2 - performance.now());
  };
}
