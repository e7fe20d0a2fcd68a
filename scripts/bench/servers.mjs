import { spawn } from 'node:child_process';
import { freePort, Killable, passingFolder, redis, waymark } from '../chaos/servers.mjs';

/** All clients share one address, so with rate limits only the limits would be measured. */
const QUIET = { WAYMARK_LIMITS: '0' };

/** The stock bot, listening. */
export async function stock() {
  const env = { ...process.env, NODE_ENV: 'production' };
  const urls = [];
  const server = new Killable(
    () => spawn(process.execPath, ['scripts/bench/stockBot.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] }),
    async ({ stdout }) => {
      for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
        urls.push(...(String(chunk).match(/http:\/\/\S+/g) ?? []));
        if (urls.length > 0) break;
      }
      stdout.resume();
    },
  );
  await server.start();
  return { urls, cpuTime: () => server.cpuTime(), stop: () => server.kill() };
}

/** Waymark on each engine: name, and how to start it. */
export function engines(hasRedis) {
  const one = [['Waymark, data folder', () => waymarks(1, { WAYMARK_DATA: passingFolder() })]];
  if (!hasRedis) return one;
  return [...one, ['Waymark, Redis', () => onRedis(1)], ['Waymark, Redis, 2 proc.', () => onRedis(2)]];
}

/** So many of Waymark on one Redis of their own. */
export async function onRedis(processes) {
  const [port, folder] = [await freePort(), passingFolder()];
  const engine = redis(port, folder);
  await engine.start();
  const environment = {
    WAYMARK_REDIS_URL: `redis://127.0.0.1:${port}`,
    WAYMARK_SECRET: 'bench-bench-bench-bench-bench-bench',
  };
  const servers = await waymarks(processes, environment);
  return {
    ...servers,
    cpuTime: () => servers.cpuTime() + engine.cpuTime(),
    redisPort: port,
    redisFolder: folder,
    stop: async () => {
      await servers.stop();
      await engine.kill();
    },
  };
}

/** @returns their addresses, what they have used of processors, and how to stop them */
export async function waymarks(count, environment) {
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const servers = ports.map((port) => waymark(port, { ...QUIET, ...environment }));
  for (const server of servers) await server.start();
  return {
    urls: ports.map((port) => `http://127.0.0.1:${port}`),
    processes: servers,
    cpuTime: () => servers.reduce((sum, server) => sum + server.cpuTime(), 0),
    stop: async () => {
      for (const server of servers) await server.kill();
    },
  };
}
