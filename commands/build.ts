import { writeFileSync } from 'node:fs';
import { builtPath, knowledgeDigest, serialiseBuilt } from '../loader/builtKnowledge';
import { currentKnowledge, knowledgeFolder } from '../loader/loadKnowledge';

/** The last step of the build: the knowledge, checked, as the server reads it in some milliseconds. */
function build(): void {
  const folder = knowledgeFolder();
  const { knowledge } = currentKnowledge();
  writeFileSync(builtPath(folder), serialiseBuilt(knowledgeDigest(folder), knowledge));
}

build();
