import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DEFAULT_QUOTAS } from '../../channels/limits/rateLimits';
import { Metrics } from '../../channels/observability/metrics';
import { weightsPath } from '../../loader/classifierWeights';
import { SETTINGS_SCHEMA } from '../../server/settings/schema';

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
  for (const [, from, to] of copied.filter(([, one]) => one !== 'package.json')) expect(to).toBe(from);
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

test('the proxy keeps no log of who was there, and writes no words into files', () => {
  const proxy = read('deploy/nginx.conf');
  expect(proxy).toMatch(/^ *access_log off;$/m);
  expect(proxy).toMatch(/^ *error_log \S+ alert;$/m);
  expect(proxy).toMatch(/^ *proxy_max_temp_file_size 0;$/m);
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
