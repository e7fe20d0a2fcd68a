import {
  areas,
  chain,
  isCertain,
  numbersOf,
  offered,
  serviceFiles,
  services,
  servicesIn,
  textOf,
  type WrittenService,
} from './written';

const named = (id: string) => services.find((service) => service.id === id);
/** What fails, by name, so that the message says which service to open. */
const failing = (fails: (service: WrittenService) => boolean) => services.filter(fails).map(({ id }) => id);

const KINDS = [
  ...['emergency', 'cannot-speak', 'police', 'stalking', 'stalking-advocacy', 'stalking-information'],
  ...['victim-care', 'domestic-abuse', 'domestic-abuse-men', 'lgbt', 'honour-abuse', 'older-people'],
  ...['young-people', 'child-worry', 'child-services', 'online-abuse', 'intimate-images', 'sexual-violence', 'crisis'],
  ...[
    'listening',
    'hate-crime',
    'hate-crime-form',
    'work',
    'neighbours',
    'anti-social-behaviour',
    'legal',
    'protective-order',
    'own-behaviour',
  ],
  ...['fraud', 'transport-police', 'without-name', 'advice', 'debt', 'housing', 'deaf', 'adult-safeguarding'],
  ...[
    'child-images',
    'under-18-images',
    'council-housing',
    'student-support',
    'hate-crime-jewish',
    'hate-crime-muslim',
    'despair',
  ],
  ...['bank', 'official-information'],
];

/** Meant to stand more than once: one number for several ways of calling, for several nations, or of one duty team. */
const SHARED = ['999', '101', '111', '0300 123 2040', '0300 300 8123'];

describe('the four organisations of the owner’s page', () => {
  it.each([
    ['national-stalking-helpline', ['0808 802 0300']],
    ['signpost-for-bedfordshire', ['0800 0282 887']],
    ['suzy-lamplugh-trust', []],
    ['victim-support', ['0808 168 9111']],
  ])('%s is there for someone in Bedfordshire, with the number the owner gives', (id, expected) => {
    expect(numbersOf(named(id))).toEqual(expected);
    expect(named(id)?.confidence).toBe('owner');
    expect(chain('bedfordshire')).toContain(named(id)?.area);
  });
});

describe('every service a person is sent to', () => {
  it('is told from every other', () => {
    expect(new Set(services.map(({ id }) => id)).size).toBe(services.length);
  });

  it('says what it does, whom it is for, and when and where that was checked', () => {
    expect(failing((one) => !one.description || !one.eligibility_description)).toEqual([]);
    expect(failing(({ assured_date }) => !/^20\d\d-\d\d-\d\d$/.test(assured_date))).toEqual([]);
    expect(failing(({ assured_from, assured_by }) => assured_from.length === 0 || !assured_by)).toEqual([]);
  });

  it('claims no check that was not made: a document has the date it bears, and what bears none says so', () => {
    expect([...new Set(services.map((one) => one.assured_how))].sort()).toEqual(['document', 'owners-page', 'undated']);
    expect(failing((one) => (one.assured_how === 'document') !== (one.source_date !== undefined))).toEqual([]);
    // Of a page that its own note calls undated, no card says how old it is.
    expect(failing(({ note, source_date }) => /^Undated/.test(note ?? '') && source_date !== undefined)).toEqual([]);
  });

  it('stands in an area that exists and gives a kind of help that outcomes know', () => {
    expect(failing(({ area }) => !areas.some(({ id }) => id === area))).toEqual([]);
    expect(failing(({ help }) => help.length === 0 || help.some((kind) => !KINDS.includes(kind)))).toEqual([]);
    expect(KINDS.filter((kind) => !services.some(({ help }) => help.includes(kind)))).toEqual([]);
  });

  it('can be reached in some way', () => {
    expect(failing((one) => numbersOf(one).length === 0 && !one.text && !one.url)).toEqual([]);
  });

  it('is never one that nobody has verified, nor is any number of it', () => {
    const shown = ['owner', 'A', 'B', 'C', 'X'];
    expect(failing(({ confidence }) => !shown.includes(confidence))).toEqual([]);
    expect(failing(({ phones = [] }) => phones.some(({ confidence }) => !shown.includes(confidence)))).toEqual([]);
  });

  it('shows an unsure number only beside a website where it can be checked first', () => {
    expect(failing(({ phones = [], url }) => !url && phones.some((phone) => !isCertain(phone)))).toEqual([]);
  });

  it('is said to stay off the bill only where the operator itself says so', () => {
    expect(failing(({ on_bill }) => on_bill === 'does-not-show').sort()).toEqual(['samaritans']);
  });

  it('has an encrypted page, and never one of the two lost emergencySMS sites', () => {
    expect(failing(({ url }) => url !== undefined && !url.startsWith('https://'))).toEqual([]);
    expect(serviceFiles.filter((name) => /emergencysms\.(org\.uk|net)/.test(textOf(name)))).toEqual([]);
  });
});

