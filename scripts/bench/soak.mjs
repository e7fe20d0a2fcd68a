import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { passingFolder } from '../chaos/servers.mjs';
import { converse } from './clients.mjs';
import { waymarks } from './servers.mjs';

// Enough to go on long after the first ten minutes, in which nothing is swept.
const CONVERSATIONS = 400_000;
const AT_ONCE = 16;
const LOOK_EVERY = 20_000;
const PRESS = { kind: 'answer', question: 'danger', answer: ['no'] };
const MIB = 1024 * 1024;

/** Many people start, answer one question and leave. Their data must expire: after ten minutes memory and disk stay flat. */
export async function soak() {
  const folder = passingFolder();
  const { urls, stop } = await waymarks(1, { WAYMARK_DATA: folder, WAYMARK_FORGET_IDLE_MINUTES: '1' });
  process.stdout.write(`\nA soak of ${CONVERSATIONS} conversations, each forgotten after a minute:\n`);
  process.stdout.write('conversations   heap MiB    rss MiB   disk MiB\n');
  for (let done = 0; done < CONVERSATIONS; done += LOOK_EVERY) {
    let left = LOOK_EVERY;
    const visit = async () => {
      while (left-- > 0) await (await converse(urls[0])).say('No', PRESS);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, visit));
    const { heap, rss } = await memory(urls[0]);
    const cells = [done + LOOK_EVERY, heap.toFixed(0), rss.toFixed(0), diskOf(folder).toFixed(0)];
    process.stdout.write(`${cells.map((cell) => String(cell).padStart(10)).join(' ')}\n`);
  }
  await stop();
}

/** MiB, and streams open, as the process itself says. */
export async function memory(url) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const of = (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return {
    heap: of('nodejs_heap_size_used_bytes') / MIB,
    rss: of('process_resident_memory_bytes') / MIB,
    streams: of('waymark_streams_open'),
  };
}

export function diskOf(folder) {
  const names = readdirSync(folder, { recursive: true });
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).blocks * 512, 0) / MIB;
}
