import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEXT_IDS } from '../../model/textIds';

const ROOMS = ['bots', 'channels', 'commands', 'dialogs', 'server', 'web'];
const sources = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|html)$/.test(name))
    .map((name) => readFileSync(join(room, name), 'utf8')),
).join('\n');

/** Names in quotes, of fields, in a page's {{group.name}}; and those that a template such as `row-${state}` makes. */
const named = new Set(
  [...sources.matchAll(/['".]([a-z][a-z0-9-]*)|\b([a-z]+):/g)].map(([, name, field]) => name ?? field),
);
const made = [...sources.matchAll(/`([a-z0-9-]*(?:\$\{\w+(?:\.\w+)*\}[a-z0-9-]*)+)`/g)].map(
  ([, template = '']) => new RegExp(`^${template.replaceAll(/\$\{[^}]*\}/g, '[a-z0-9-]+')}$`),
);
const whole = made.filter(({ source }) => source.replaceAll('[a-z0-9-]+', '').length > 3);

test('no author keeps a text that nobody ever reads', () => {
  const ids = [TEXT_IDS.messages, ...Object.values(TEXT_IDS.labels)].flatMap((texts) => Object.keys(texts));
  expect(ids.filter((id) => !named.has(id) && !whole.some((one) => one.test(id)))).toEqual([]);
});
