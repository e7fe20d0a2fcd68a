import { createLog } from '../channels/observability/log';
import { goToOwnFolder } from './ownFolder';
import { readSettings } from './settings/readSettings';
import type { KnowledgeSource } from './start';
import { releaseVersion } from './version';

/** What a person has to mend before another start makes sense: a setting, the knowledge, the store (EX_CONFIG of sysexits.h). */
const TO_MEND = 78;

/** `npm start`. */
export async function main(source: KnowledgeSource): Promise<void> {
  goToOwnFolder();
  const read = readSettings(process.env);
  const version = releaseVersion();
  if (read.kind === 'wrong') return fail(read.wrong);
  const log = createLog(read.settings.logLevel);
  log.starting({ version, node: process.versions.node });
  const { start } = startProper();
  await start({ settings: read.settings, log, version, source, host: Object.assign(process, { console }) }).catch(
    (error: unknown) => {
      fail([error instanceof Error ? error.message : String(error)]);
    },
  );
}

/** Only when it is called, as all the libraries take half a second to load, and the settings may be wrong. */
export function startProper(): typeof import('./start') {
  return require('./start');
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
