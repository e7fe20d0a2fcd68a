import fc from 'fast-check';
import { buildPlaceIndex, placeKey } from '../../../language/places/placeIndex';
import { type PlaceReading, placesIn } from '../../../language/places/placesIn';
import { filesIn } from '../../../loader/knowledgeFiles';
import { readFiles } from '../../../loader/readFiles';

const knowledge = readFiles('knowledge', filesIn('knowledge')).written;
const index = buildPlaceIndex(knowledge);
const { areas, places, place_names: by } = knowledge;

const asked: PlaceReading = { isAsked: true };
const areasIn = (text: string, reading?: PlaceReading) => placesIn(text, index, reading).map(({ area }) => area);
const heard = (text: string, reading?: PlaceReading) => [...new Set(areasIn(text, reading))].join(' and ') || 'nowhere';

/** Every name with the area that it leads to: what is written by hand goes first. */
const written = new Map<string, readonly [name: string, area: string | undefined]>();
for (const { area, names } of places) for (const name of names) written.set(placeKey(name), [name, area]);
for (const name of [...by.shared, ...by.elsewhere]) written.set(placeKey(name), [name, undefined]);
for (const { id, also } of areas) for (const name of also) written.set(placeKey(name), [name, id]);
const all = [...written.values()];
const towns = all.filter(([, area]) => area !== undefined);
const nowhere = all.filter(([, area]) => area === undefined);

/** The names for which it comes out wrong, all at once: there are thousands. */
function wrong(
  names: readonly (readonly [string, string | undefined])[],
  said: (name: string) => string,
  reading?: PlaceReading,
  expected = (area: string | undefined) => area ?? 'nowhere',
) {
  return names.filter(([name, area]) => heard(said(name), reading) !== expected(area)).map(([name]) => said(name));
}

describe('Every name that is written', () => {
  test('is there: thousands of towns, and the names that lead nowhere', () => {
    expect(towns.length).toBeGreaterThan(4500);
    expect(nowhere.length).toBeGreaterThan(250);
  });

  test('gives its area as the answer to where someone is', () => {
    expect(wrong(all, (name) => name, asked)).toEqual([]);
    expect(wrong(all, (name) => `${name.toUpperCase()} mate x`, asked)).toEqual([]);
    expect(wrong(towns, (name) => `in ${name.toLowerCase().replaceAll('-', ' ')}`, asked)).toEqual([]);
  });

  test('gives its area wherever someone says that they live there', () => {
    expect(wrong(all, (name) => `my ex wont stop texting me, i live in ${name} and hes 40`)).toEqual([]);
    expect(wrong(towns, (name) => `We moved to ${name}.`)).toEqual([]);
  });

  test('gives nothing where somebody else is there, or was asked about', () => {
    const none = () => 'nowhere';
    expect(wrong(all, (name) => `he moved to ${name}`, {}, none)).toEqual([]);
    expect(wrong(all, (name) => `my ex lives in ${name}`, asked, none)).toEqual([]);
    expect(wrong(all, (name) => `${name} is what he calls me`, {}, none)).toEqual([]);
    expect(wrong(all, (name) => `i used to live in ${name}`, asked, none)).toEqual([]);
    expect(wrong(all, (name) => `i am not in ${name}`, asked, none)).toEqual([]);
  });

  test('gives its area for somebody else when it was asked of them', () => {
    expect(wrong(towns, (name) => `she lives in ${name}`, { isAsked: true, isOther: true })).toEqual([]);
  });

  test.each([
    "that's ME, I live in Bedford. Anand is in Milton Keynes",
    'He’s in Milton Keynes, I’m in Bedford',
    "she's in Milton Keynes but I am in Bedford",
  ])('what is said of oneself is not where somebody else lives: "%s"', (text) => {
    const found = placesIn(text, index, { isAsked: true, isOther: true });
    expect(found.map(({ words }) => words)).toEqual(['Milton Keynes']);
  });

  test.each([
    ['He keeps texting me. bedford', 'bedford-borough'],
    ['Luton. He keeps texting me', 'luton'],
  ])('a sentence that is nothing but a place is where they are, asked or not: "%s"', (text, area) =>
    expect(placesIn(text, index).map((one) => one.area)).toEqual([area]),
  );

  test.each(['He left me in bed. reading', 'He works for them. Sandy Lane', 'He is not from here. Not Bedford'])(
    'but no word that is something else too, and no part of a name: "%s"',
    (text) => expect(placesIn(text, index)).toEqual([]),
  );

  test('"we live in Luton" may be where somebody else lives too', () =>
    expect(placesIn('We live in Luton', index, { isAsked: true, isOther: true }).map(({ words }) => words)).toEqual([
      'Luton',
    ]));

  test('"we’re in Bedford" is where we are', () => {
    for (const text of ["We're in Bedford", 'were in bedford', 'we are in Bedford'])
      expect(placesIn(text, index, { isAsked: true }).map(({ area }) => area)).toEqual(['bedford-borough']);
    expect(placesIn('we were in Bedford', index, { isAsked: true })).toEqual([]);
  });

  test('is told apart by a county or a country, if several areas have it', () => {
    const several = places.flatMap(({ area, names }) => (area === undefined ? names : [])).concat(by.shared);
    for (const wide of ['County Down', 'Scotland', 'South Wales', 'Kent', 'Bedfordshire']) {
      const area = heard(wide, asked);
      const names = several.filter((name) => written.get(placeKey(name))?.[1] === undefined);
      expect(names.filter((name) => heard(`${name}, ${wide}`, asked) !== area)).toEqual([]);
      expect(names.filter((name) => heard(`i live in ${name} in ${wide}`) !== area)).toEqual([]);
    }
  });

  test('is found with one slip as the answer, if long enough, and never taken for another area', () => {
    const short = towns.map(([name, area]) => [placeKey(name), area] as const);
    const long = short.filter(([key]) => key.length > 6 && !key.includes(' '));
    const slips = long.flatMap(([key, area]) =>
      Array.from({ length: key.length - 2 }, (_, at) => [key.slice(0, at + 1) + key.slice(at + 2), area] as const),
    );
    const letters = new Set([...written.keys()].map((key) => key.replaceAll(' ', '')));
    const unknown = slips.filter(([slip]) => !letters.has(slip));
    const told = unknown.map(([slip, area]) => [heard(slip, asked), area] as const);
    expect(told.filter(([found, area]) => found !== 'nowhere' && found !== area)).toEqual([]);
    expect(told.filter(([found, area]) => found === area).length).toBeGreaterThan(0.9 * unknown.length);
    expect(unknown.filter(([slip]) => heard(`i live in ${slip}`) !== 'nowhere')).toEqual([]);
  });
});

