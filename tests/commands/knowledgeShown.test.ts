import { knowledgeShownPage } from '../../commands/knowledgeShown';
import { readingAge } from '../../commands/readingAge';
import { shippedKnowledge } from '../realKnowledge';

const page = knowledgeShownPage(shippedKnowledge);
const rows = page.split('\n').map((line) =>
  line
    .split('|')
    .map((cell) => cell.trim())
    .slice(1, -1),
);

test('whatever people read has a reading age of eleven at most', () => {
  const ages = rows
    .filter(([, sentences]) => /^\d+$/.test(sentences ?? ''))
    .map(([list, , , age]) => [list, Number(age)] as const);
  expect(ages.length).toBeGreaterThan(10);
  expect(ages.filter(([, age]) => !(age <= 11))).toEqual([]);
});

test.each(['bedfordshire', 'wales', 'scotland', 'northern-ireland'])(
  'who is followed in %s is sent to three who help there',
  (place) => {
    const [, first = ''] = rows.find(([name]) => name === place) ?? [];
    expect(first.split(', ')).toHaveLength(3);
    expect(first).toContain('national-stalking-helpline');
  },
);

test('long words and long sentences raise the reading age', () => {
  const easy = readingAge(['Call the police. They can help.']);
  const hard = readingAge(['Contacting the authorities immediately facilitates considerably earlier intervention.']);
  expect(easy).toMatchObject({ sentences: 2, words: 6 });
  expect(easy.age).toBeLessThan(8);
  expect(hard.age).toBeGreaterThan(16);
});
