/** The attributes of a tag, by name in small letters. */
export type Attributes = Readonly<Record<string, string>>;

/** All tags of this name in a page, in order. What is commented out does not count. */
export function tagsOf(html: string, name: string): readonly Attributes[] {
  const found = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .matchAll(new RegExp(`<${name}\\b((?:"[^"]*"|'[^']*'|[^'">])*)>`, 'gi'));
  return [...found].map(([, text = '']) => attributesOf(text));
}

function attributesOf(text: string): Attributes {
  const found = text.matchAll(/([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return Object.fromEntries(
    [...found].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decoded(double ?? single ?? bare ?? ''),
    ]),
  );
}

function decoded(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
