import { releasedIdsFile } from '../../commands/releasedIds';
import { filesIn } from '../../loader/knowledgeFiles';
import { readFiles } from '../../loader/readFiles';
import { realKnowledge } from '../realKnowledge';

test('what a release writes down of its ids is what the check of the next one reads', () => {
  const text = releasedIdsFile(realKnowledge, '1.2.3');
  const files = filesIn('knowledge').filter(({ name }) => name !== 'released-ids.yaml');
  const { written, problems } = readFiles('knowledge', [...files, { name: 'released-ids.yaml', text }]);
  expect(problems).toEqual([]);
  expect(written.released.version).toBe('1.2.3');
  expect(written.released.record).toEqual(realKnowledge.diary_fields.map(({ id }) => id));
  for (const { id, options } of realKnowledge.questions)
    expect(written.released.answers[id]).toEqual(options.map((one) => one.id));
});
