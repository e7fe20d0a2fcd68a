import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Fields that a person reads, with all that stands below them; and the two files that are nothing else. */
const READ = new Set([
  ...['says', 'short', 'text', 'title', 'name', 'description', 'ask', 'ask_back', 'why', 'examples', 'label', 'told'],
  ...['reply', 'asks'],
  ...['eligibility_description', 'fees_description', 'interpretation_services', 'accessibility', 'chat'],
  ...['messages', 'labels', 'teams'],
]);
type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

const FOLDER = join(__dirname, '../../knowledge');
const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
const yaml = names.filter((name) => name.endsWith('.yaml'));
const files = yaml.map((name) => parse(readFileSync(join(FOLDER, name), 'utf8'), { schema: 'failsafe' }));
const entriesOf = (list: string): readonly Entry[] => files.flatMap((file) => file[list] ?? []);
const topics = entriesOf('topics');
const advice = entriesOf('advice');
const shortAnswers = entriesOf('short_answers');
const services = entriesOf('services');

/** Every text below a value, in the words to the person or to someone who asks for another. */
function textsIn(value: unknown, to: 'person' | 'other' | 'all', read = false): readonly string[] {
  if (typeof value === 'string') return read ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, to, read));
  if (typeof value !== 'object' || value === null) return [];
  const fields = Object.entries(value);
  const other = fields.find(([name]) => name === 'other');
  const chosen = fields.filter(([name]) => to === 'all' || !other || name === to);
  return (read && other ? chosen : fields).flatMap(([name, one]) => textsIn(one, to, read || READ.has(name)));
}

