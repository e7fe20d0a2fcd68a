import { placeKey } from '../../language/places/placeIndex';
import { filesIn } from '../../loader/knowledgeFiles';
import { readFiles } from '../../loader/readFiles';
import { areas, bankHolidays, chain, offered } from './written';

describe('where a person can say they are', () => {
  it('begins with the area that this Waymark is for', () => {
    expect(areas.filter(({ home }) => home === 'yes').map(({ id }) => id)).toEqual(offered.slice(0, 1));
  });

  it('offers somewhere to everyone in the United Kingdom', () => {
    expect(offered).toEqual(expect.arrayContaining(['england', 'wales', 'scotland', 'northern-ireland']));
  });

  it.each(offered)('lets someone in %s see what serves the whole United Kingdom', (id) => {
    expect(chain(id).at(-1)).toBe('united-kingdom');
  });

  it('writes by hand only what the gazetteer does not know', () => {
    const { places } = readFiles('knowledge', filesIn('knowledge')).written;
    const known = new Set(places.flatMap(({ area, names }) => names.map((name) => `${area}: ${placeKey(name)}`)));
    const again = areas.flatMap(({ id, also = [] }) => also.filter((name) => known.has(`${id}: ${placeKey(name)}`)));
    expect(again).toEqual([]);
  });

  it('takes care only of names that are places', () => {
    const { places, place_names: by } = readFiles('knowledge', filesIn('knowledge')).written;
    const known = new Set(
      [...places.flatMap(({ names }) => names), ...areas.flatMap(({ also = [] }) => also)].map(placeKey),
    );
    expect([...by.everyday, ...by.people].filter((name) => !known.has(placeKey(name)))).toEqual([]);
  });
});

describe('bank holidays', () => {
  it.each(offered)('are known for someone in %s', (id) => {
    const kept = chain(id).flatMap((place) => areas.find((area) => area.id === place)?.bank_holidays ?? []);
    expect(bankHolidays.map((list) => list.id)).toContain(kept[0]);
  });

  it.each(bankHolidays)('of $id fall on working days, and are in order', ({ dates }) => {
    const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
    expect(dates.filter((date) => [0, 6].includes(weekday(date)))).toEqual([]);
    expect([...new Set(dates)].sort()).toEqual(dates);
  });

  it.each([
    ['england-and-wales', '2026', 8],
    ['england-and-wales', '2027', 8],
    ['england-and-wales', '2028', 8],
    // nine, and the day for the World Cup
    ['scotland', '2026', 10],
    ['scotland', '2027', 9],
    ['scotland', '2028', 9],
    ['northern-ireland', '2026', 10],
    ['northern-ireland', '2027', 10],
    ['northern-ireland', '2028', 10],
  ])('of %s in %s are all there: %d', (id, year, count) => {
    const list = bankHolidays.find((one) => one.id === id);
    expect(list?.dates.filter((date) => date.startsWith(year))).toHaveLength(count);
  });
});