describe('a telephone number', () => {
  const all = services.flatMap(({ phones = [] }) => phones);

  it('is written in groups of digits, as people say it', () => {
    const grouped = /^(\d{3}|\d{5}|\d{3,5}( \d{2,5})+)$/;
    expect(all.filter(({ number }) => !grouped.test(number))).toEqual([]);
  });

  it('stands under one name only, unless it truly is several things', () => {
    const digits = all.map(({ number }) => number.replaceAll(' ', ''));
    const twice = all.filter((_, at) => digits.indexOf(digits[at] ?? '') !== at);
    expect(twice.filter(({ number }) => !SHARED.includes(number))).toEqual([]);
  });

  it('never rings by one tap where that would harm someone who can only type or text', () => {
    const typed = all.filter(({ number }) => ['18000', '61016'].includes(number));
    expect(typed.map(({ dial }) => dial)).toEqual(['no', 'no']);
  });

  it('is 999 only for a voice call, never on a card for texting or signing', () => {
    const ringing = failing((one) => numbersOf(one).includes('999'));
    expect(ringing.sort()).toEqual(['emergency-999', 'silent-999-landline', 'silent-999-mobile']);
  });

  it.each(offered)('is 101 once for a person in %s, day and night, as the police themselves say', (id) => {
    const police = servicesIn(id).filter(({ help }) => help.includes('police'));
    expect(police.map((one) => [numbersOf(one), one.hours])).toEqual([[['101'], 'always']]);
  });
});

it('says in its first sentence what it is for, in words that are read at once', () => {
  const first = (one: WrittenService) => /^.*?[.!?](?=\s|$)/.exec(one.description)?.[0] ?? one.description;
  expect(failing((one) => first(one).split(' ').length > 20).sort()).toEqual([]);
  expect(failing((one) => /^Run by|^The charity/.test(one.description))).toEqual([]);
});

describe('opening hours', () => {
  const weekly = ({ hours }: WrittenService) => (typeof hours === 'string' ? undefined : hours);

  it('are “always” only where that is certain and someone answers', () => {
    const always = services.filter(({ hours }) => hours === 'always');
    expect(always.filter((one) => !isCertain(one))).toEqual([]);
    // 999 BSL is answered by video
    const silent = always.filter((one) => numbersOf(one).length === 0 && !one.text);
    expect(silent.map(({ id }) => id)).toEqual(['bsl-999']);
  });

  it('are times of the day, and close later than they open', () => {
    const times = services.flatMap((one) => weekly(one)?.open ?? []);
    expect(times.filter(({ opens, closes }) => !/^\d\d:\d\d \d\d:\d\d$/.test(`${opens} ${closes}`))).toEqual([]);
    expect(times.filter(({ opens, closes }) => opens >= closes || closes > '24:00')).toEqual([]);
  });

  it('are never surer than the service itself', () => {
    const surer = (one: WrittenService) => ['owner', 'A', 'B'].includes(one.grades?.hours ?? 'C');
    expect(failing((one) => !isCertain(one) && weekly(one) !== undefined && surer(one))).toEqual([]);
  });
});

describe('at every hour of the day and night', () => {
  const open = (one: WrittenService) => one.hours === 'always' && isCertain(one) && numbersOf(one).length > 0;

  it.each(offered)('someone in %s finds a line that listens', (id) => {
    const listeners = servicesIn(id).filter(({ help }) => help.includes('victim-care') || help.includes('listening'));
    expect(listeners.filter(open).map((one) => one.id)).toContain('samaritans');
  });

  it.each(offered)('someone in %s finds the domestic abuse line of that nation', (id) => {
    const lines = servicesIn(id).filter(({ help }) => help.includes('domestic-abuse'));
    expect(lines.filter(open)).not.toEqual([]);
    expect(lines.map(({ area }) => area)).not.toContain('united-kingdom');
  });
});
