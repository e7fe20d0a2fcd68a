import { checkedLine, serviceCard } from '../../dialogs/serviceCard';
import type { Service } from '../../model/knowledge';
import { realKnowledge } from '../realKnowledge';

const helpline = realKnowledge.services.find(({ id }) => id === 'national-stalking-helpline');
if (!helpline) throw new Error('The helpline is gone.');
const { source_date: _, ...undated } = helpline;
const line = (service: Partial<Service>, overdue = false) =>
  checkedLine(realKnowledge, { service: { ...undated, ...service }, open: { kind: 'always' }, overdue });

describe('Somebody who wonders whether a number still holds', () => {
  test.each<[Partial<Service>, string]>([
    [{ assured_how: 'dialled', assured_date: '2026-11-28' }, 'phone on 28 November 2026'],
    [{ assured_how: 'page-opened', assured_date: '2026-11-28' }, 'website on 28 November 2026'],
    [{ assured_how: 'document', source_date: '2026-10-07' }, 'dated 7 October 2026'],
    [{ assured_how: 'document', source_date: '2026-10' }, 'dated October 2026'],
    [{ assured_how: 'document', source_date: '2021' }, 'dated 2021'],
  ])('reads how it became known, and when: %j', (service, words) => {
    expect(line(service)).toContain(words);
  });

  test('reads no day where none is known, though somebody read the page on one', () => {
    for (const assured_how of ['undated', 'owners-page'] as const) expect(line({ assured_how })).not.toMatch(/\d/);
  });

  test('is told what to do if it is old', () => {
    const overdue = realKnowledge.messages['checked-overdue'];
    expect(line({ assured_how: 'undated' }, true)).toContain(overdue);
    expect(line({ assured_how: 'dialled' })).not.toContain(overdue);
  });

  test('is never made to doubt 999, 101 or 111', () => {
    const short = realKnowledge.services.filter(({ phones }) => phones.some(({ number }) => number.length === 3));
    expect(short.length).toBeGreaterThan(5);
    for (const service of short) expect(line(service, true)).toBe('');
  });

  test('is told to check first a text line that rests on one source, but not a chat that is on the website itself', () => {
    const service: Service = {
      ...helpline,
      text: 'Text HELP to 60777.',
      chat: 'A chat.',
      grades: { text: 'C', chat: 'C' },
    };
    const card = serviceCard(realKnowledge, { service, open: { kind: 'always' }, overdue: false }).content;
    expect(card.text).toContain('Text HELP to 60777. Check first');
    expect(card.text).not.toContain('A chat. Check first');
  });
});
