import { spawnSync } from 'node:child_process';
import { passingFolder } from '../chaos/servers.mjs';
import { ANSWERS, waymarkClient } from './clients.mjs';
import { traffic } from './requests.mjs';
import { onRedis, waymarks } from './servers.mjs';
import { diskOf } from './soak.mjs';

const PEOPLE = 500;
const KIB = 1024;

/** What a whole conversation takes: from the greeting by buttons to the outcome, and nobody has left yet. */
export async function conversationBytes(hasRedis) {
  const folder = passingFolder();
  const before = traffic();
  await talk(await waymarks(1, { WAYMARK_DATA: folder }), () => row('in the data folder', diskOf(folder) * KIB));
  const sent = traffic();
  row('sent to people', (sent.read - before.read) / KIB);
  row('sent by people', (sent.written - before.written) / KIB);
  if (!hasRedis) return;
  await talk(await onRedis(1), ({ redisPort, redisFolder }) => {
    row('in the memory of Redis', usedMemory(redisPort) / KIB);
    row('in the log of Redis', diskOf(redisFolder) * KIB);
  });
}

async function talk(servers, measured) {
  const clients = [];
  while (clients.length < PEOPLE) {
    const some = await Promise.all(Array.from({ length: 50 }, () => waymarkClient(servers.urls[0])));
    await Promise.all(some.map(answerAll));
    clients.push(...some);
  }
  measured(servers);
  for (const client of clients) client.close();
  await servers.stop();
}

async function answerAll(client) {
  for (const _ of ANSWERS) await client.turn();
}

function usedMemory(port) {
  const { stdout } = spawnSync('redis-cli', ['-p', String(port), 'info', 'memory'], { encoding: 'utf8' });
  return Number(/^used_memory_dataset:(\d+)/m.exec(stdout)?.[1]);
}

function row(what, kib) {
  process.stdout.write(`${what.padEnd(28)}${(kib / PEOPLE).toFixed(1).padStart(8)} KiB\n`);
}
