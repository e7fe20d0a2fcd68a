import fc from 'fast-check';
import { connect, FakeNetwork, pass } from './fakeNetwork';

let network: FakeNetwork;
let line: ReturnType<typeof connect>;

beforeEach(() => {
  jest.useFakeTimers();
  network = new FakeNetwork();
});
afterEach(() => {
  line.client.close();
  jest.useRealTimers();
});

async function begin(): Promise<void> {
  line = connect();
  await pass(1);
  network.count();
  line.told.length = 0;
}

test('somebody whose stream is dead though nothing has closed it is answered three seconds later', async () => {
  await begin();
  network.loseStreams();
  line.say('he is outside my door');
  await pass(2.9);
  expect(line.told).not.toContain('answer to he is outside my door');
  await pass(0.2);
  expect(line.told).toContain('answer to he is outside my door');
  expect(line.told).not.toContain('(waiting)');
});

test('while a stream is dead every further answer is there within three seconds too', async () => {
  await begin();
  network.loseStreams();
  for (const text of ['one', 'two', 'three']) {
    line.say(text);
    await pass(3.1);
    expect(line.told).toContain(`answer to ${text}`);
  }
});

test('a stream that has missed two beats is hung up, and another one taken', async () => {
  await begin();
  await pass(60);
  expect(network.asked).toEqual([]);
  network.loseStreams();
  await pass(35);
  expect(network.asked).toEqual(['GET /conversations/c', 'STREAM', 'GET /conversations/c/activities']);
  line.say('hello');
  await pass(0.1);
  expect(line.told).toContain('answer to hello');
});

test('a token that cannot be refreshed is asked for again once in a while, not without end', async () => {
  await begin();
  network.silent = (_method, path) => path.includes('tokens');
  await pass(3 * 3600);
  expect(network.count()).toBeLessThan(300);
});

test('a stream that beats is left alone for hours', async () => {
  await begin();
  await pass(4 * 3600);
  expect(network.asked.filter((each) => !each.includes('tokens'))).toEqual([]);
});

test('whoever has had no sign for six seconds that a message arrived is told who else can help', async () => {
  await begin();
  network.silent = () => true;
  network.loseStreams();
  line.say('help');
  await pass(5.9);
  expect(line.told).not.toContain('(waiting)');
  await pass(0.2);
  expect(line.told).toContain('(waiting)');
});

test('nobody whose message was answered is told to wait', async () => {
  await begin();
  line.say('hello');
  await pass(60);
  expect(line.told).not.toContain('(waiting)');
});

test('where streams are cut as soon as they open, an idle chat asks ever less, and is answered at once all the same', async () => {
  network.streamFate = { kind: 'cut', after: 100 };
  await begin();
  await pass(10);
  network.count();
  await pass(60);
  expect(network.count()).toBeLessThanOrEqual(15);
  line.say('hello');
  await pass(0.1);
  expect(line.told).toContain('answer to hello');
});

test('where no stream is let live, one is tried again a minute later, then ever more seldom', async () => {
  network.streamFate = { kind: 'hole' };
  await begin();
  await pass(3600);
  expect(network.asked.filter((each) => each === 'STREAM').length).toBeLessThanOrEqual(12);
  network.streamFate = { kind: 'serves' };
  await pass(600);
  network.count();
  await pass(300);
  expect(network.asked).toEqual([]);
});

test('whatever the network does for a while, all that was said is answered once and in order when it is back', async () => {
  const fates = fc.constantFrom<FakeNetwork['streamFate']>(
    { kind: 'serves' },
    { kind: 'hole' },
    { kind: 'cut', after: 0 },
    { kind: 'cut', after: 100 },
    { kind: 'cut', after: 12_000 },
  );
  const step = fc.record({
    fate: fates,
    lose: fc.boolean(),
    silent: fc.constantFrom('', 'taken', 'POST', 'GET'),
    seconds: fc.integer({ min: 0, max: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
      line?.client.close();
      network = new FakeNetwork();
      await begin();
      for (const [i, { fate, lose, silent, seconds }] of steps.entries()) {
        network.streamFate = fate;
        if (lose) network.loseStreams();
        network.silent = (what) => what === silent || (silent === 'taken' && what === 'POST');
        line.say(`${i}`);
        await pass(seconds);
      }
      network.silent = () => false;
      network.streamFate = { kind: 'serves' };
      line.client.retryNow();
      await pass(120);
      const answers = line.told.filter((each) => each.startsWith('answer'));
      expect(answers).toEqual(steps.map((_, i) => `answer to ${i}`));
    }),
    { numRuns: 60 },
  );
});
