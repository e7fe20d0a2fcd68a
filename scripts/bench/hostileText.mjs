// npm run bench:hostile: how much of the processor a turn takes for 4,000 characters of the hardest text, at every question.
// Its time, not the clock's: other work on the machine is not counted, though it slows caches and so the figure, too.
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { makeReady, ROOT } from '../ready.mjs';
import { ANSWERS } from './clients.mjs';

const MOST = 50;
const RUNS = 3;
const SHOWN = 8;

makeReady();
const built = createRequire(join(ROOT, 'dist', 'index.js'));
const { TurnAdapter } = built('./bots/turnAdapter.js');
const { WaymarkBot } = built('./bots/waymarkBot.js');
const { Turns } = built('./turns/turns.js');
const { currentKnowledge } = built('./loader/loadKnowledge.js');
const { MemoryStore } = await fromTests('store', 'memoryStore.ts');
const { hostileTexts } = await fromTests('channels', 'hostile', 'texts.ts');

const { knowledge } = currentKnowledge();
const adapter = new TurnAdapter(new WaymarkBot(knowledge));
const now = () => new Date();
const texts = [...hostileTexts(phrases()).entries()];
const places = await placesOnTheWay();
const slowest = [];
for (const pass of ['warm', 'measured']) {
  for (const [place, memory] of places) {
    const turn = turnsAt(memory);
    for (const [name, text] of texts) {
      const times = [];
      for (let run = 0; run < (pass === 'warm' ? 1 : RUNS); run++) times.push(await turn(text));
      if (pass === 'measured') slowest.push({ place, name, least: Math.min(...times), most: Math.max(...times) });
    }
  }
}
print();

/** A module of the tests, which check the same without timing it. */
async function fromTests(...path) {
  const source = join(ROOT, 'tests', ...path);
  const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** Every phrase that the bot recognises. */
function phrases() {
  const heard = [knowledge.phrases, knowledge.topics, knowledge.questions].map((entries) => JSON.stringify(entries));
  const found = heard.flatMap((json) => [...json.matchAll(/"(?:whole|within|unless|also|plainly)":(\[[^\]]*\])/g)]);
  return [...new Set(found.flatMap(([, list]) => JSON.parse(list)))];
}

/** The stored state while each question of the usual path is open, and after the last. */
async function placesOnTheWay() {
  const who = {
    channelId: 'bench',
    conversation: { id: 'bench' },
    from: { id: 'person' },
    recipient: { id: 'waymark' },
  };
  const say = async (activity, memory) =>
    JSON.parse(JSON.stringify((await adapter.turn({ ...who, ...activity }, memory, now())).memory));
  const found = [['nothing yet', undefined]];
  let memory = await say({ type: 'conversationUpdate', membersAdded: [{ id: 'person' }] }, undefined);
  for (const [question, answer] of ANSWERS) {
    found.push([question, memory]);
    memory = await say({ type: 'message', text: '', value: { kind: 'answer', question, answer: [answer] } }, memory);
  }
  return [...found, ['the outcome', memory]];
}

/** Complete turns, encrypted and committed, that always start from this state. */
function turnsAt(memory) {
  const store = new MemoryStore({ idle: 60_000, total: 60_000 }, now);
  const failed = (error) => {
    throw error;
  };
  const bot = { turn: (activity, _memory, at) => adapter.turn(activity, memory, at) };
  const turns = new Turns({ bot, errorReply: () => [], store, now, random: randomBytes, onError: failed });
  const conversation = { id: 'bench', keys: [randomBytes(32)] };
  const person = { from: { id: 'person' }, recipient: { id: 'waymark' }, conversation: { id: 'bench' } };
  return async (text) => {
    const activity = { type: 'message', channelId: 'bench', ...person, text };
    const began = process.cpuUsage();
    await turns.takeTurn(conversation, { activity, mode: 'createIfMissing' });
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
}

function print() {
  const characters = Math.max(...texts.map(([, text]) => text.length));
  process.stdout.write(
    `${texts.length} texts of up to ${characters} characters, at ${places.length} places of a conversation, ${RUNS} times each.\n` +
      'The slowest, by the best of their times, in milliseconds of the processor (and the worst):\n',
  );
  slowest.sort((a, b) => b.least - a.least);
  for (const { place, name, least, most } of slowest.slice(0, SHOWN)) {
    const shown = name.length > 50 ? `${name.slice(0, 49)}…` : name;
    process.stdout.write(
      `${least.toFixed(1).padStart(7)} ${`(${most.toFixed(1)})`.padStart(9)}  ${shown}, asked: ${place}\n`,
    );
  }
  const worst = slowest[0].least;
  process.stdout.write(`${worst <= MOST ? 'Within' : 'OVER'} the ${MOST} ms that a turn may take for what is typed.\n`);
  if (worst > MOST) process.exitCode = 1;
}
