import type { Knowledge } from '../model/knowledge';
import { ukTime } from '../model/ukTime';
import { loadKnowledge } from './loadKnowledge';
import { printProblems } from './problem';
import type { LoadResult } from './readKnowledge';

type LoadSuccess = Extract<LoadResult, { kind: 'loaded' }>;

/** The knowledge in a folder; if it is broken, prints its problems and exits with code 1. */
export function loadOrExit(folder: string, now: Date): Knowledge {
  return loadResultOrExit(folder, now).knowledge;
}

/** The same, with the summary of what was proved. */
export function loadResultOrExit(folder: string, now: Date): LoadSuccess {
  const loaded = loadKnowledge(folder, { today: ukTime(now).date });
  if (loaded.kind === 'loaded') return loaded;
  process.stderr.write(printProblems(loaded.problems));
  process.exit(1);
}

/** For commands: the knowledge that `npm start` would load now. */
export function currentKnowledge(): LoadSuccess {
  return loadResultOrExit(process.env.WAYMARK_KNOWLEDGE ?? 'knowledge', new Date());
}
