import type { CDPSession, Page } from 'playwright-core';

interface Value {
  readonly value?: unknown;
}

/** A node of Chromium's accessibility tree, as far as it is read here. */
interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly childIds?: readonly string[];
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
}

/** Roles that are said with the name of what has them; of all others only the text within is read. */
const SAID: Readonly<Record<string, string>> = {
  button: 'button',
  link: 'link',
  heading: 'heading',
  checkbox: 'tick box',
  textbox: 'text box',
  list: 'list',
  main: 'main',
  banner: 'banner',
  contentinfo: 'foot of the page',
  log: 'log',
  status: 'status',
  group: 'group',
  DisclosureTriangle: 'fold',
};
/** What has children that only say the name again. */
const WHOLE = new Set(['button', 'link', 'heading', 'checkbox', 'DisclosureTriangle']);
const STATES = new Set(['disabled', 'checked', 'expanded', 'level']);

/**
 * What a screen reader would read, from the first to the last, as it goes through the chat: a line for each thing, its
 * kind first. Chromium's own accessibility tree is the source: what readers are given, before any of them puts it in words.
 */
export async function readAloud(page: Page): Promise<readonly string[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const all = new Map(nodes.map((node) => [node.nodeId, node as Node]));
  const [root] = nodes;
  return root ? linesOf(root as Node, all) : [];
}

function linesOf(node: Node, all: ReadonlyMap<string, Node>): readonly string[] {
  const role = String(node.role?.value ?? '');
  const name = String(node.name?.value ?? '').trim();
  if (role === 'StaticText') return name ? [name] : [];
  const said = node.ignored ? undefined : SAID[role];
  const below = said && WHOLE.has(role) ? [] : childrenOf(node, all).flatMap((child) => linesOf(child, all));
  return said ? [[said, ...statesOf(node), name && `“${name}”`].filter(Boolean).join(' '), ...below] : below;
}

function childrenOf({ childIds = [] }: Node, all: ReadonlyMap<string, Node>): readonly Node[] {
  return childIds.flatMap((id) => all.get(id) ?? []);
}

function statesOf({ properties = [] }: Node): readonly string[] {
  return properties
    .filter(({ name, value }) => STATES.has(name) && value.value !== false && value.value !== 'false')
    .map(({ name, value }) => (name === 'level' ? String(value.value) : name));
}
