/** By the system's name of it, what is to be done where a server cannot listen. */
const CURES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Something else listens there already: stop that, or set WAYMARK_PORT to another port',
  EACCES: 'This user may not listen there: set WAYMARK_PORT to 1024 or more, such as 3978, and put a proxy in front',
  EADDRNOTAVAIL: 'This machine has no such address: set WAYMARK_HOST to one that it has, or to 0.0.0.0 for all',
  ENOTFOUND: 'WAYMARK_HOST is no address and no name that is known: set it to an address, such as 127.0.0.1',
  EAI_AGAIN: 'The name in WAYMARK_HOST cannot be looked up: set it to an address, such as 127.0.0.1',
};

/** A sentence for whoever starts it; the error itself where there is none. */
export function listenTrouble(error: unknown, host: string, port: number): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const cure = CURES[code];
  return cure ? new Error(`Waymark cannot listen on ${host}, port ${port}. ${cure}.`) : error;
}
