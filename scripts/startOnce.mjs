// Starts the built server with the Node named in NODE, talks to it, requests its first page, stops it, and reports what it took.
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
const began = performance.now();
const since = () => Math.round(performance.now() - began);
const server = spawn(node, [join('dist', 'index.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
const late = setTimeout(() => server.kill('SIGKILL'), PATIENCE);

let shown = '';
let firstLine;
// Leaving this loop closes the pipe: the server must keep running with nobody reading its output.
for await (const chunk of server.stdout) {
  firstLine ??= since();
  shown += chunk;
  if (/http:[^\s"]+/.test(shown)) break;
}
const [address] = /http:[^\s"]+/.exec(shown) ?? [];
if (!address) throw new Error('The server did not start.');
const started = since();
// One turn that is read, stored and answered: the store and the reader have parts that are made for one Node.
const { say } = await converse(new URL(address).origin);
const { id } = await say('my ex keeps following me');
const reply = since();
const { status } = await fetch(address);
const ended = once(server, 'exit');
server.kill('SIGTERM');
const [code] = await ended;
clearTimeout(late);
rmSync(data, { recursive: true });
if (status !== 200 || code !== 0 || !id) throw new Error(`First page: ${status}. Exit code after SIGTERM: ${code}.`);
process.stdout.write(
  `Started, took a turn, served its first page, and stopped in order. First line ${firstLine} ms, started ${started}, first reply ${reply}.\n`,
);