describe('A message without a place', () => {
  test.each([
    ...['sofa surfing', 'uk', 'rather not say', 'nowhere', 'at home', 'in the bath', 'deal with it', 'hope so'],
    ...['i spend all night in reading his messages', 'it started in march', 'oxford street', 'i live in spain'],
    ...['perth, australia', 'turkey', 'i live at 4 london road', 'i dont live in leeds', 'i was born in leeds'],
  ])('%s', (text) => expect([heard(text, asked), heard(text)]).toEqual(['nowhere', 'nowhere']));

  test.each([
    ...['luton town score?', 'a text from chelsea', 'the 17:42 to leeds', 'he followed me from lincoln'],
    ...['in our leeds office', 'luton', 'helped by barry and sandy'],
  ])('unless it was asked for: %s', (text) => expect(heard(text)).toBe('nowhere'));
});

test.each([
  ['wigan', 'england'],
  ['middlesbro', 'england'],
  ['grimsby innit', 'england'],
  ['up north somewhere', 'england'],
  ['brum', 'england'],
  ['wirral', 'england'],
  ['the valleys', 'wales'],
  ['nothern ireland', 'northern-ireland'],
  ["l'derry", 'northern-ireland'],
  ['Newcastle, Northern Ireland', 'northern-ireland'],
  ['newcastle', 'england'],
  ['luton, england', 'luton'],
  ['Luton, Beds', 'luton'],
  ['marsh farm in luton', 'luton'],
  ['clifton, bedfordshire', 'bedfordshire'],
  ['Flitwick, central beds', 'central-bedfordshire'],
  ['wixams', 'bedfordshire'],
  ['bedfordshire', 'bedfordshire'],
  ['St. Albans', 'england'],
  ['saint albans', 'england'],
  ['stokeontrent', 'england'],
  ['leighton buzard', 'central-bedfordshire'],
  ['ynys mon', 'wales'],
  ['reading', 'england'],
  ['in bath mate', 'england'],
  ['moved from leeds to luton', 'luton'],
  ['hes in leeds, im in luton', 'luton'],
  ['hes in leeds im in luton', 'luton'],
  ['i used to live in leeds but now luton', 'luton'],
])('“%s” as an answer is %s', (text, area) => expect(heard(text, asked)).toBe(area));

test.each([
  ['he lives in leeds and im in cardiff', 'wales'],
  ['im from poland, i live in belfast', 'northern-ireland'],
  ['i grew up in leeds but live in luton', 'luton'],
  ['do i ring if i live in Bedford but work in Cardiff?', 'bedford-borough'],
  ['i live with my boyfriend in luton', 'luton'],
  ['i am a single mum in luton', 'luton'],
  ['he followed me home in cardiff', 'wales'],
  ['he hit me and then moved to cardiff', 'nowhere'],
  ['my daughter is at uni in leeds. im in wales', 'wales'],
  ['just outside of exeter, near exeter', 'england'],
  ['support in lincoln', 'england'],
  ['i live up north', 'england'],
  ['do you cover scotland', 'scotland'],
])('“%s” says that the person is in: %s', (text, area) => expect(heard(text)).toBe(area));

test('two parts of a county are the county, and places further apart are none', () => {
  expect(index.common(['luton'])).toBe('luton');
  expect(index.common(['luton', 'luton'])).toBe('luton');
  expect(index.common(['central-bedfordshire', 'luton'])).toBe('bedfordshire');
  expect(index.common(['luton', 'bedfordshire'])).toBe('bedfordshire');
  expect(index.common(['luton', 'england'])).toBeUndefined();
  expect(index.common([])).toBeUndefined();
});

test('what is found is the words as they were typed', () => {
  const text = 'hi, i live in NEWPORT on the Isle of Wight!';
  expect(placesIn(text, index)).toEqual([
    { area: 'england', words: 'NEWPORT on the Isle of Wight', start: 14, end: 42, isOwn: true },
  ]);
});

test('a word that means something by itself is no slip of a place', () => {
  expect(heard('wallsall', { ...asked, isWord: () => false })).toBe('england');
  expect(heard('wallsall', { ...asked, isWord: () => true })).toBe('nowhere');
});

test('no text breaks it, or takes long', () => {
  const odd = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(fc.property(odd, (text) => placesIn(text, index, asked).every(({ start, end }) => start < end)));
  const started = performance.now();
  for (const text of ['in leeds ', 'new ', 'newport ', 'the ', "'", 'st. ']) placesIn(text.repeat(4000), index, asked);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('a knowledge without places finds none', () => {
  const bare = buildPlaceIndex({ ...knowledge, places: [], areas: areas.map((area) => ({ ...area, also: [] })) });
  expect(placesIn('i live in luton', bare)).toEqual([]);
});
