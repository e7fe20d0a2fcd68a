import { createLog, type Log } from './channels/observability/log';
import { exitOnUncaughtError, silenceConsole } from './channels/observability/uncaughtErrors';
import { loadOrExit } from './loader/loadKnowledge';
import { openStore, serverSecrets } from './server/openStore';
import { startServer } from './server/server';
import { readSettings, type Settings } from './server/settings/readSettings';
import { startScreen } from './server/startScreen';

/** `npm start`. */
async function main(): Promise<void> {
  const settings = settingsOrExit();
  const now = () => new Date();
  const log = createLog(settings.logLevel);
  const knowledge = loadOrExit(settings.knowledge, now());
  const secrets = serverSecrets(settings);
  const opened = await openStore(settings, secrets, now);
  const ticks = () => performance.now();
  const server = await startServer({ ...opened, settings, knowledge, secrets, log, now, ticks });
  silenceConsole(console, log);
  exitOnUncaughtError(process, server.onError);
  const close = async () => {
    await server.close();
    await opened.store.close();
  };
  process.once('SIGTERM', () => stop(close, log));
  process.once('SIGINT', () => stop(close, log));
  // Last, as whoever reads it may do anything next, such as stop the server.
  process.stdout.write(startScreen(settings, server.url, server.deskLink));
  log.started({ services: knowledge.services.length, outcomes: knowledge.outcomes.length });
}

function settingsOrExit(): Settings {
  const read = readSettings(process.env);
  if (read.kind === 'read') return read.settings;
  process.stderr.write(`Waymark does not start:\n${read.wrong.map((one) => `- ${one}\n`).join('')}`);
  process.exit(1);
}

/** Accepts no new turns, lets running ones finish, and exits. */
function stop(close: () => Promise<void>, log: Log): void {
  log.stopping();
  close()
    .catch((error: unknown) => log.failed(error))
    .finally(() => {
      log.stopped();
      process.exit(0);
    });
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Waymark does not start: ${reason}\n`);
  process.exit(1);
});
