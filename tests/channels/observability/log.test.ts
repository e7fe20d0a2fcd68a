import { createLog, redactingLogger } from '../../../channels/observability/log';
import { Metrics } from '../../../channels/observability/metrics';
import { errorHandler, exitOnUncaughtError, silenceConsole } from '../../../channels/observability/uncaughtErrors';
import { Sink } from './watched';

const WORDS = 'he waits outside';

let sink: Sink;

beforeEach(() => {
  sink = new Sink();
});

test('an operator reads what happened, in lines that programs can read', () => {
  const log = createLog('info', sink);
  log.started({ port: 3978, store: 'redis', teams: false });
  log.failed(new RangeError(WORDS));
  log.stopping();
  log.stopped();
  expect(sink.entries.map(({ level, event }) => `${level} ${event}`)).toEqual([
    'info started',
    'error failed',
    'info stopping',
    'info stopped',
  ]);
  expect(sink.entries[0]).toMatchObject({
    port: 3978,
    store: 'redis',
    teams: false,
    time: expect.any(String),
  });
  expect(sink.entries[1]).toMatchObject({ kind: 'RangeError', at: expect.stringContaining('log.test.ts') });
});

test('who started it, and on which machine, is not told', () => {
  createLog('info', sink).stopped();
  expect(Object.keys(sink.entries[0] ?? {})).toEqual(['level', 'time', 'event']);
});

test('single requests are told only when asked for, or when we failed them', () => {
  const about = { requestId: 'r', method: 'GET', route: '/', ms: 3 };
  for (const level of ['debug', 'info', 'silent'] as const) {
    const log = createLog(level, sink);
    for (const status of [200, 404, 429, 500]) log.request({ ...about, status });
  }
  expect(sink.entries.map(({ status }) => status)).toEqual([200, 404, 429, 500, 500]);
});

/** All the ways in which somebody might one day log an error, without thinking of its message. */
test.each([
  ['an error', (log: Logger) => log.error(new Error(WORDS))],
  ['an error with words', (log: Logger) => log.error(new Error(WORDS), WORDS)],
  ['err', (log: Logger) => log.error({ err: new Error(WORDS) }, 'failed')],
  ['error', (log: Logger) => log.error({ error: new Error(WORDS, { cause: new Error(WORDS) }) }, 'failed')],
  ['an error inside', (log: Logger) => log.error({ turn: { error: new Error(WORDS) } }, 'failed')],
  ['an activity', (log: Logger) => log.info({ activity: { text: WORDS } })],
  ['a list', (log: Logger) => log.info({ texts: [WORDS] })],
  ['a sentence', (log: Logger) => log.info(WORDS)],
  ['a sentence with a gap', (log: Logger) => log.info('said %s', WORDS)],
  ['a child', (log: Logger) => log.child({}).error(new Error(WORDS))],
])('%s that is logged by mistake quotes nobody', (_what, mistake) => {
  mistake(redactingLogger('debug', sink));
  expect(sink.lines).toHaveLength(1);
  expect(sink.text).not.toContain('waits');
});

type Logger = ReturnType<typeof redactingLogger>;

test('what libraries print is not printed, as it may quote a person', () => {
  const printed: unknown[] = [];
  const print = (...what: unknown[]) => void printed.push(what);
  const library = { ...console, error: print, log: print };
  const printAgain = silenceConsole(library, createLog('info', sink));
  library.error(new TypeError(WORDS));
  library.log(WORDS, { text: WORDS });
  expect(printed).toEqual([]);
  expect(sink.text).not.toContain('waits');
  expect(sink.entries).toMatchObject([
    { event: 'printed', by: 'error', kind: 'TypeError' },
    { event: 'printed', by: 'log' },
  ]);
  printAgain();
  library.log('again');
  expect(printed).toEqual([['again']]);
});

test('an error that nobody caught ends the process without being printed', () => {
  const metrics = new Metrics(
    [],
    () => new Date(0),
    () => 0,
  );
  const exits: unknown[] = [];
  let surprise: (error: unknown) => void = () => {};
  const listen = (_event: string, heard: (error: unknown) => void) => {
    surprise = heard;
  };
  const exit = (code: number) => exits.push(code);
  exitOnUncaughtError({ on: listen, exit } as never, errorHandler(createLog('info', sink), metrics));
  surprise(new Error(WORDS));
  expect(exits).toEqual([1]);
  expect(sink.entries).toMatchObject([{ event: 'failed', kind: 'Error' }]);
  expect(sink.text).not.toContain('waits');
});
