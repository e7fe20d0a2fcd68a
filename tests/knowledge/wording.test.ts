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

it('passwords and accounts are changed on a device that the other person has never had', () => {
  const said = [...topics, ...advice, ...shortAnswers].flatMap(({ says, short, text }) =>
    [says, short, text].flatMap((one) => textsIn(one, 'all', true)),
  );
  const changing = said.filter(
    (one) => /\bpasswords\b|\bchange accounts\b/i.test(one) && !/\bsaved passwords\b/.test(one),
  );
  expect(changing.length).toBeGreaterThan(5);
  expect(changing.filter((one) => !/\bnever (?:had|used)\b/.test(one))).toEqual([]);
});

it('nobody is told to give up hours, work or a place of their own', () => {
  const given = /\b(?:change|other|swap|different) (?:your |their )?(?:shifts|hours|jobs?)\b|\bstay in the back\b/i;
  expect(textsIn(shortAnswers, 'all').filter((one) => given.test(one))).toEqual([]);
});

/** A fact of the owner's page, the entry that holds it, and the one word without which it would not be there. */
const SEED: readonly (readonly [fact: string, list: string, id: string, word: RegExp])[] = [
  ['they are two offences, together or apart', 'topics', 'what-is-harassment', /two different crimes/],
  ['both do great harm to people and families', 'topics', 'what-is-harassment', /famil/],
  ['stalking: a person; harassment: a dispute', 'topics', 'stalking-or-harassment', /dispute/],
  ['stalking is a pattern that pushes into a life', 'topics', 'what-is-stalking', /pattern/],
  ['stalking may bring fear, alarm or distress', 'topics', 'england-and-wales-law', /distress/],
  ['F is for fixated', 'topics', 'what-is-stalking', /fixated/],
  ['O is for obsessive', 'topics', 'what-is-stalking', /obsessive/],
  ['U is for unwanted', 'topics', 'what-is-stalking', /unwanted/],
  ['R is for repeated', 'topics', 'what-is-stalking', /repeated/],
  ['stalking: messages nobody asked for', 'topics', 'what-is-stalking', /messages/],
  ['stalking: gifts such as flowers', 'topics', 'what-is-stalking', /flowers/],
  ['stalking: damage', 'topics', 'what-is-stalking', /damag/],
  ['stalking: physical or sexual assault', 'topics', 'what-is-stalking', /sexual/],
  ['harassment would trouble any reasonable person', 'topics', 'what-is-harassment', /reasonable/],
  ['harassment alarms, distresses or frightens', 'topics', 'what-is-harassment', /alarm/],
  ['harassment: calls, texts, visits', 'topics', 'what-is-harassment', /visits/],
  ['harassment: abuse in words or online', 'topics', 'what-is-harassment', /online/],
  ['harassment: gestures or looks', 'topics', 'what-is-harassment', /gestures/],
  ['harassment: images and graffiti', 'topics', 'what-is-harassment', /graffiti/],
  ['report it as soon as it happens', 'advice', 'as-soon-as-it-happens', /as soon/],
  ['police can act early, before it gets worse', 'advice', 'as-soon-as-it-happens', /early/],
  ['Stalking Protection Orders exist', 'topics', 'protection-orders', /stalking protection order/],
  ['take a mobile when you go out', 'advice', 'mobile-with-you', /mobile|phone/],
  ['carry an attack alarm and learn to use it', 'advice', 'attack-alarm', /alarm/],
  ['review security settings on social networks', 'advice', 'social-settings', /settings/],
  ['tell trusted friends, family or colleagues where you are', 'advice', 'tell-where-you-are', /where/],
  ['keep a record: what, where and when', 'advice', 'notes-and-proof', /note/],
  ['keep evidence for a court', 'advice', 'notes-and-proof', /court/],
  [
    'do not face or talk with the person who does it',
    'advice',
    'no-contact',
    /no reply|not reply|not answer|not to talk/,
  ],
  ['the police can be told in several ways', 'topics', 'report', /police station/],
  ['National Stalking Helpline', 'services', 'national-stalking-helpline', /0808 802 0300/],
  ['Signpost for Bedfordshire', 'services', 'signpost-for-bedfordshire', /0800 0282 887/],
  ['Suzy Lamplugh Trust', 'services', 'suzy-lamplugh-trust', /suzylamplugh\.org/],
  ['Victim Support', 'services', 'victim-support', /0808 168 9111/],
];

describe('every fact of the owner’s page is there to be read', () => {
  it.each(SEED)('%s', (_, list, id, word) => {
    const entry = entriesOf(list).find((one) => one.id === id);
    expect(JSON.stringify(entry).toLowerCase()).toMatch(word);
  });
});
