const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/**
 * A folder for what the test files of one run share; workers find it in their environment. The browser is unpacked before
 * any file begins: of two that unpack it at once, one starts it half written.
 */
module.exports = async () => {
  const { default: packed } = await import('@sparticuz/chromium');
  await packed.executablePath();
  // `npm run mutants` keeps one for all its runs.
  if (process.env.WAYMARK_TEST_RUN) return;
  const folder = mkdtempSync(join(tmpdir(), 'waymark-tests-'));
  process.env.WAYMARK_TEST_RUN = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
};
