import { createLog } from './channels/observability/log';
import { goToOwnFolder } from './server/ownFolder';
import { readSettings } from './server/settings/readSettings';
import { releaseVersion } from './server/version';

/** What a person has to mend before another start makes sense: a setting, the knowledge, the store (EX_CONFIG of sysexits.h). */
const TO_MEND = 78;

/** `npm start`. */
async function main(): Promise<void> {
  goToOwnFolder();
  const read = readSettings(process.env);
  const version = releaseVersion();
  if (read.kind === 'wrong') return fail(read.wrong);
  const log = createLog(read.settings.logLevel);
  log.starting({ version, node: process.versions.node });
  // Only now, as all the libraries take a second to load, and the settings may be wrong.
  const { start } = require('./server/start') as typeof import('./server/start');
  const { startKnowledge: load, knowledgeAnew: loadAnew } =
    require('./loader/startKnowledge') as typeof import('./loader/startKnowledge');
  await start({
    settings: read.settings,
    log,
    version,
    source: { load, loadAnew },
    host: Object.assign(process, { console }),
  }).catch((error: unknown) => {
    fail([error instanceof Error ? error.message : String(error)]);
  });
}

/** In words where somebody reads along; else as lines of the log, whatever its level, and nothing beside that a shipper would choke on. */
function fail(problems: readonly string[]): void {
  const list = problems.length > 1 ? problems.map((one) => `\n- ${one}`).join('') : ` ${problems[0]}`;
  if (process.stderr.isTTY) process.stderr.write(`Waymark does not start:${list}\n`);
  if (!process.stdout.isTTY) for (const problem of problems) createLog('error').notStarted(problem);
  process.exitCode = TO_MEND;
  // What was begun, such as a connection that is tried again and again, does not hold it up.
  setImmediate(() => process.exit());
}

void main();
