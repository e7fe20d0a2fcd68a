// Starts the built server with the Node named in NODE, requests its first page, talks to it, stops it, and reports.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { converse } from './bench/clients.mjs';
import { makeReady } from './ready.mjs';

const PATIENCE = 120_000;

makeReady();
const node = process.env.NODE ?? process.execPath;
const data = mkdtempSync(join(tmpdir(), 'waymark-start-'));
const env = { ...process.env, WAYMARK_PORT: '0', WAYMARK_DATA: data };
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
// One turn that is read, stored and answered: the store and the reader have parts that are made for one Node.
const { say } = await converse(new URL(address).origin);
const { id } = await say('my ex keeps following me');
const ended = once(server, 'exit');
server.kill('SIGTERM');
const [code] = await ended;
clearTimeout(late);
rmSync(data, { recursive: true });
if (status !== 200 || code !== 0 || !id) throw new Error(`First page: ${status}. Exit code after SIGTERM: ${code}.`);
process.stdout.write('Started, served its first page, took a turn, and stopped in order.\n');
