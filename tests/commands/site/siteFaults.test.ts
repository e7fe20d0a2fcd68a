import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultsOfSite, siteReport } from '../../../commands/checkSite';
import { type Fetched, siteFaults } from '../../../commands/site/siteFaults';
import { realKnowledge } from '../../realKnowledge';
import { startRealServer } from '../../realServer';

const PAGE = 'https://www.example.police.uk/stalking';
const WAYMARK = 'https://waymark.example.org';
const LINE = `<script src="${WAYMARK}/widget.js" async></script>`;
const LINK = `<a href="${WAYMARK}/plain" data-waymark-open>Talk about it</a>`;

const script: Fetched = { kind: 'fetched', body: '"data-waymark"', headers: {} };
const chat = (ancestors: string): Fetched => ({
  kind: 'fetched',
  body: '',
  headers: { 'content-security-policy': `default-src 'none'; frame-ancestors ${ancestors}` },
});

interface Case {
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly script?: Fetched;
  readonly chat?: Fetched;
}

function idsOf({ html = LINE + LINK, headers = {}, script: got = script, chat: frame }: Case): readonly string[] {
  const fetched = ({ pathname }: URL) =>
    pathname.endsWith('/widget') ? (frame ?? chat("'self' https://www.example.police.uk")) : got;
  return siteFaults({ url: new URL(PAGE), html, headers }, fetched).map(({ id }) => id);
}

const line = (attributes: string) => ({
  html: `<script src="${WAYMARK}/widget.js" async ${attributes}></script>${LINK}`,
});
const policy = (text: string) => ({ headers: { 'content-security-policy': text } });

const FAULTY: readonly (readonly [id: string, page: Case])[] = [
  ['no-line', { html: LINK }],
  ['no-line', { html: `<!-- ${LINE} -->${LINK}` }],
  ['inlined', { html: `<script>sessionStorage["waymark-visit"]; new BroadcastChannel("waymark")</script>${LINK}` }],
  ['twice', { html: LINE + LINE + LINK }],
  ['module', line('type="module"')],
  ['module', line('type="text/plain" data-cookieconsent="marketing"')],
  ['integrity', line('integrity="sha384-abc"')],
  ['blocking', { html: `<script src='${WAYMARK}/widget.js'></script>${LINK}` }],
  [
    'not-https',
    { html: `<script async src=http://waymark.example.org/widget.js></script>${LINK.replace('https', 'http')}` },
  ],
  [
    'copied',
    {
      html: '<script async src="/cache/min/1/widget.js?v=2"></script><a href="https://waymark.example.org/plain">Help</a>',
    },
  ],
  ['no-script', { script: { kind: 'failed', why: '404' } }],
  ['not-waymark', { script: { kind: 'fetched', body: '<h1>Not found</h1>', headers: {} } }],
  ['csp-script', policy(`script-src 'self'; frame-src ${WAYMARK}`)],
  ['csp-script', { html: `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">${LINE}${LINK}` }],
  ['csp-nonce', policy(`script-src 'nonce-abc' 'strict-dynamic'; frame-src ${WAYMARK}`)],
  ['csp-frame', policy(`script-src ${WAYMARK}; default-src 'self'`)],
  ['csp-sandbox', policy('sandbox allow-scripts')],
  ['not-allowed', { chat: chat("'self' https://example.police.uk") }],
  ['exit-url', line('data-exit-url="/weather"')],
  ['exit-own-site', line('data-exit-url="https://www.example.police.uk/news"')],
  ['exit', line('data-exit="off"')],
  ['accent', line('data-accent="purple"')],
  ['accent', line('data-accent="#ffcc00"')],
  ['label', line(`data-label="${'Are you worried about somebody? '.repeat(3)}"`)],
  ['unknown', line('data-exitUrl="https://example.com/"')],
  ['no-link', { html: LINE }],
  ['recorder', { html: `${LINE}${LINK}<script src="https://static.hotjar.com/c.js"></script>` }],
  ['referrer', { headers: { 'referrer-policy': 'unsafe-url' } }],
];

test.each(FAULTY)('a web master is told of %s, and of nothing that is not there', (id, page) => {
  expect(idsOf(page)).toEqual([id]);
});

test('every sentence about a fault is told by some page', () => {
  const told = new Set(FAULTY.map(([id]) => id));
  const aside = ['usage', 'fine', 'count', 'count-one', 'no-page'];
  expect(Object.keys(realKnowledge.labels.site ?? {}).filter((id) => !aside.includes(id) && !told.has(id))).toEqual([]);
});

test.each([
  ['no policy', {}],
  ['the policy of the guide', policy(`default-src 'none'; script-src ${WAYMARK}; frame-src ${WAYMARK}`)],
  ['any https', policy('default-src https:')],
  ['all below a name', policy('default-src *.example.org')],
  ['a nonce', { ...line('nonce="abc"'), ...policy("script-src 'nonce-abc' 'strict-dynamic'; frame-src *") }],
  ['what an optimiser adds', line('data-cfasync="false" data-label="Worried?" data-accent="#5b2d86" data-exit="own"')],
] as const)('a page that is right is told so: with %s', (_what, page: Case) => {
  expect(idsOf(page)).toEqual([]);
});

test('the page of the demonstration is right', () => {
  const html = readFileSync('web/demo/demo.html', 'utf8');
  const fetched = ({ pathname }: URL) => (pathname === '/widget' ? chat("'self'") : script);
  expect(siteFaults({ url: new URL(`${WAYMARK}/`), html, headers: {} }, fetched)).toEqual([]);
});

test('what docs/web-masters.md tells to write is right', () => {
  const guide = readFileSync('docs/web-masters.md', 'utf8');
  const blocks = [...guide.matchAll(/```html\n([\s\S]*?)```/g)].map(([, block]) => block);
  expect(idsOf({ html: blocks.join('') })).toEqual([]);
});

test('all that is wrong is told at once, in words, with what the page itself says', () => {
  const html = `<script src="${WAYMARK}/widget.js" data-exit-url="/weather"></script>`;
  const faults = siteFaults({ url: new URL(PAGE), html, headers: {} }, () => script);
  const report = siteReport(PAGE, faults, realKnowledge.labels.site ?? {});
  expect(report).toContain('data-exit-url is “/weather”');
  expect(report).toContain(`<a href="${WAYMARK}/plain" data-waymark-open>`);
  expect(report).toContain('3 things to put right.');
  expect(report).not.toMatch(/\{|undefined/);
});

test('a real page is checked against a real Waymark', async () => {
  const waymark = await startRealServer();
  const tag = `<script src="${waymark.url}/widget.js" async></script><a href="${waymark.url}/plain">Help</a>`;
  const site = createServer(({ url }, response) => {
    if (url === '/moved') response.writeHead(301, { location: there.href });
    response.end(tag);
  }).listen(0);
  await new Promise((resolve) => site.once('listening', resolve));
  const url = new URL(`http://127.0.0.1:${(site.address() as AddressInfo).port}/stalking`);
  const there = new URL(`http://localhost:${url.port}/stalking`);
  try {
    expect(await faultsOfSite(url)).toEqual([{ id: 'not-allowed', fill: { origin: url.origin } }]);
    // Browsers ask for the origin at which a visitor ends up.
    expect(await faultsOfSite(new URL('/moved', url))).toEqual([{ id: 'not-allowed', fill: { origin: there.origin } }]);
    site.close();
    site.closeAllConnections();
    expect(await faultsOfSite(url)).toMatchObject([{ id: 'no-page' }]);
  } finally {
    site.close();
    await waymark.close();
  }
});
