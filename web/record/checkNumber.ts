/** The line before the incidents in a text file, and after them. What is between the first and the last of them is checked. */
export const EDGE = '='.repeat(40);

/**
 * SHA-256 of a text, in groups that can be compared by eye. Lines end in LF, whatever system wrote them. Undefined where the
 * browser does not work it out: only a page that came over HTTPS may.
 */
export async function checkNumber(text: string): Promise<string | undefined> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return undefined;
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text.replaceAll('\r\n', '\n')));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.match(/.{8}/g)?.join(' ');
}

/** What a text file holds between its edges, and the number that it gives itself; undefined where it has no such part. */
export function checkedPart(file: string): { readonly text: string; readonly number: string } | undefined {
  const lines = file.replaceAll('\r\n', '\n').split('\n');
  const [from, to] = [lines.indexOf(EDGE), lines.lastIndexOf(EDGE)];
  if (from < 0 || to <= from) return undefined;
  return { text: lines.slice(from + 1, to).join('\n'), number: numberIn(lines.slice(to + 1).join(' ')) };
}

/** The number in a text, such as one that was copied from paper; '' where there is none. */
export function numberIn(text: string): string {
  const [found = ''] = text.toLowerCase().match(/(?:[0-9a-f]{8}\s*){8}/) ?? [];
  return found.replaceAll(/\s/g, '').match(/.{8}/g)?.join(' ') ?? '';
}
