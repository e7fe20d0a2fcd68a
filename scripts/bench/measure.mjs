/**
 * Turns per second, their latencies and the processor time of each, in milliseconds, of several conversations without pauses.
 * Turns that the server refused are counted apart.
 * @param cpuTime milliseconds that the servers have used so far
 */
export async function measure(makeClient, { conversations, turns, cpuTime }) {
  const clients = await inGroups(conversations, 50, makeClient);
  const times = [];
  let failed = 0;
  const talk = async (client, count) => {
    for (let turn = 0; turn < count; turn++) {
      const began = performance.now();
      try {
        await client.turn();
        times.push(performance.now() - began);
      } catch {
        failed++;
      }
    }
  };
  // The first turns are warm-up and are not counted.
  await Promise.all(clients.map((client) => talk(client, Math.max(1, Math.ceil(turns / conversations / 10)))));
  times.length = 0;
  failed = 0;
  const [began, used] = [performance.now(), cpuTime()];
  await Promise.all(clients.map((client) => talk(client, Math.ceil(turns / conversations))));
  const cpu = (cpuTime() - used) / times.length;
  const seconds = (performance.now() - began) / 1000;
  for (const client of clients) client.close();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { cpu, failed, perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

async function inGroups(count, size, make) {
  const made = [];
  while (made.length < count) {
    made.push(...(await Promise.all(Array.from({ length: Math.min(size, count - made.length) }, make))));
  }
  return made;
}
