// npm run chaos:failover [-- --runs 5]: Redis with a replica and three Sentinels, behind a small proxy that follows
// whom they name, as a load balancer or a managed Redis does. People talk while the main one is killed. How long is
// nobody answered, and how many acknowledged turns are missing afterwards?
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReady } from '../ready.mjs';
import { freePort, Killable, passingFolder, waymark } from './servers.mjs';
import { Talker } from './talker.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const PEOPLE = 100;
const DOWN_AFTER = 1000;
const ASK_EVERY = 100;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

makeReady();
for (let run = 1; run <= Number(values.runs); run++) await failOver(run);
process.exit(0);

async function failOver(run) {
  const [main, replica, proxyPort, port] = await Promise.all(Array.from({ length: 4 }, freePort));
  const servers = [redisOn(main), redisOn(replica, '--replicaof', '127.0.0.1', String(main))];
  for (const one of servers) await one.start();
  const sentinels = await Promise.all(Array.from({ length: 3 }, () => sentinelFor(main)));
  for (const { process } of sentinels) await process.start();
  const proxy = await followMain(proxyPort, sentinels[0].port, main);
  const server = waymark(port, {
    WAYMARK_REDIS_URL: `redis://127.0.0.1:${proxyPort}`,
    WAYMARK_SECRET: 'failover-failover-failover-failover',
    WAYMARK_LIMITS: '0',
  });
  await server.start();
  const talkers = Array.from({ length: PEOPLE }, (_, i) => new Talker(() => `http://127.0.0.1:${port}`, `p${i}`));
  await Promise.all(talkers.map((talker) => talker.begin()));
  let talking = true;
  const pauses = { longest: 0, last: performance.now() };
  const talks = talkers.map(async (talker) => {
    while (talking) {
      await talker.turn();
      pauses.longest = Math.max(pauses.longest, performance.now() - pauses.last);
      pauses.last = performance.now();
    }
  });
  await wait(4000 + 500 * Math.random());
  await servers[0].kill();
  await wait(8000);
  talking = false;
  await Promise.all(talks);
  await report(run, talkers, pauses.longest);
  proxy.close();
  for (const one of [server, servers[1], ...sentinels.map(({ process }) => process)]) await one.kill();
}

async function report(run, talkers, longest) {
  let [turns, missing, people] = [0, 0, 0];
  for (const talker of talkers) {
    const said = new Set(await talker.said());
    const lost = talker.acknowledged.filter((id) => !said.has(id)).length;
    turns += talker.acknowledged.length;
    missing += lost;
    if (lost > 0) people++;
  }
  process.stdout.write(
    `run ${run}: ${turns} turns acknowledged, ${missing} missing (of ${people} people), ` +
      `nobody answered for ${(longest / 1000).toFixed(1)} s\n`,
  );
}

function redisOn(port, ...more) {
  const settings = ['--port', String(port), '--dir', passingFolder(), '--appendonly', 'yes', '--appendfsync', 'always'];
  return started(
    'redis-server',
    [...settings, '--save', '', '--repl-diskless-sync-delay', '0', ...more],
    'Ready to accept',
  );
}

async function sentinelFor(main) {
  const [port, folder] = [await freePort(), passingFolder()];
  const file = join(folder, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    `sentinel monitor waymark 127.0.0.1 ${main} 2`,
    `sentinel down-after-milliseconds waymark ${DOWN_AFTER}`,
    'sentinel failover-timeout waymark 5000',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return { port, process: started('redis-server', [file, '--sentinel', '--dir', folder], 'Sentinel ID') };
}

function started(program, options, sign) {
  return new Killable(
    () => spawn(program, options, { stdio: ['ignore', 'pipe', 'inherit'] }),
    async (server) => {
      for await (const chunk of server.stdout) if (String(chunk).includes(sign)) break;
      server.stdout.resume();
    },
  );
}

/** Passes connections on to whom the Sentinels call the main one, and cuts them when that changes. */
async function followMain(port, sentinel, first) {
  let main = first;
  const lines = new Set();
  const server = createServer((socket) => {
    const onward = connect(main, '127.0.0.1');
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ]) {
      lines.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        lines.delete(one);
        other.destroy();
      });
    }
  });
  const asking = setInterval(() => {
    const ask = ['-p', String(sentinel), 'sentinel', 'get-master-addr-by-name', 'waymark'];
    const named = Number(spawnSync('redis-cli', ask, { encoding: 'utf8' }).stdout.split('\n')[1]);
    if (!named || named === main) return;
    main = named;
    for (const line of lines) line.destroy();
  }, ASK_EVERY);
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    close: () => {
      clearInterval(asking);
      for (const line of lines) line.destroy();
      server.close();
    },
  };
}
