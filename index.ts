import { loadOrExit } from './loader/loadOrExit';
import { screen } from './screen';
import { type Server, startServer } from './server';
import { readSettings, type Settings } from './settings';

/** `npm start`. */
async function main(): Promise<void> {
  const settings = settingsOrExit();
  const now = () => new Date();
  const knowledge = loadOrExit(settings.knowledge, now());
  const server = await startServer(settings, knowledge, now, report);
  process.stdout.write(screen(settings, server.url));
  process.once('SIGTERM', () => stop(server));
  process.once('SIGINT', () => stop(server));
}

function settingsOrExit(): Settings {
  const read = readSettings(process.env);
  if (read.kind === 'read') return read.settings;
  process.stderr.write(`Waymark does not start:\n${read.wrong.map((one) => `- ${one}\n`).join('')}`);
  process.exit(1);
}

/** Takes no new turns, lets those under way finish, and ends. */
function stop(server: Server): void {
  process.stdout.write('Stopping: turns under way are finished first.\n');
  server.close().then(() => process.exit(0), report);
}

/** What went wrong, by its kind alone: its message may quote the person. */
function report(error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  const where =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))[0] : '';
  process.stderr.write(`${new Date().toISOString()} ${kind}${where ?? ''}\n`);
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Waymark does not start: ${reason}\n`);
  process.exit(1);
});
