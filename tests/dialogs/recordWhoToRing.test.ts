import { told } from './tellRecord';

const FIRST = ['On 6 November he stood at my gate shouting', '[That is all for this one]'];
const SECOND = ['On 13 November he followed me to the bus', '[That is all for this one]'];

describe('who begins with the record', () => {
  test('is told once who can be rung, when the first incident is written, and goes on as before', async () => {
    const { talk } = await told(...FIRST);
    expect(talk.said()).toMatch(/You can ring somebody about it:\s+- .*\d{3}/);
    expect(talk.said()).toContain('101');
    expect(talk.said()).toContain('999');
    expect(talk.titles()[0]).toBe('Add another incident');
    const later = await told(...FIRST, ...SECOND);
    expect(later.talk.said()).not.toContain('You can ring');
  });
});
