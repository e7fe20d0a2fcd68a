import { accentColour, isExitUrl, OWN_EXIT } from '../../model/protocol/scriptAttributes';
import type { Labels } from '../../model/textIds';
import { letsIn, readPolicies } from './contentPolicy';
import { type Attributes, tagsOf } from './scriptTags';

/** What was fetched from an address, or why nothing was. */
export type Fetched =
  | {
      readonly kind: 'fetched';
      readonly body: string;
      readonly headers: Readonly<Record<string, string>>;
      /** Where a redirect has led, if there was one. */
      readonly at?: string;
    }
  | { readonly kind: 'failed'; readonly why: string };

/** What is wrong with a page: the id of its sentence in knowledge/labels.yaml, with what that names. */
export interface SiteFault {
  readonly id: keyof Labels['site'];
  readonly fill?: Readonly<Record<string, string>>;
}

interface Page {
  readonly url: URL;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

const ATTRIBUTES = ['data-exit-url', 'data-exit', 'data-label', 'data-accent'];
const LONG_LABEL = 60;
/** What records visits in such a way that it can be played back. */
const RECORDERS =
  /\b(hotjar|clarity\.ms|fullstory|mouseflow|luckyorange|smartlook|contentsquare|crazyegg|inspectlet|logrocket|sessioncam)\b/i;

/** The widget's line on a page, and where it leads. */
export function widgetLine({ url, html }: Pick<Page, 'url' | 'html'>) {
  const lines = tagsOf(html, 'script').filter(({ src }) => src && /(^|\/)widget(\.min)?\.js(\?|$)/.test(src));
  const [line] = lines;
  return line && { line, lines, src: new URL(line.src ?? '', url) };
}

/** All that is wrong with a page that should have the chat, as far as can be seen from outside. */
export function siteFaults(page: Page, fetchedOf: (url: URL) => Fetched): readonly SiteFault[] {
  const found = widgetLine(page);
  if (!found)
    return [{ id: page.html.includes('waymark-visit') && /BroadcastChannel/.test(page.html) ? 'inlined' : 'no-line' }];
  const { line, lines, src } = found;
  return [
    ...(lines.length > 1 ? [{ id: 'twice', fill: { count: String(lines.length) } } as const] : []),
    ...lineFaults(page.url, line, src),
    ...scriptFaults(src, fetchedOf(src)),
    ...attributeFaults(page.url, line),
    ...policyFaults(page, line, src),
    ...frameFaults(page.url, src, fetchedOf(new URL('widget', src))),
    ...pageFaults(page, src),
  ];
}

function lineFaults({ protocol, origin }: URL, line: Attributes, src: URL): readonly SiteFault[] {
  const { type } = line;
  const isPlain = !type || /^(text|application)\/javascript$/i.test(type);
  return [
    ...(isPlain ? [] : [{ id: 'module', fill: { type } } as const]),
    ...('integrity' in line ? [{ id: 'integrity' } as const] : []),
    ...('async' in line || 'defer' in line ? [] : [{ id: 'blocking' } as const]),
    ...(protocol === 'https:' && src.protocol === 'http:' ? [{ id: 'not-https' } as const] : []),
    ...(src.origin === origin && src.pathname !== '/widget.js'
      ? [{ id: 'copied', fill: { src: src.href } } as const]
      : []),
  ];
}

function scriptFaults({ href }: URL, fetched: Fetched): readonly SiteFault[] {
  if (fetched.kind === 'failed') return [{ id: 'no-script', fill: { src: href, why: fetched.why } }];
  return fetched.body.includes('data-waymark') ? [] : [{ id: 'not-waymark', fill: { src: href } }];
}

function attributeFaults(page: URL, line: Attributes): readonly SiteFault[] {
  const { 'data-exit-url': exitUrl, 'data-exit': exit, 'data-accent': accent, 'data-label': label = '' } = line;
  const isOwnSite = exitUrl && isExitUrl(exitUrl) && new URL(exitUrl).hostname === page.hostname;
  return [
    ...(exitUrl && !isExitUrl(exitUrl) ? [{ id: 'exit-url', fill: { value: exitUrl } } as const] : []),
    ...(isOwnSite ? [{ id: 'exit-own-site' } as const] : []),
    ...(exit && exit !== OWN_EXIT ? [{ id: 'exit', fill: { value: exit } } as const] : []),
    ...(accent && !accentColour(accent) ? [{ id: 'accent', fill: { value: accent } } as const] : []),
    ...(label.length > LONG_LABEL ? [{ id: 'label', fill: { count: String(label.length) } } as const] : []),
    ...Object.keys(line).flatMap(misspelt),
  ];
}

/** Optimisers and consent tools have attributes of their own: only what looks like one of ours is told. */
function misspelt(name: string): readonly SiteFault[] {
  const letters = (text: string) => text.replace(/^data-/, '').replace(/[^a-z]/g, '');
  const meant = ATTRIBUTES.find((one) => letters(one) === letters(name));
  return meant && meant !== name ? [{ id: 'unknown', fill: { name, meant } }] : [];
}

function policyFaults({ url, html, headers }: Page, line: Attributes, src: URL): readonly SiteFault[] {
  const metas = tagsOf(html, 'meta').filter((meta) => meta['http-equiv']?.toLowerCase() === 'content-security-policy');
  const given = [headers['content-security-policy'], ...metas.map(({ content }) => content)];
  const policies = readPolicies(given.filter((one) => one !== undefined));
  const ids = policies.flatMap((policy): readonly SiteFault['id'][] => {
    const scripts = policy.sources('script-src-elem', 'script-src', 'default-src');
    const frames = policy.sources('frame-src', 'child-src', 'default-src');
    const sandbox = policy.sources('sandbox');
    const isStrict = scripts?.includes("'strict-dynamic'");
    const isNamed = 'nonce' in line && scripts?.some((one) => one.startsWith("'nonce-"));
    return [
      ...(isStrict && !isNamed ? (['csp-nonce'] as const) : []),
      ...(scripts && !isStrict && !isNamed && !letsIn(scripts, src, url.origin) ? (['csp-script'] as const) : []),
      ...(frames && !letsIn(frames, src, url.origin) ? (['csp-frame'] as const) : []),
      ...(sandbox && !['allow-scripts', 'allow-same-origin'].every((one) => sandbox.includes(one))
        ? (['csp-sandbox'] as const)
        : []),
    ];
  });
  return [...new Set(ids)].map((id) => ({ id, fill: { origin: src.origin } }));
}

/** Whether the chat's page says that it may be framed by this site. */
function frameFaults({ origin, href }: URL, src: URL, chat: Fetched): readonly SiteFault[] {
  if (chat.kind === 'failed') return [];
  const [policy] = readPolicies([chat.headers['content-security-policy'] ?? '']);
  const ancestors = policy?.sources('frame-ancestors');
  return ancestors && !letsIn(ancestors, new URL(href), src.origin) ? [{ id: 'not-allowed', fill: { origin } }] : [];
}

function pageFaults({ html, headers }: Page, src: URL): readonly SiteFault[] {
  const plain = new URL('plain', src).href;
  const isLinked = tagsOf(html, 'a').some(({ href }) => href && /(^|\/)plain([?#]|$)/.test(href));
  const recorder = RECORDERS.exec(html)?.[0];
  return [
    ...(isLinked ? [] : [{ id: 'no-link', fill: { plain } } as const]),
    ...(recorder ? [{ id: 'recorder', fill: { name: recorder } } as const] : []),
    ...(headers['referrer-policy']?.includes('unsafe-url') ? [{ id: 'referrer' } as const] : []),
  ];
}
