import { randomBytes } from 'node:crypto';
import { directLineRoutes } from '../../../channels/direct-line/directLineRoutes';
import { Tokens } from '../../../channels/direct-line/tokens';
import { Http } from '../../../channels/http/http';
import { ALLOWED, type Allowed, Limits } from '../../../channels/limits/limits';
import { createLog } from '../../../channels/observability/log';
import { MeasuredTurns } from '../../../channels/observability/measuredTurns';
import { Metrics } from '../../../channels/observability/metrics';
import { reporter } from '../../../channels/observability/surprises';
import { watchRequests } from '../../../channels/observability/watchRequests';
import { deskRoutes } from '../../../channels/sign-in/deskRoutes';
import { type DeskPages, DOOR_STATUS } from '../../../channels/sign-in/doorPages';
import type { ProviderSettings } from '../../../channels/sign-in/provider';
import { sessionDoor } from '../../../channels/sign-in/sessionDoor';
import { deskChannel } from '../../../server/deskSignIn';
import { MemoryStore } from '../../../store/memoryStore';
import type { Secrets } from '../../../turns/secrets';
import { Sink } from '../observability/watched';
import { message, Parrot } from '../parrot';
import { HOST_PAGE } from '../served';

const MINUTE = 60_000;
export const LIFE = 8 * 60;
export const IDLE = 60;

export interface Wish {
  readonly provider?: ProviderSettings;
  /** Whether nobody else can reach it. */
  readonly alone?: boolean;
  readonly secrets?: Secrets;
  readonly publicUrl?: string;
  readonly allowed?: Partial<Allowed>;
  /** One that another process uses too. */
  readonly store?: MemoryStore;
}

/** Each page is its own name. */
const PAGES: DeskPages = {
  desk: { body: 'the desk', type: 'text/html; charset=utf-8' },
  door: Object.fromEntries(
    Object.keys(DOOR_STATUS).map((state) => [state, { body: state, type: 'text/html; charset=utf-8' }]),
  ) as DeskPages['door'],
};

/** The clock of every desk here; whoever signs in at a real provider brings a token of the real time. */
let time = Date.now();
const now = () => new Date(time);
export const pass = (minutes: number) => {
  time += minutes * MINUTE;
};

/** The desk, and Direct Line behind it, on a free port. */
export async function serveDesk({ provider, alone = true, publicUrl, ...wish }: Wish = {}) {
  const sink = new Sink();
  const log = createLog('debug', sink);
  const metrics = new Metrics([], now, () => time);
  const failed = reporter(log, metrics);
  const store = wish.store ?? new MemoryStore({ idle: 24 * 60 * MINUTE, total: 24 * 60 * MINUTE }, now);
  const { secrets = [randomBytes(32)] } = wish;
  const parrot = new Parrot();
  const random = randomBytes;
  const apology = () => [message('Sorry')];
  const turns = new MeasuredTurns({ bot: parrot, apology, store, now, random, failed }, metrics);
  const http = new Http({ stopWithin: 2000, failed });
  const tokens = new Tokens(secrets, now);
  const limits = new Limits(now, { ...ALLOWED, ...wish.allowed });
  const settings = { publicUrl, desk: { provider, life: LIFE * MINUTE, idle: IDLE * MINUTE } };
  const { way, sessions } = deskChannel({ settings, secrets, random, now, marks: store, alone });
  const own = new Set<string>();
  const doors = { origins: new Set([HOST_PAGE]) };
  const desk = sessionDoor(sessions, own);
  watchRequests(http, { log, metrics, random });
  directLineRoutes(http, { turns, store, tokens, doors, desk, random, beatEvery: 20, failed });
  deskRoutes(http, { pages: PAGES, sessions, way, tokens, random, own, limits, failed });
  const base = `http://127.0.0.1:${await http.listen(0, '127.0.0.1')}`;
  own.add(base);
  doors.origins.add(base);
  const close = () => http.close();
  const link = way.kind === 'link' ? way.link.secret : '';
  return { base, directLine: `${base}/v3/directline`, link, sink, metrics, parrot, store, close };
}

export type ServedDesk = Awaited<ReturnType<typeof serveDesk>>;
