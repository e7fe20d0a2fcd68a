import { readFileSync } from 'node:fs';
import { flowPage } from '../../commands/flow';
import { schemaFiles } from '../../commands/schemas';
import { servicesPage } from '../../commands/servicesTable';

import { settingsFiles } from '../../commands/settings';
import { textIdsFile } from '../../commands/textIds';
import { buildPhraseIndex } from '../../language/phraseIndex';
import { readClassifierWeights, weightsPath } from '../../loader/classifierWeights';
import { projectLines } from '../../training/readLines';
import { trainingLines } from '../../training/trainingLine';
import { trainingNeed } from '../../training/trainingNeed';
import { realKnowledge } from '../realKnowledge';

test.each(settingsFiles())('$path tells what can be set now', ({ path, text }) => {
  if (readFileSync(path, 'utf8') !== text) throw new Error(`${path} is out of date. Run: npm run settings`);
});

test.each([
  ...schemaFiles().map(({ path, text }) => [path, text, 'schemas'] as const),
  [textIdsFile().path, textIdsFile().text, 'ids'] as const,
  ['docs/flow.md', flowPage(realKnowledge), 'flow'] as const,
  ['docs/services.md', servicesPage(realKnowledge), 'services'] as const,
])('%s tells what the knowledge is now', (path, text, command) => {
  if (readFileSync(path, 'utf8') !== text) throw new Error(`${path} is out of date. Run: npm run ${command}`);
});

test('the classifiers were trained on the lines and phrases that there are now', () => {
  const path = weightsPath('knowledge');
  const trained = readClassifierWeights(path);
  if (trained.kind === 'broken') throw new Error(trained.problem.message);
  const { train } = projectLines(realKnowledge);
  const lines = trainingLines(train, realKnowledge, buildPhraseIndex(realKnowledge));
  if (trainingNeed(trained.record, lines).kind === 'due')
    throw new Error(`${path} is out of date. Run: npm run train`);
});
