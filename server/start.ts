import type { Log } from '../channels/observability/log';
import { exitOnUncaughtError, silenceConsole } from '../channels/observability/uncaughtErrors';
import type { Knowledge } from '../model/knowledge';
import { ukTime } from '../model/ukTime';
import { type OpenedStore, openStore, serverSecrets } from './openStore';
import { type Server, startServer } from './server';
import { tellReady } from './serviceManager';
import type { Settings } from './settings/readSettings';
import { startScreen } from './startScreen';
import { waitForStore } from './waitForStore';

/** As many digits of a digest as tell one from another at a glance. */
const DIGITS = 12;

/** Where the knowledge comes from: at the start, and anew while it runs. */
export interface KnowledgeSource {
  /**
   * @param today ISO date in the UK
   * @throws Error that says why it is not sound
   */
  readonly load: (folder: string, today: string) => { readonly knowledge: Knowledge; readonly digest: string };
  readonly loadAnew: (
    folder: string,
    today: string,
  ) => Promise<
    | { readonly knowledge: Knowledge; readonly digest: string }
    | { readonly problems: readonly { readonly file: string; readonly line: number; readonly rule: string }[] }
  >;
}

/** Of the process that it runs in, what it uses. */
export interface Host extends Pick<NodeJS.Process, 'env' | 'exit' | 'pid'> {
  readonly on: (
    event: 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'uncaughtException',
    listener: (error: unknown) => void,
  ) => unknown;
  readonly stdout: { readonly isTTY?: boolean; readonly write: (text: string) => unknown };
  readonly console: Console;
}

interface StartOptions {
  readonly settings: Settings;
  readonly log: Log;
  readonly version: string;
  readonly source: KnowledgeSource;
  readonly host: Host;
}

/** The start proper, once the settings are right. @throws Error that says in a sentence why it does not start */
export async function start({ settings, log, version, source, host }: StartOptions): Promise<void> {
  const now = () => new Date();
  const { knowledge, digest } = source.load(settings.knowledge, ukTime(now()).date);
  const running = { version, knowledge: digest.slice(0, DIGITS) };
  const secrets = serverSecrets(settings);
  const opened = await waitForStore(() => openStore(settings, secrets, now), log.waiting);
  const ticks = () => performance.now();
  const server = await startServer({ ...opened, settings, knowledge, running, secrets, log, now, ticks });
  silenceConsole(host.console, log);
  const exit = () => stop(server, opened, log, host);
  const anew = () => source.loadAnew(settings.knowledge, ukTime(now()).date);
  listen(host, { exit, exchange: () => void exchange(anew, server, log).catch(server.onError) }, server);
  tellReady(host, `serving ${running.version}, knowledge ${running.knowledge}`);
  // Last, as whoever reads it may do anything next, such as stop the server. Where no person reads it, it is a line like all others.
  if (host.stdout.isTTY) host.stdout.write(startScreen(settings, server.url, server.deskLink));
  const { services, outcomes } = knowledge;
  log.started({ ...running, url: server.url, services: services.length, outcomes: outcomes.length });
}

interface OnSignal {
  readonly exit: () => void;
  readonly exchange: () => void;
}

function listen(host: Host, { exit, exchange }: OnSignal, server: Server): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    host.on(signal, () => {
      if (!stopping) exit();
      stopping = true;
    });
  // On a terminal it says that this was closed, and the process ends as any other.
  if (!host.stdout.isTTY) host.on('SIGHUP', exchange);
  exitOnUncaughtError(host, server.onError);
}

/** SIGHUP: the knowledge as the folder has it now, checked first. Where it is not sound, what was there stays. */
async function exchange(anew: () => ReturnType<KnowledgeSource['loadAnew']>, server: Server, log: Log): Promise<void> {
  const loaded = await anew();
  if ('problems' in loaded) {
    const [first] = loaded.problems;
    return log.knowledgeRefused({
      problems: loaded.problems.length,
      at: `${first?.file}:${first?.line} ${first?.rule}`,
    });
  }
  const digest = loaded.digest.slice(0, DIGITS);
  await server.exchange(loaded.knowledge, digest);
  log.knowledgeExchanged(digest);
}

/** Accepts no new turns, lets running ones finish, and exits. */
function stop(server: Server, { store }: OpenedStore, log: Log, host: Host): void {
  log.stopping();
  server
    .close()
    .then(() => store.close())
    .catch((error: unknown) => log.failed(error))
    .finally(() => {
      log.stopped();
      host.exit(0);
    });
}
