import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { DEFAULT_QUOTAS } from '../../channels/limits/rateLimits';
import { Metrics } from '../../channels/observability/metrics';
import { weightsPath } from '../../loader/knowledgeFiles';
import { SETTINGS_SCHEMA } from '../../server/settings/schema';
import { findProgram } from '../web/engines/findProgram';

const read = (path: string) => readFileSync(path, 'utf8');
const operating = read('docs/operating.md');

const SETTINGS = Object.keys(SETTINGS_SCHEMA.shape);

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly ulimits?: { readonly core?: number };
  readonly user?: string;
  readonly mem_limit?: string;
  readonly memswap_limit?: string;
  readonly healthcheck?: { readonly test?: readonly string[] };
}

const NO_SYSTEMD = findProgram('systemd-analyze') ? undefined : 'systemd is not installed here';

function withFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-deploy-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const services: Readonly<Record<string, Service>> = parse(read('deploy/compose.yaml'), {
  merge: true,
}).services;

test('the containers and the service are given settings that there are', () => {
  const given = Object.keys(services['waymark-1']?.environment ?? {});
  const ofService = [...read('deploy/waymark.service').matchAll(/WAYMARK_\w+(?==)/g)].map(([name]) => name);
  const ofImage = [...read('deploy/Containerfile').matchAll(/WAYMARK_\w+(?==)/g)].map(([name]) => name);
  for (const name of [...given, ...ofService, ...ofImage]) expect(SETTINGS).toContain(name);
});

test('what an operator sets beside the compose file arrives, every setting of a server', () => {
  const { environment = {} } = services['waymark-1'] ?? {};
  // Of the container itself, or for a command on somebody's own machine.
  const elsewhere = /^WAYMARK_(HOST|PORT|DATA|KNOWLEDGE|TEAMS_\w+)$/;
  expect(SETTINGS.filter((name) => !elsewhere.test(name) && environment[name] === undefined)).toEqual([]);
});

test('of several processes each is kept as one is', () => {
  const bare = (unit: string) =>
    unit
      .slice(unit.indexOf('[Unit]'))
      .replace(/^EnvironmentFile=-.*\n/m, '')
      .replaceAll(/( \(%i\)|-%i|-one)/g, '')
      .replace('/%i.env', '/waymark.env');
  expect(bare(read('deploy/waymark@.service'))).toBe(bare(read('deploy/waymark.service')));
});

test('in Kubernetes nobody is sent to what is not ready, and one process is always there', () => {
  const [config, deployment, , budget] = parseAllDocuments(read('deploy/kubernetes.yaml')).map((one) => one.toJS());
  expect(Object.keys(config.data).filter((name) => !SETTINGS.includes(name))).toEqual([]);
  const { spec } = deployment.spec.template;
  const [container] = spec.containers;
  expect(container).toMatchObject({
    startupProbe: { httpGet: { path: '/healthz' } },
    livenessProbe: { httpGet: { path: '/healthz' } },
    readinessProbe: { httpGet: { path: '/readyz' } },
    securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
  });
  // It ends after its pause and its last turns, before it is killed.
  const pause = Number(/(\d+)\)/.exec(container.lifecycle.preStop.exec.command.join())?.[1]) / 1000;
  expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(pause + 10);
  expect(deployment.spec.strategy.rollingUpdate.maxUnavailable).toBe(0);
  expect(budget.spec.minAvailable).toBe(1);
});

test('the image gets all that the build reads', () => {
  const { include }: { readonly include: readonly string[] } = parse(read('tsconfig.json'));
  const copied = [...read('deploy/Containerfile').matchAll(/^COPY (?!--from)(.+)$/gm)]
    .flatMap(([, paths = '']) => paths.split(' '))
    .filter((path) => path !== './');
  expect(copied).toEqual(expect.arrayContaining([...include, 'knowledge', 'scripts', 'web', 'tsconfig.json']));
});

test('the image that runs has what Waymark says, and what it understands people with', () => {
  const copied = [...read('deploy/Containerfile').matchAll(/^COPY --from=build \/build\/(\S+) \.\/(\S+)$/gm)];
  expect(copied.map(([, from]) => from)).toEqual(
    expect.arrayContaining(['dist', 'knowledge', weightsPath('knowledge')]),
  );
  for (const [, from = '', to] of copied.filter(([, one]) => one !== 'package.json'))
    expect(to).toBe(from.replace(/[^/]*\*.*$/, ''));
});

test.each(Object.keys(services))('what people write stays in the memory of %s, which only it can read', (name) => {
  const service = services[name];
  expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], ulimits: { core: 0 } });
  expect(service?.memswap_limit).toBe(service?.mem_limit);
});

test('nothing runs as root', () => {
  expect(read('deploy/Containerfile')).toMatch(/^USER node$/m);
  expect(read('deploy/waymark.service')).toMatch(/^DynamicUser=yes$/m);
  for (const name of ['redis', 'proxy']) expect(services[name]?.user).toBe(name === 'proxy' ? 'nginx' : 'redis');
});

