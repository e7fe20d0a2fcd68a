import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket, connect as tcp } from 'node:net';

/** A proxy on loopback that can let streams hang as a lost mobile network does: nothing comes back, and nothing is closed. */
export interface BlackHole {
  readonly port: number;
  /** How many streams the server has opened through it. */
  readonly streams: () => number;
  /** From now on, nothing that the server sends on a stream that is open arrives. */
  swallow(): void;
  close(): Promise<void>;
}

/** @param target the port of the real server, once it is known */
export async function blackHole(target: () => number): Promise<BlackHole> {
  const pairs = new Set<{ readonly near: Socket; readonly far: Socket; isStream: boolean }>();
  const count = { streams: 0 };
  const server = createServer((near) => {
    const far = tcp(target(), '127.0.0.1');
    const pair = { near, far, isStream: false };
    pairs.add(pair);
    near.on('data', (bytes) => {
      if (!/^GET \S+\/stream\?/.test(bytes.toString('latin1'))) return;
      pair.isStream = true;
      far.once('data', () => count.streams++);
    });
    near.pipe(far).pipe(near);
    for (const each of [near, far]) each.on('error', () => each.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    streams: () => count.streams,
    swallow() {
      for (const { near, far, isStream } of pairs) if (isStream) far.unpipe(near).resume();
    },
    async close() {
      for (const { near, far } of pairs) for (const each of [near, far]) each.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
