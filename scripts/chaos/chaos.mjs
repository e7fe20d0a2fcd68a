// npm run chaos [-- --conversations 200 --kills 50 --engine lmdb|redis]
// People talk while processes are killed without warning and started again. Every acknowledged turn must be
// there once, no reply doubled, no conversation stuck.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { makeReady } from '../ready.mjs';
import { freePort, passingFolder, redis, waymark } from './servers.mjs';
import { Talker } from './talker.mjs';

const { values } = parseArgs({
  options: {
    conversations: { type: 'string', default: '200' },
    kills: { type: 'string', default: '50' },
    engine: { type: 'string', multiple: true, default: ['lmdb', 'redis'] },
  },
});
/** Rate limits are off: all of these people share one address. */
const UNLIMITED = { WAYMARK_LIMITS: '0' };
const SECRET = 'chaos-chaos-chaos-chaos-chaos-chaos';
const LONGEST_PAUSE = 400;

makeReady();
let failed = false;
for (const engine of values.engine) {
  if (engine === 'redis' && spawnSync('redis-server', ['--version']).status !== 0) {
    process.stdout.write('redis: left out, as there is no redis-server on this machine.\n');
    continue;
  }
  failed = !(await survive(engine, await (engine === 'redis' ? withRedis() : withFolder()))) || failed;
}
process.exit(failed ? 1 : 0);

async function withFolder() {
  const ports = [await freePort()];
  return { ports, killable: [waymark(ports[0], { ...UNLIMITED, WAYMARK_DATA: passingFolder() })] };
}

/** Two processes on one Redis, and Redis itself is killed too. */
async function withRedis() {
  const port = await freePort();
  const ports = [await freePort(), await freePort()];
  const environment = {
    ...UNLIMITED,
    WAYMARK_REDIS_URL: `redis://127.0.0.1:${port}`,
    WAYMARK_SECRET: SECRET,
  };
  return {
    ports,
    killable: [redis(port, passingFolder()), ...ports.map((one) => waymark(one, environment))],
  };
}

async function survive(engine, { ports, killable }) {
  for (const one of killable) await one.start();
  const url = () => `http://127.0.0.1:${ports[Math.floor(Math.random() * ports.length)]}`;
  const talkers = Array.from({ length: Number(values.conversations) }, (_, i) => new Talker(url, `p${i}`));
  await Promise.all(talkers.map((talker) => talker.begin()));
  let talking = true;
  const talks = talkers.map(async (talker) => {
    while (talking) await talker.turn();
  });
  for (let kills = 0; kills < Number(values.kills); kills++) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE));
    const one = killable[kills % killable.length];
    await one.kill();
    await one.start();
  }
  talking = false;
  await Promise.all(talks);
  // No conversation is stuck: each takes one more turn.
  await Promise.all(talkers.map((talker) => talker.turn()));
  const faults = (await Promise.all(talkers.map((talker) => talker.faults()))).flat();
  for (const one of killable) await one.kill();
  const turns = talkers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  process.stdout.write(
    `${engine}: ${talkers.length} conversations, ${values.kills} kills, ${turns} turns acknowledged, ${faults.length} faults\n`,
  );
  for (const fault of faults.slice(0, 10)) process.stdout.write(`  ${fault.slice(0, 500)}\n`);
  return faults.length === 0;
}