test.each(['waymark-1', 'waymark-2', 'redis'])('%s is sent people only once it can take them', (name) => {
  expect(services[name]?.healthcheck?.test).toBeDefined();
});

test('a container is found well by podman too, which takes a check apart at each space', () => {
  const [, ofImage = ''] = /HEALTHCHECK.*\\\n\s+CMD (.*)/.exec(read('deploy/Containerfile')) ?? [];
  const checks = [JSON.parse(ofImage), ...Object.values(services).map(({ healthcheck }) => healthcheck?.test ?? [])];
  expect(checks.flat()).toContain(checks[0].at(-1));
  for (const [how, ...words] of checks) if (how !== 'CMD-SHELL') expect(words.join('')).not.toContain(' ');
});

test('the image tells what is in it', () => {
  expect(read('deploy/Containerfile')).toMatch(/^RUN .*dist\/commands\/sbom\.js/m);
});

describe(`The unit of systemd${NO_SYSTEMD ? ` (left out: ${NO_SYSTEMD})` : ''}`, () => {
  const test = NO_SYSTEMD ? it.skip : it;
  const analyze = (...given: readonly string[]) => {
    const { stdout, stderr } = spawnSync('systemd-analyze', given, { encoding: 'utf8' });
    return stdout + stderr;
  };

  test.each([
    ['waymark.service', 'waymark.service'],
    ['waymark@.service', 'waymark@one.service'],
  ])('%s is one that systemd understands', (file, name) => {
    expect(
      withFolder((folder) => {
        // Where Node is on this machine, as systemd looks whether it is there.
        const unit = read(`deploy/${file}`).replace('/usr/bin/node', process.execPath);
        writeFileSync(join(folder, file), unit);
        return analyze('verify', join(folder, name));
      }),
    ).toBe('');
  });

  test('leaves Waymark next to nothing of the machine: 1.5 or less of 10', () => {
    const [, exposure] =
      /exposure level for waymark.service: ([\d.]+)/.exec(
        analyze('security', '--offline=true', '--no-pager', 'deploy/waymark.service'),
      ) ?? [];
    expect(Number(exposure)).toBeLessThanOrEqual(1.5);
  });
});

test('an image is pinned by what the registry says its tag means, again and again, and not at all if it says nothing', () => {
  const pinned = (answer: string) =>
    withFolder((folder) => {
      cpSync('deploy', join(folder, 'deploy'), { recursive: true });
      mkdirSync(join(folder, 'bin'));
      writeFileSync(join(folder, 'bin/skopeo'), `#!/bin/sh\n${answer}\n`, { mode: 0o755 });
      const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
      const { status } = spawnSync(join(folder, 'deploy/pin-images.sh'), ['registry.example'], { env });
      const files = ['Containerfile', 'compose.yaml'].map((name) => readFileSync(join(folder, 'deploy', name), 'utf8'));
      const check = spawnSync(join(folder, 'deploy/pin-images.sh'), ['--check'], { env, encoding: 'utf8' });
      return { status, check, images: files.join('').match(/(?<=FROM |image: )\S+:\S+/g) ?? [] };
    });
  const shipped = [...read('deploy/Containerfile').matchAll(/FROM (\S+)/g)].map(([, image]) => image);
  const digest = `sha256:${'7'.repeat(64)}`;
  const { status, images, check } = pinned(`echo ${digest}`);
  expect(status).toBe(0);
  expect([check.status, check.stdout]).toEqual([0, '']);
  expect(images).toHaveLength(shipped.length + 2);
  for (const image of images) expect(image).toMatch(new RegExp(`^[a-z]+:[\\w.-]+@${digest}$`));
  for (const silent of ['exit 1', 'echo nothing']) {
    const after = pinned(silent);
    expect(after.status).not.toBe(0);
    expect(after.images.join()).not.toContain('nothing');
    expect(after.check.status).toBe(1);
    for (const image of shipped) expect(after.check.stdout).toContain(image);
  }
});

test('what was logged before a file is full is still there after it', () => {
  const kept = [...read('deploy/compose.yaml').matchAll(/max-size: (\d+)m, max-file: '(\d+)'/g)];
  expect(kept.length).toBeGreaterThan(0);
  for (const [, , files] of kept) expect(Number(files)).toBeGreaterThan(1);
  expect(read('deploy/compose.yaml')).not.toMatch(/max-size: \d+m \}/);
});

test('the limits that are told are those that hold', () => {
  const numbers = [...operating.matchAll(/^\|[^|]*\|([^|]*)\|$/gm)].map(([, most = '']) => most.replaceAll(',', ''));
  for (const most of Object.values(DEFAULT_QUOTAS)) {
    expect(numbers.some((told) => new RegExp(`\\b${most}\\b`).test(told))).toBe(true);
  }
});

test('every number that is shown is explained', async () => {
  const { registry } = new Metrics(
    [],
    () => new Date(0),
    () => 0,
  );
  const names = registry.getMetricsAsArray().map(({ name }) => name);
  for (const name of names.filter((one) => one.startsWith('waymark_'))) expect(operating).toContain(`\`${name}\``);
});
