import { main, startProper } from '../../server/main';
import { start } from '../../server/start';

/** Runs it as if it were alone in its process. @returns with which code it would have ended */
async function ended(settings: Readonly<Record<string, string>>): Promise<unknown> {
  const { exitCode } = process;
  const exit = new Promise((resolve) => {
    jest.spyOn(process, 'exit').mockImplementation((): never => resolve(process.exitCode) as never);
  });
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const replaced = jest.replaceProperty(process, 'env', { ...process.env, ...settings });
  const load = () => {
    throw new Error('The knowledge is not sound.');
  };
  try {
    await main({ load, loadAnew: async () => ({ problems: [] }) });
    return await exit;
  } finally {
    replaced.restore();
    written.mockRestore();
    jest.restoreAllMocks();
    process.exitCode = exitCode;
  }
}

test.each([
  ['a setting is wrong', { WAYMARK_LIMITS: 'many' }],
  ['the knowledge is not sound', { WAYMARK_LOG_LEVEL: 'silent' }],
])('where %s, it ends with 78, so that it is not tried again', async (_, settings) => {
  expect(await ended(settings)).toBe(78);
});

test('what the build compiles is the server that starts', () => {
  expect(startProper().start).toBe(start);
});
