import { currentKnowledge } from '../loader/loadKnowledge';
import { flowFile, laterFile, servicesFile } from './knowledgePages';
import { placesFile } from './places';
import { schemaFiles } from './schemas';
import { settingsFiles } from './settings';
import { textIdsFile } from './textIds';
import { writeChanged } from './writeChanged';

/** The files that are never written by hand, by the npm command that writes them. The tests tell when one is out of date. */
const GENERATED = {
  flow: () => [flowFile(currentKnowledge().knowledge)],
  ids: () => [textIdsFile()],
  places: () => [placesFile()],
  schemas: () => schemaFiles(currentKnowledge().knowledge),
  services: () => [servicesFile, laterFile].map((file) => file(currentKnowledge().knowledge)),
  settings: settingsFiles,
};

function generate(command: string | undefined): void {
  const files = Object.entries(GENERATED).flatMap(([name, made]) => (name === command ? made() : []));
  if (writeChanged(files).length === 0) console.log('Nothing to write: all is current.');
}

generate(process.argv[2]);
