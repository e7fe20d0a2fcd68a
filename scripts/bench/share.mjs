// npm run bench -- --share 0.2: one process, two and three on one Redis, each with no more than that share of a processor.
// Two cores cannot show by themselves whether more processes do more turns: the client, Redis and one process use both.
import { waymarkClient } from './clients.mjs';
import { measure } from './measure.mjs';
import { onRedis } from './servers.mjs';

const CONVERSATIONS = 60;
const TURNS = 1500;
/** Milliseconds between two looks at what each has used. */
const EVERY = 10;

/** @param share of one processor, for each process of Waymark; Redis and the client have what they need */
export async function shares(share) {
  process.stdout.write(`\nEach process has ${share} of a processor, ${CONVERSATIONS} conversations at once:\n`);
  let alone;
  for (const processes of [1, 2, 3]) {
    const servers = await onRedis(processes);
    const stop = held(servers.processes, share);
    let next = 0;
    const client = () => waymarkClient(servers.urls[next++ % servers.urls.length]);
    const { perSecond, cpu } = await measure(client, {
      conversations: CONVERSATIONS,
      turns: TURNS * processes,
      cpuTime: servers.cpuTime,
    });
    stop();
    await servers.stop();
    alone ??= perSecond;
    const cells = [
      `${perSecond.toFixed(0)} turns/s`,
      `${(perSecond / alone).toFixed(2)} of one`,
      `${cpu.toFixed(2)} ms`,
    ];
    process.stdout.write(`${String(processes).padStart(3)}${cells.map((one) => one.padStart(16)).join('')}\n`);
  }
}

/** Stops each program while it has used more than its share since now. @returns how to let go of them */
function held(programs, share) {
  const began = performance.now();
  const each = programs.map((program) => ({ program, before: program.cpuTime(), isStopped: false }));
  const look = () => {
    for (const one of each) {
      const isOver = one.program.cpuTime() - one.before > share * (performance.now() - began);
      if (isOver === one.isStopped) continue;
      process.kill(one.program.pid, isOver ? 'SIGSTOP' : 'SIGCONT');
      one.isStopped = isOver;
    }
  };
  const timer = setInterval(look, EVERY);
  return () => {
    clearInterval(timer);
    for (const { program, isStopped } of each) if (isStopped) process.kill(program.pid, 'SIGCONT');
  };
}
