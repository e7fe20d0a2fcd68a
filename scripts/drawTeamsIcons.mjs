// node scripts/drawTeamsIcons.mjs: draws teams/*.svg as the PNG pictures that Teams takes. Needed only after a change.
import { readFile } from 'node:fs/promises';
import chromium from '@sparticuz/chromium';
import { chromium as driver } from 'playwright-core';

const SIZES = { color: 192, outline: 32 };

const browser = await driver.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const [name, size] of Object.entries(SIZES)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = await readFile(`commands/teams/${name}.svg`, 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  await page.screenshot({ path: `commands/teams/${name}.png`, omitBackground: true });
}
await browser.close();
