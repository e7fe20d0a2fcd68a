// npm run chaos:upgrade [-- --conversations 50 --from v0.2.0]
// People talk with two processes while these are replaced one by one by a newer release, which calls answers and questions
// otherwise, and then by the older one again. Everybody must hear what they would have heard without that, word for word.
// With --from, the older one is that release itself, built from git, whose words differ: then no turn may be lost.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReady } from '../ready.mjs';
import { freePort, passingFolder, redis, waymark } from './servers.mjs';
import { Talker } from './talker.mjs';

const { values } = parseArgs({
  options: { conversations: { type: 'string', default: '50' }, from: { type: 'string' } },
});

const press = (question, ...answer) => ({ kind: 'answer', question, answer });
const command = (name) => ({ kind: 'command', command: name });
/** From the first question to the outcome, back, and on: each round is a whole conversation. */
const ROUND = [
  press('danger', 'no'),
  press('who-for', 'me'),
  press('what', 'contact', 'following'),
  press('unwanted', 'yes'),
  press('repeated', 'several'),
  press('fixated', 'yes'),
  press('who', 'ex-recent'),
  command('why'),
  press('signs', 'none'),
  press('where', 'bedfordshire'),
  command('back'),
  press('where', 'bedfordshire'),
  command('change'),
  command('restart-sure'),
];
const RENAMED = { 'ex-recent': 'ex-lately', fixated: 'fixed-on' };
const FORMER = `former_answers:
  - { was: who/ex-recent, now: who/ex-lately }
  - { was: fixated, now: fixed-on }
`;
const PAUSE = 1000;
/** How the apology for a turn that failed begins. */
const FAILED = /went wrong/;

makeReady();
const [port, ...ports] = [await freePort(), await freePort(), await freePort()];
const store = redis(port, passingFolder());
const environment = {
  WAYMARK_LIMITS: '0',
  WAYMARK_REDIS_URL: `redis://127.0.0.1:${port}`,
  WAYMARK_SECRET: 'upgrade-upgrade-upgrade-upgrade-upgrade',
};
const older = values.from ? { folder: built(values.from), more: {} } : { folder: '.', more: {} };
const newer = { folder: '.', more: values.from ? {} : { WAYMARK_KNOWLEDGE: renamedKnowledge() } };

await store.start();
const running = ports.map((one) => start(one, older));
for (const one of running) await one.start();
const url = () => `http://127.0.0.1:${ports[Math.floor(Math.random() * ports.length)]}`;
const alone = new Talker(url, 'alone', ROUND);
await alone.begin();
for (const _turn of [...ROUND, ...ROUND]) await alone.turn();
const usual = await alone.replies();

const talkers = Array.from({ length: Number(values.conversations) }, (_, i) => new Talker(url, `p${i}`, ROUND));
await Promise.all(talkers.map((talker) => talker.begin()));
let talking = true;
const talks = talkers.map(async (talker) => {
  for (let turn = 0; talking || turn % ROUND.length !== 0; turn++) {
    await talker.turn();
    await new Promise((done) => setTimeout(done, PAUSE * Math.random()));
  }
});
for (const release of [newer, older])
  for (const i of ports.keys()) {
    await running[i].kill();
    running[i] = start(ports[i], release);
    await running[i].start();
  }
talking = false;
await Promise.all(talks);

const turns = talkers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
const lost = (await Promise.all(talkers.map((talker) => talker.faults()))).flat();
if (values.from) {
  // A press that changes nothing is not answered, and what is asked differs between releases.
  lost.splice(0, lost.length, ...lost.filter((fault) => fault !== 'replies: []'));
  lost.push(
    ...(await Promise.all(talkers.map((talker) => talker.replies()))).flat().filter((said) => FAILED.test(said)),
  );
}
const heard = values.from ? [] : (await Promise.all(talkers.map(differences))).flat();
for (const one of [...running, store]) await one.kill();
process.stdout.write(
  `${talkers.length} conversations, two processes replaced forth and back, ${turns} turns: ${lost.length} lost or doubled, ${heard.length} answered otherwise\n`,
);
for (const fault of [...lost, ...heard].slice(0, 10)) process.stdout.write(`  ${fault.slice(0, 500)}\n`);
process.exit(lost.length + heard.length > 0 ? 1 : 0);

/** What was said otherwise than to whoever spoke with one release alone. */
async function differences(talker) {
  const replies = await talker.replies();
  // Of a very long conversation the older half is gone.
  const first = talker.acknowledged.length - replies.length;
  return replies.flatMap((said, i) => {
    const turn = first + i;
    const expected = usual[turn < ROUND.length ? turn : ROUND.length + (turn % ROUND.length)];
    return said === expected ? [] : [`turn ${turn}: ${said} instead of ${expected}`];
  });
}

function start(on, { folder, more }) {
  return waymark(on, { ...environment, ...more }, folder);
}

/** The knowledge as it is, with other ids (its sentences, in which they are words, stay), and a word of what each was called. */
function renamedKnowledge() {
  const folder = join(passingFolder(), 'knowledge');
  cpSync('knowledge', folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true }).filter((one) => one.endsWith('.yaml'))) {
    const text = readFileSync(join(folder, name), 'utf8');
    const renamed = Object.entries(RENAMED).reduce(
      (all, [was, now]) => all.replace(new RegExp(`(?<![\\w-])${was}(?![\\w-])(?= ?[,:\\]}\\n])`, 'g'), now),
      text,
    );
    if (renamed !== text && name !== 'released-ids.yaml') writeFileSync(join(folder, name), renamed);
  }
  appendFileSync(join(folder, 'former-ids.yaml'), FORMER);
  return folder;
}

/** A release as it stands in git, built with the packages of this one. */
function built(ref) {
  const folder = passingFolder();
  const files = execFileSync('git', ['archive', ref], { maxBuffer: 1 << 28 });
  execFileSync('tar', ['x', '-C', folder], { input: files });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  // It may complain of types of packages that are newer than it, and writes what it has built all the same.
  spawnSync(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'], { cwd: folder });
  execFileSync(process.execPath, ['scripts/buildWidget.mjs'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}
