import { told } from './tellRecord';

const ALL = '[That is all for this one]';

describe('what the record says of all incidents together', () => {
  test.each([
    ['in March he wrote to me', 'On 3 March he came to my door'],
    ['in summer 2025 he keyed my car', 'On 20 November he came to my work'],
    ['he followed me home once', 'On 20 November he came to my work', 'On 22 November he came to my work'],
    ['since 2 October he rings me every day', 'On 20 November he came to my work'],
  ])('is no count of days that are not known: %s, %s', async (...lines) => {
    const { talk } = await told(...lines.flatMap((line) => [line, ALL]), 'show me the record');
    expect(talk.said()).toContain(`${lines.length} incidents.`);
    expect(talk.said()).not.toMatch(/about every|\d in (about )?\d/);
  });

  test('names no latest where another goes on after it, or may be before', async () => {
    for (const first of ['since 2 October he rings me every day', 'in November he wrote to me']) {
      const { sheet } = await told(first, ALL, 'On 20 November he came to my work', ALL);
      expect(sheet.pattern.join()).not.toContain('Latest');
    }
  });

  test('counts what is known', async () => {
    const { talk } = await told(
      'On 6 November he came to my work',
      ALL,
      'On 20 November he came to my work',
      ALL,
      'show me',
    );
    expect(talk.said()).toMatch(/2 in (about )?2 weeks/);
    expect(talk.said()).toContain('Latest: Friday 20 November 2026');
  });
});
