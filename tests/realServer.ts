import { randomBytes } from 'node:crypto';
import { createLog } from '../channels/observability/log';
import type { OpenedStore } from '../server/openStore';
import { type Server, startServer } from '../server/server';
import { readSettings, type Settings } from '../server/settings/readSettings';
import type { ConversationStore } from '../store/conversationStore';
import { builtWidget } from './builtWidget';
import { MORNING, realKnowledge } from './realKnowledge';
import { MemoryStore } from './store/memoryStore';
import { steadyClock } from './store/steadyClock';

/** What the test has a hand in, or other servers too. */
interface Shared extends Pick<OpenedStore, 'broadcast'> {
  readonly secret?: Buffer;
  readonly now?: () => Date;
}

/** The whole server as `npm start` runs it, on a free port, with the real knowledge and a clock that stands still. */
export async function startRealServer(
  change: Partial<Settings> = {},
  given?: ConversationStore,
  { secret = randomBytes(32), now = () => MORNING, broadcast }: Shared = {},
): Promise<Server & { readonly errors: unknown[] }> {
  const read = readSettings({ WAYMARK_PORT: '0' });
  if (read.kind === 'wrong') throw new Error(read.wrong.join('\n'));
  const settings = { ...read.settings, web: soundWidget(), limits: 0, ...change };
  const errors: unknown[] = [];
  const log = { ...createLog('silent'), failed: (error: unknown) => errors.push(error) };
  const store = given ?? new MemoryStore({ idle: settings.forgetIdleAfter, total: settings.forgetAfter }, now);
  const secrets = [secret] as const;
  const server = await startServer({
    settings,
    knowledge: realKnowledge,
    running: { version: '0.0.0', knowledge: 'tested' },
    store,
    secrets,
    log,
    now,
    ticks: () => 0,
    ...(broadcast && { broadcast }),
    clock: steadyClock(now),
  });
  return { ...server, errors };
}

function soundWidget(): string {
  const { folder, failed, printed } = builtWidget();
  if (failed) throw new Error(printed);
  return folder;
}
