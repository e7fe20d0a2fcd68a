// node scripts/bundleTeams.mjs: makes `npm run teams` one file that needs only what is shipped, as the container has no
// development packages. Needed for the container alone.
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const [, , outfile = 'dist/commands/teams/appPackage.js'] = process.argv;

await build({
  entryPoints: ['commands/teams/appPackage.ts'],
  outfile,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: Object.keys(dependencies),
  logLevel: 'warning',
});
