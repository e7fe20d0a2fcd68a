import type { Knowledge } from '../model/knowledge';
import { ukTime } from '../model/ukTime';
import { loadKnowledge, loadUntrained } from './loadKnowledge';
import { printProblems } from './problem';
import type { LoadResult } from './readKnowledge';

type LoadSuccess = Extract<LoadResult, { kind: 'loaded' }>;

/** The knowledge in a folder; if it is broken, prints its problems and exits with code 1. */
export function loadOrExit(folder: string, now: Date): Knowledge {
  return successOrExit(loadKnowledge(folder, { today: ukTime(now).date })).knowledge;
}

/** For commands: the knowledge that `npm start` would load now, with the summary of what was proved. */
export function currentKnowledge(): LoadSuccess {
  return successOrExit(loadKnowledge(knowledgeFolder(), { today: ukTime(new Date()).date }));
}

/** The same without the weights of the classifiers, for training them. */
export function currentUntrained(): LoadSuccess {
  return successOrExit(loadUntrained(knowledgeFolder(), { today: ukTime(new Date()).date }));
}

/** For commands: where the knowledge is. */
export function knowledgeFolder(): string {
  return process.env.WAYMARK_KNOWLEDGE || 'knowledge';
}

function successOrExit(loaded: LoadResult): LoadSuccess {
  if (loaded.kind === 'loaded') return loaded;
  process.stderr.write(printProblems(loaded.problems));
  process.exit(1);
}
