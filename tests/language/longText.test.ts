import { Session } from 'node:inspector';
import { NluPipeline } from '../../language/nluPipeline';
import { MORNING, realKnowledge } from '../realKnowledge';

/** What has taken four times as long for twice as much: each word was looked up for each other, or read over and over. */
const UNITS = [
  'not my ex or ',
  'no weapons, or threats or ',
  'never said ',
  'in the house now ',
  'you put ',
  'it says he hit me. ',
  'he never said that. ',
  'none of that. ',
];
/** Two is what the text itself takes, and a look by halves takes a step more in twice as long a list; it was up to 3.8. */
const MOST = 2.1;

const pipeline = new NluPipeline(realKnowledge);
const session = new Session();

beforeAll(() => {
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  // What is only looked up the first time.
  for (const unit of UNITS) workFor(unit, 3800);
});
afterAll(() => session.disconnect());

test.each(UNITS)('twice as much of “%s” is no more than twice the work', (unit) => {
  const [least = 0, half = 0, whole = 0] = [950, 1900, 3800].map((length) => workFor(unit, length));
  // Without what is the same for any text.
  expect((whole - half) / (half - least)).toBeLessThan(MOST);
});

/** How many times anything in the reading of words was run: each function, each turn of a loop. No clock is asked. */
function workFor(unit: string, length: number): number {
  counts();
  pipeline.understand(unit.repeat(length / unit.length), 'fixated', MORNING);
  return counts().reduce((sum, one) => sum + one, 0);
}

/** Since it was last asked. */
function counts(): readonly number[] {
  let found: number[] = [];
  session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
    const read = result.filter(({ url }) => /[\\/]language[\\/](?!.*\.test\.)/.test(url));
    found = read.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)));
  });
  return found;
}