const sentences = (text: string) => text.split(/(?<=[.!?]["”]?)\s+|\n(?:- )?/).filter((one) => /\w/.test(one));
const length = (sentence: string) => sentence.match(/[\p{L}\p{M}\p{N}'’]+/gu)?.length ?? 0;
const everything = textsIn(files, 'all');
const saying = (pattern: RegExp) => everything.flatMap(sentences).filter((one) => pattern.test(one));

describe('whatever a person reads', () => {
  it('never talks stalking down, blames or hushes', () => {
    expect(saying(/only harassment|not stalking|just ignore|calm down|why did you/i)).toEqual([]);
  });

  it('never calls anyone a victim, except where a service or a law has the word in its name', () => {
    const rightly = [...services.map(({ name }) => `${name}`), 'Victim Support', 'Victims’ Code'];
    const unnamed = everything.map((text) => rightly.reduce((rest, name) => rest.replaceAll(name, ''), text));
    expect(unnamed.filter((text) => /\bvictim/i.test(text))).toEqual([]);
  });

  it('never tells anyone to delete what may be evidence', () => {
    const not = /\b(?:not|never|nobody|without|before|shall i|should (?:i|they))\b|n['’]t\b/i;
    // What they typed to Waymark is none.
    const isOwn = (one: string) => /delete .*in Teams/.test(one);
    expect(saying(/\bdelet(?:e|ing)\b/i).filter((one) => !not.test(one) && !isOwn(one))).toEqual([]);
  });

  it('is spelt as in Britain', () => {
    const elsewhere = /behavior|neighbor|harrass|(?:organ|recogn|real|apolog)iz|\bcolor|\bcenter\b/i;
    expect(saying(elsewhere)).toEqual([]);
  });
});

test('a question on a button fits a man and a woman alike', () => {
  const asked = shortAnswers.flatMap(({ asks }) => textsIn(asks, 'all', true));
  expect(asked.length).toBeGreaterThan(shortAnswers.length);
  expect(asked.filter((text) => /\b(?:he|she|him|her|his|hers)\b/i.test(text))).toEqual([]);
});

describe.each(['person', 'other'] as const)('advice in the words to the %s', (to) => {
  it.each([...topics, ...advice].map((entry) => [entry.id, entry] as const))('%s is in short sentences', (_, entry) => {
    const said = textsIn(entry, to).flatMap(sentences);
    expect(said.filter((one) => length(one) > 30)).toEqual([]);
    expect(said.map(length).reduce((sum, one) => sum + one, 0) / said.length).toBeLessThanOrEqual(16);
  });

  it('short answers are in short sentences', () => {
    const said = shortAnswers.flatMap(({ says }) => textsIn(says, to, true).flatMap(sentences));
    expect(said.filter((one) => length(one) > 30)).toEqual([]);
    expect(said.map(length).reduce((sum, one) => sum + one, 0) / said.length).toBeLessThanOrEqual(15);
  });

  it('says 999 in figures wherever there may be danger', () => {
    const places = topics.filter(({ id }) => !NO_DANGER.includes(id));
    expect(places.filter((topic) => !textsIn(topic, to).join(' ').includes('999'))).toEqual([]);
  });
});

/** Topics that explain a word, a law or a cost: no danger is spoken of there. */
const NO_DANGER = [
  ...['what-is-stalking', 'what-is-harassment', 'stalking-or-harassment', 'does-it-count', 'reply-or-block'],
  ...['keep-a-record', 'evidence', 'england-and-wales-law', 'legal-help', 'online-and-devices'],
  ...['intimate-images', 'leave-no-trace'],
];

it('every number that a topic, a short answer or advice gives is one that a service has', () => {
  const known = JSON.stringify(services);
  const numbers = textsIn([...topics, ...advice, ...shortAnswers], 'all').flatMap(
    (text) => text.match(/\d[\d ]+\d/g) ?? [],
  );
  const isYear = (number: string) => /^(?:19|20)\d\d$/.test(number);
  const long = numbers.filter((number) => number.length > 2 && !isYear(number));
  expect([...new Set(long)].filter((number) => !known.includes(number))).toEqual([]);
});

/** A fact of the owner's page, and the words by which it is known again in one entry. */
const SEED: readonly (readonly [string, ...RegExp[]])[] = [
  ['they are two offences, together or apart', /two different crimes/, /together or apart/],
  ['both do great harm to people and families', /both can do great harm/, /families/],
  ['stalking: a person; harassment: a dispute', /a person\. harassment is mostly about a dispute/],
  ['stalking is a pattern that pushes into a life', /stalking is a pattern/, /do not want/, /pushes into/],
  ['stalking may bring fear, alarm or distress', /fear violence/, /great alarm or distress/],
  ['F is for fixated', /four is/, /\bfixated:/],
  ['O is for obsessive', /four is/, /\bobsessive:/],
  ['U is for unwanted', /four is/, /\bunwanted:/],
  ['R is for repeated', /four is/, /\brepeated:/],
  ['stalking: messages nobody asked for', /what-is-stalking/, /calls, messages, letters or visits/],
  ['stalking: gifts such as flowers', /what-is-stalking/, /gifts again and again, even flowers/],
  ['stalking: damage', /what-is-stalking/, /damaging your things/],
  ['stalking: physical or sexual assault', /what-is-stalking/, /hurting you, or sexual assault/],
  ['harassment would trouble any reasonable person', /keeps doing/, /any reasonable person/],
  ['harassment alarms, distresses or frightens', /alarm, distress or frighten/],
  ['harassment: calls, texts, visits', /what-is-harassment/, /calls, texts, emails, letters or visits/],
  ['harassment: abuse in words or online', /what-is-harassment/, /abuse, to your face or online/],
  ['harassment: gestures or looks', /what-is-harassment/, /gestures, or looks/],
  ['harassment: images and graffiti', /what-is-harassment/, /pictures or graffiti/],
  ['report it as soon as it happens', /reporting as soon as something happens/],
  ['police can act early, before it gets worse', /police can ask/, /early, before things get worse/],
  ['Stalking Protection Orders exist', /stalking protection order/],
  ['take a mobile when you go out', /when you go out/, /mobile with you/],
  ['carry an attack alarm and learn to use it', /attack alarm/, /learn how it works/],
  ['review security settings on social networks', /look through the security settings/, /social network/],
  ['tell trusted friends, family or colleagues where you are', /friend, a relative or a colleague you trust/],
  ['keep a record: what, where and when', /note each time/, /what happened, where, and when/],
  ['keep evidence for a court', /keep anything that shows it/, /court/, /evidence/],
  ['do not face or talk with the person who does it', /decide not to talk/, /no reply/, /facing them/],
  ['the police can be told in several ways', /on 101/, /online/, /police station/],
  ['National Stalking Helpline', /national stalking helpline/, /0808 802 0300/],
  ['Signpost for Bedfordshire', /signpost for bedfordshire/, /0800 0282 887/],
  ['Suzy Lamplugh Trust', /suzy lamplugh trust/, /suzylamplugh\.org/],
  ['Victim Support', /victim support/, /0808 168 9111/],
];

describe('every fact of the owner’s page is there to be read', () => {
  const said = [...topics, ...advice].map((entry) => [entry.id, ...textsIn(entry, 'person')].join('\n'));
  const given = services.map((service) => JSON.stringify(service));
  const entries = [...said, ...given].map((one) => one.toLowerCase());

  it.each(SEED.map(([name, ...words]) => [name, words] as const))('%s', (_, words) => {
    expect(entries.some((entry) => words.every((word) => word.test(entry)))).toBe(true);
  });
});
