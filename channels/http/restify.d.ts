// What is used of restify, from its own files: its index loads all its plugins too, of which none is used here, and their
// packages, which takes a sixth of a second of every start.
declare module 'restify/lib/router' {
  import type { Logger } from 'pino';

  export default class Router {
    constructor(options: { readonly log: Logger });
  }
}

declare module 'restify/lib/server' {
  import type { Logger } from 'pino';
  import type { Server } from 'restify';
  import type Router from 'restify/lib/router';

  const RestifyServer: new (options: {
    readonly name: string;
    readonly log: Logger;
    readonly router: Router;
  }) => Server;
  export default RestifyServer;
}
