import { el } from './el';
import { telHref } from './helplines';

/**
 * Telephone numbers as the knowledge writes them: 999, 101, 111, and others in groups. 18000 and 61016
 * are not among them: one tap would start a voice call for someone who texts.
 */
const NUMBER = /(^|[^\d£])(999|101|111|116 \d{3}|0\d{2,4}(?: \d{2,4}){1,4})(?![\d:%]|[.,]\d)/g;
/** Words before a number that is texted, or reached through a text relay. */
const FOR_TEXT = /(?:\btext|\bsms|\bto|18001|18000)\s*$/i;

/** Paragraphs at blank lines, lists of "- " items, titles that are **bold** as a whole, **bold**, telephone links. */
export function richText(text: string): HTMLElement[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .flatMap((block) => chunks(block.split('\n')).map(draw));
}

/** Groups adjacent lines of one kind, list item or not. */
function chunks(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  for (const line of lines) {
    const last = found[found.length - 1];
    if (last?.[0] !== undefined && isItem(last[0]) === isItem(line)) last.push(line);
    else found.push([line]);
  }
  return found;
}

function isItem(line: string): boolean {
  return line.startsWith('- ');
}

function draw(lines: readonly string[]): HTMLElement {
  if (isItem(lines[0] ?? '')) return el('ul', {}, ...lines.map((line) => el('li', {}, ...inline(line.slice(2)))));
  const title = /^\*\*([^*]+)\*\*$/.exec(lines.join('\n'))?.[1];
  if (title) return el('h2', {}, ...numbers(title));
  return el('p', {}, ...lines.flatMap((line, at) => [...(at ? [el('br')] : []), ...inline(line)]));
}

function inline(line: string): (Node | string)[] {
  return line
    .split(/\*\*(.+?)\*\*/)
    .flatMap((part, at) => (at % 2 ? [el('strong', {}, ...numbers(part))] : numbers(part)));
}

function numbers(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let done = 0;
  for (const match of text.matchAll(NUMBER)) {
    const [, before = '', number = ''] = match;
    const start = match.index + before.length;
    if (FOR_TEXT.test(text.slice(0, start))) continue;
    parts.push(text.slice(done, start), el('a', { href: telHref(number) }, number));
    done = start + number.length;
  }
  return [...parts, text.slice(done)];
}
