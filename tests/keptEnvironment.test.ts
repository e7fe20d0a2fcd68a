import { createRequire } from 'node:module';

const Environment = createRequire(__filename)('./keptEnvironment.cjs');

const environment = () =>
  new Environment({ globalConfig: {}, projectConfig: { globals: {}, testEnvironmentOptions: {} } }, {});

test('a test file finds the world as the first did, whatever those before it did to it', async () => {
  const { global } = environment();
  await environment().setup();
  const { setTimeout: before } = global;
  global.left = 'behind';
  global.setTimeout = () => {};
  global.process.env.LEFT = 'behind';
  const path = global.process.env.PATH;
  global.process.env.PATH = 'changed';
  await environment().teardown();
  expect(environment().global).toBe(global);
  expect(global.left).toBeUndefined();
  expect(global.setTimeout).toBe(before);
  expect(global.process.env.LEFT).toBeUndefined();
  expect(global.process.env.PATH).toBe(path);
});
