import { readFileSync } from 'node:fs';
import { flowFile, laterFile, servicesFile } from '../../commands/knowledgePages';
import { placesFile } from '../../commands/places';
import { schemaFiles } from '../../commands/schemas';
import { settingsFiles } from '../../commands/settings';
import { textIdsFile } from '../../commands/textIds';
import { shippedKnowledge } from '../realKnowledge';

test.each(settingsFiles())('$path tells what can be set now', ({ path, text }) => {
  if (readFileSync(path, 'utf8') !== text) throw new Error(`${path} is out of date. Run: npm run settings`);
});

// Those that hold sentences are drawn anew by `npm run knowledge`, which an author runs in any case.
test.each([
  ...schemaFiles(shippedKnowledge).map(({ path, text }) => [path, text, 'knowledge'] as const),
  ...[flowFile, servicesFile, laterFile]
    .map((file) => file(shippedKnowledge))
    .map(({ path, text }) => [path, text, 'knowledge'] as const),
  [textIdsFile().path, textIdsFile().text, 'ids'] as const,
  [placesFile().path, placesFile().text, 'places'] as const,
])('%s tells what the knowledge is now', (path, text, command) => {
  if (readFileSync(path, 'utf8') !== text) throw new Error(`${path} is out of date. Run: npm run ${command}`);
});
