/** Turns per second and their latencies, in milliseconds, of several conversations without pauses. */
export async function measure(makeClient, { conversations, turns }) {
  const clients = await inGroups(conversations, 50, makeClient);
  const times = [];
  const talk = async (client, count) => {
    for (let turn = 0; turn < count; turn++) {
      const began = performance.now();
      await client.turn();
      times.push(performance.now() - began);
    }
  };
  // The first turns are warm-up and are not counted.
  await Promise.all(clients.map((client) => talk(client, Math.max(1, Math.ceil(turns / conversations / 10)))));
  times.length = 0;
  const began = performance.now();
  await Promise.all(clients.map((client) => talk(client, Math.ceil(turns / conversations))));
  const seconds = (performance.now() - began) / 1000;
  for (const client of clients) client.close();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

async function inGroups(count, size, make) {
  const made = [];
  while (made.length < count) {
    made.push(...(await Promise.all(Array.from({ length: Math.min(size, count - made.length) }, make))));
  }
  return made;
}
