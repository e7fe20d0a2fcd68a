import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Metrics } from '../../channels/observability/metrics';
import { findProgram } from '../web/engines/findProgram';

const read = (path: string) => readFileSync(path, 'utf8');
const NO_PROMTOOL = findProgram('promtool') ? undefined : 'promtool is not installed here';

interface Rule {
  readonly alert: string;
  readonly expr: string;
}

const rules: readonly Rule[] = parse(read('deploy/alerts.yaml')).groups.flatMap(
  ({ rules: own }: { readonly rules: readonly Rule[] }) => own,
);
const { panels }: { readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[] } =
  JSON.parse(read('deploy/dashboard.json'));
const expressions = [...rules, ...panels.flatMap(({ targets }) => targets)].map(({ expr }) => expr);

test('what wakes somebody up, and what they look at, are numbers that there are', () => {
  const metrics = new Metrics(
    [],
    () => new Date(0),
    () => 0,
  );
  const names = new Set(metrics.registry.getMetricsAsArray().map(({ name }) => name));
  const asked = expressions.flatMap((one) => one.match(/\b(waymark|nodejs|process)_\w+/g) ?? []);
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.map((name) => name.replace(/_bucket$/, '')).filter((name) => !names.has(name))).toEqual([]);
});

test('whoever is woken up finds what it means for people, and what to do', () => {
  const runbook = read('docs/runbook.md');
  for (const { alert } of rules) expect(runbook).toContain(`### ${alert}`);
});

(NO_PROMTOOL ? test.skip : test)(
  `the rules ring when they should, and only then${NO_PROMTOOL ? ` (left out: ${NO_PROMTOOL})` : ''}`,
  () => {
    for (const what of [
      ['check', 'rules', 'deploy/alerts.yaml'],
      ['test', 'rules', 'deploy/alerts.test.yaml'],
    ]) {
      const { status, stdout, stderr } = spawnSync('promtool', what, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stdout + stderr);
    }
  },
);
