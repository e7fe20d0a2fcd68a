import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowPage } from '../../commands/flow';
import { schemaFiles } from '../../commands/schemas';
import { servicesPage } from '../../commands/servicesTable';
import { fingerprint, WEIGHTS_FILE } from '../../loader/classifierWeights';
import { trainingTexts } from '../../training/trainClassifiers';
import { realKnowledge } from '../realKnowledge';

test.each([
  ...schemaFiles().map(({ path, text }) => [path, text, 'schemas'] as const),
  ['docs/flow.md', flowPage(realKnowledge), 'flow'] as const,
  ['docs/services.md', servicesPage(realKnowledge), 'services'] as const,
])('%s tells what the knowledge is now', (path, text, command) => {
  if (readFileSync(path, 'utf8') !== text) throw new Error(`${path} is out of date. Run: npm run ${command}`);
});

test('the classifiers were trained on the lines and phrases that there are now', () => {
  const { trained_from: trainedFrom } = JSON.parse(readFileSync(join('knowledge', WEIGHTS_FILE), 'utf8'));
  if (trainedFrom !== fingerprint(trainingTexts()))
    throw new Error(`${WEIGHTS_FILE} is out of date. Run: npm run train`);
});
