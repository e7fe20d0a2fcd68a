// node scripts/forensics/memory.mjs [--people 25] [--waits 0,60,120] [--busy]: how many of those who talked and
// pressed Exit can still be found in the server's memory, by their words, their tokens or their keys, so many seconds
// after. With --busy others go on talking meanwhile. Needs Linux, and the right to read the memory of a child.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { send } from '../bench/requests.mjs';
import { freePort, passingFolder, waymark } from '../chaos/servers.mjs';
import { makeReady, ROOT } from '../ready.mjs';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '25' },
    waits: { type: 'string', default: '0,60,120' },
    busy: { type: 'boolean', default: false },
  },
});
/** Reading the memory takes seconds, after which the server has closed what was kept open. */
const FRESH = { Connection: 'close' };
const SECRET = 'forensics-forensics-forensics-forensics';
const WORD = 'quincunx';

makeReady();
const { Tokens } = createRequire(join(ROOT, 'x.js'))('./dist/channels/http/tokens');
const tokens = new Tokens([Buffer.from(SECRET)], () => new Date());
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const environment = { WAYMARK_DATA: passingFolder(), WAYMARK_SECRET: SECRET, WAYMARK_LIMITS: '0' };
const server = waymark(port, environment);
await server.start();

const people = [];
while (people.length < Number(values.people)) people.push(await talk(people.length));
print('while they talk', await findAll());
for (const { say } of people) await say({ type: 'endOfConversation' });
let isOver = false;
const others = values.busy ? chatter() : undefined;
let waited = 0;
for (const seconds of values.waits.split(',').map(Number)) {
  await wait((seconds - waited) * 1000);
  waited = seconds;
  print(`${seconds} s after Exit`, await findAll());
}
isOver = true;
await others;
await server.kill();

async function talk(number) {
  const line = `${url}/v3/directline`;
  const { token: start } = await send('POST', `${line}/tokens/generate`, {}, { ...FRESH, Origin: url });
  const began = await send(
    'POST',
    `${line}/conversations`,
    {},
    {
      ...FRESH,
      Authorization: `Bearer ${start}`,
    },
  );
  const { key } = await tokens.verify(began.token);
  const say = (activity) =>
    send('POST', `${line}/conversations/${began.conversationId}/activities`, activity, {
      ...FRESH,
      Authorization: `Bearer ${began.token}`,
    });
  const text = `${WORD}${String(number).padStart(4, '0')} he follows me to work`;
  for (let k = 0; k < 4; k++) await say({ type: 'message', from: { id: 'x' }, text });
  return { say, key, tokens: [start, began.token] };
}

/** Others, whose words are none of those looked for. */
async function chatter() {
  while (!isOver) {
    const { say } = await talk(9999);
    await say({ type: 'endOfConversation' });
    await wait(50);
  }
}

async function findAll() {
  const found = { words: new Set(), tokens: new Set(), keys: new Set() };
  const memory = openSync(`/proc/${server.pid}/mem`, 'r');
  for (const bytes of regions(memory)) findIn(bytes, found);
  closeSync(memory);
  return found;
}

/** What the process may write to, but for files. */
function* regions(memory) {
  for (const line of readFileSync(`/proc/${server.pid}/maps`, 'utf8').split('\n')) {
    const [, from, to, rights, file] = /^(\w+)-(\w+) (\S+) \S+ \S+ \S+\s*(\S*)/.exec(line) ?? [];
    if (!rights?.startsWith('rw') || file.startsWith('/') || file === '[vvar]') continue;
    const [start, end] = [BigInt(`0x${from}`), BigInt(`0x${to}`)];
    const bytes = Buffer.alloc(Number(end - start));
    try {
      readSync(memory, bytes, 0, bytes.length, start);
      yield bytes;
    } catch {} // Not there any more.
  }
}

function findIn(bytes, { words, tokens: found, keys }) {
  for (const encoding of ['latin1', 'utf16le']) {
    const mark = Buffer.from(WORD, encoding);
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
      const digits = bytes.subarray(at + mark.length, at + mark.length + (mark.length / WORD.length) * 4);
      const number = Number(digits.toString(encoding));
      if (people[number]) words.add(number);
    }
  }
  for (const [number, person] of people.entries()) {
    // The end of a token is in no other.
    if (person.tokens.some((token) => bytes.includes(token.slice(-40)))) found.add(number);
    if (bytes.includes(person.key)) keys.add(number);
  }
}

function print(when, { words, tokens: found, keys }) {
  const any = new Set([...words, ...found, ...keys]).size;
  const counts = `words of ${words.size}, tokens of ${found.size}, keys of ${keys.size}`;
  process.stdout.write(`${when.padEnd(18)} ${counts}: any of ${any} of ${people.length} people\n`);
}
