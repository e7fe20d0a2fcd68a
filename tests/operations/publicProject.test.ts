import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { services } from '../knowledge/written';

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: {
    readonly label?: string;
    readonly value?: string;
    readonly options?: readonly { readonly required?: boolean }[];
  };
}

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Field[];
}

const read = (path: string) => readFileSync(path, 'utf8');
const FORMS = '.github/ISSUE_TEMPLATE';
const TYPES = ['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'];

describe.each(['wrong-fact.yml', 'fault.yml'])('Whoever fills in %s', (name) => {
  const form: Form = parse(read(join(FORMS, name)));
  const fields = form.body.filter(({ type }) => type !== 'markdown');

  test('reads before anything else that in danger it is 999, and what must stay out', () => {
    expect(form.body[0]?.attributes.value).toMatch(
      /danger, call 999[\s\S]*\*\*(Write nothing about a person|Never paste)/,
    );
  });

  test('can send it only after saying that nothing is in it about a real person or case', () => {
    const last = form.body.at(-1);
    expect(last?.type).toBe('checkboxes');
    expect(last?.attributes.options?.map(({ required }) => required)).toEqual([true]);
  });

  test('gets a form that the code host can show', () => {
    expect([form.name, form.description].every(Boolean)).toBe(true);
    expect(form.body.filter(({ type }) => !TYPES.includes(type))).toEqual([]);
    expect(fields.filter(({ attributes }) => !attributes.label)).toEqual([]);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    expect(fields.map(({ id = '' }) => id).filter((id) => !/^[a-z-]+$/.test(id))).toEqual([]);
  });
});

test('nobody who needs help finds an empty box to tell it in, but the address of people who can help', () => {
  const { blank_issues_enabled: blank, contact_links: links } = parse(read(join(FORMS, 'config.yml')));
  expect(blank).toBe(false);
  expect(services.map(({ url }) => url)).toContain(links[0].url);
  expect(links[0].about).toMatch(/^In danger, call 999/);
});

test('whoever proposes a change answers the five questions of CONTRIBUTING.md', () => {
  const asked = read('.github/pull_request_template.md').match(/^\d\. \*\*.+\?\*\*/gm) ?? [];
  const principles = read('CONTRIBUTING.md').match(/^\d\. \*\*.+?\.\*\*/gm) ?? [];
  expect(asked).toHaveLength(principles.length);
  expect(asked).toHaveLength(5);
});

test('every change is tested on the oldest Node that people may run it on, and on newer ones, with no right to change anything', () => {
  const { permissions, jobs } = parse(read('.github/workflows/test.yml'));
  const [, oldest = ''] = />=(\d+)/.exec(JSON.parse(read('package.json')).engines.node) ?? [];
  expect(permissions).toEqual({ contents: 'read' });
  expect(jobs.test.strategy.matrix.node).toEqual([Number(oldest), 22, 24]);
  expect(jobs.test.steps.at(-1).run).toBe('bash .ci/run');
});

test('an editor writes what the formatter would', () => {
  const { formatter } = JSON.parse(read('biome.json'));
  const asked = Object.fromEntries(
    [...read('.editorconfig').matchAll(/^(\w+) = (\w+)$/gm)]
      .filter(([, , value]) => value !== 'unset')
      .map(([, key, value]) => [key, value]),
  );
  expect(asked).toMatchObject({
    indent_style: formatter.indentStyle,
    indent_size: `${formatter.indentWidth}`,
    max_line_length: `${formatter.lineWidth}`,
  });
});

test('whoever updates finds what is new under the number of the release, the newest first', () => {
  const heads = [...read('CHANGELOG.md').matchAll(/^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?$/gm)];
  const [unreleased, ...releases] = heads.map(([, version, date]) => ({ version, date }));
  expect(unreleased).toEqual({ version: 'Unreleased', date: undefined });
  expect(releases.map(({ date = '' }) => date)).toEqual(
    releases
      .map(({ date = '' }) => date)
      .sort()
      .reverse(),
  );
  const lock = JSON.parse(read('package-lock.json'));
  expect([JSON.parse(read('package.json')).version, lock.version, lock.packages[''].version]).toEqual(
    Array(3).fill(releases[0]?.version),
  );
});

test('a public body finds in the accessibility statement each heading that the law’s model has, and what each gap is for', () => {
  const [explained = '', statement = ''] = read('docs/accessibility.md').split('\n---\n');
  for (const heading of [
    'Feedback and contact information',
    'Enforcement procedure',
    'Technical information about this website’s accessibility',
    'Compliance status',
    'Non-accessible content',
    'Non-compliance with the accessibility regulations',
    'Disproportionate burden',
    'Content that’s not within the scope of the accessibility regulations',
    'Preparation of this accessibility statement',
  ])
    expect(statement.replaceAll("'", '’')).toMatch(new RegExp(`^#{2,3} ${heading}$`, 'm'));
  const gaps = new Set(statement.match(/\{[a-z ]+\}/g));
  expect([...gaps].filter((gap) => !explained.includes(`| ${gap}`) && !explained.includes(`, ${gap}`))).toEqual([]);
});

const PAGES = [
  ...['.', '.github', 'docs', 'docs/decisions'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];

/** Headings as the code host turns them into addresses. */
function anchors(path: string): readonly string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(PAGES)('no link in %s leads nowhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s#]*)#?([^)\s]*)\)/g)];
  const dead = links.filter(([, target = '', anchor = '']) => {
    // From a page of the code host itself, this is the root of the code.
    const path = target.startsWith('../blob/HEAD/') ? target.slice(13) : join(dirname(page), target);
    const file = target === '' ? page : path;
    if (!existsSync(file)) return true;
    return anchor !== '' && file.endsWith('.md') && !anchors(file).includes(anchor);
  });
  expect(dead.map(([link]) => link)).toEqual([]);
});
