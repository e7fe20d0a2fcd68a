// Starts the built server with the Node named in NODE, requests its first page, stops it, and reports.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { makeReady } from './ready.mjs';

const PATIENCE = 30_000;

makeReady();
const node = process.env.NODE ?? process.execPath;
const env = { ...process.env, WAYMARK_PORT: '0' };
const server = spawn(node, [join('dist', 'index.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
const late = setTimeout(() => server.kill('SIGKILL'), PATIENCE);

let shown = '';
// Leaving this loop closes the pipe: the server must keep running with nobody reading its output.
for await (const chunk of server.stdout) {
  shown += chunk;
  if (/http:[^\s"]+/.test(shown)) break;
}
const [address] = /http:[^\s"]+/.exec(shown) ?? [];
if (!address) throw new Error('The server did not start.');
const { status } = await fetch(address);
const ended = once(server, 'exit');
server.kill('SIGTERM');
const [code] = await ended;
clearTimeout(late);
if (status !== 200 || code !== 0) throw new Error(`First page: ${status}. Exit code after SIGTERM: ${code}.`);
process.stdout.write('Started, served its first page, and stopped in order.\n');
