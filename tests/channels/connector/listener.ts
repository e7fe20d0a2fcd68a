import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody inside the network, to whom nothing from outside must get: it notes all that it hears. */
export class Listener {
  readonly heard: string[] = [];
  private readonly server: Server = createServer((req, res) => {
    this.heard.push(`${req.method} ${req.url}`);
    res.end('{"id":"1"}');
  });

  async start(): Promise<void> {
    // Every address of this machine, as people call it by several names.
    this.server.listen(0);
    await once(this.server, 'listening');
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}
