import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  type AdvisoryList,
  auditFindings,
  type Finding,
  offlineFindings,
  type Verdict,
  verdicts,
} from './packages/advisories';
import { productionPackages, readLockFile } from './packages/lockFile';

export const LIST = '.ci/advisories.json';

/** Milliseconds: a registry that cannot be reached must not hold anybody up. */
const TIMEOUT = 20_000;
const AUDIT = ['audit', '--omit=dev', '--json', '--audit=true', '--fetch-retries=0', `--fetch-timeout=${TIMEOUT / 2}`];

/** @returns undefined where the registry gives no audit, or none in time */
function audited(): readonly Finding[] | undefined {
  const { stdout } = spawnSync('npm', AUDIT, { encoding: 'utf8', timeout: TIMEOUT });
  try {
    return auditFindings(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}

/** What `npm run packages` says. @param how where the findings are from */
export function packagesReport(how: string, found: readonly Verdict[]): string {
  const lines = found.map((verdict) => {
    const { id, package: name, severity, summary } = verdict.finding;
    return `  - ${name}, ${severity}, ${id}: ${summary}${outcome(verdict)}\n`;
  });
  const failing = found.filter(({ kind }) => kind === 'fails').length;
  const end = failing > 0 ? `${failing} must be mended, or excused in ${LIST}.` : 'None of them fails the check.';
  return `${how}\n${lines.join('')}${found.length > 0 ? end : 'No known flaw in them.'}\n`;
}

function outcome(verdict: Verdict): string {
  if (verdict.kind === 'excused') return `. Excused until ${verdict.excuse.until}: ${verdict.excuse.reason}`;
  if (verdict.kind === 'noted') return '. Noted only';
  return verdict.excuse ? `. FAILS: its excuse ended on ${verdict.excuse.until}` : '. FAILS';
}

function main(): number {
  const list: AdvisoryList = JSON.parse(readFileSync(LIST, 'utf8'));
  const packages = productionPackages(readLockFile());
  const online = audited();
  const how = online
    ? `npm audit was answered, for ${packages.length} production packages.`
    : `npm audit was not answered. ${packages.length} production packages were compared with the ${list.advisories.length} advisories in ${LIST}, looked through on ${list.checked}: what was published since, or is not in it, was not looked for.`;
  const found = verdicts(
    online ?? offlineFindings(list, packages),
    list.excused,
    new Date().toISOString().slice(0, 10),
  );
  process.stdout.write(packagesReport(how, found));
  return found.some(({ kind }) => kind === 'fails') ? 1 : 0;
}

if (process.argv[1] === __filename) process.exitCode = main();
