import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { currentKnowledge } from '../loader/loadKnowledge';
import { flowPage, servicesPage } from './knowledgePages';
import { placesFile } from './places';
import { schemaFiles } from './schemas';
import { settingsFiles } from './settings';
import { textIdsFile } from './textIds';

/** The files that are never written by hand, by the npm command that writes them. The tests tell when one is out of date. */
const GENERATED = {
  flow: () => [{ path: 'docs/flow.md', text: flowPage(currentKnowledge().knowledge) }],
  ids: () => [textIdsFile()],
  places: () => [placesFile()],
  schemas: schemaFiles,
  services: () => [{ path: 'docs/services.md', text: servicesPage(currentKnowledge().knowledge) }],
  settings: settingsFiles,
};

function generate(command: string | undefined): void {
  const files = Object.entries(GENERATED).flatMap(([name, made]) => (name === command ? made() : []));
  const old = files.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  for (const { path, text } of old) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`Wrote ${path}.`);
  }
  if (old.length === 0) console.log('Nothing to write: all is current.');
}

generate(process.argv[2]);
