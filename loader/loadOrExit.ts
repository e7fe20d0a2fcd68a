import type { Knowledge } from '../model/knowledge';
import { ukTime } from '../model/ukTime';
import { loadKnowledge } from './loadKnowledge';
import { printProblems } from './problem';
import type { Loaded } from './readKnowledge';

type Sound = Extract<Loaded, { kind: 'loaded' }>;

/** The knowledge in a folder; if it is broken, its problems on the screen and an end with exit code 1. */
export function loadOrExit(folder: string, now: Date): Knowledge {
  return soundOrExit(folder, now).knowledge;
}

/** The same, with what was proved of it. */
export function soundOrExit(folder: string, now: Date): Sound {
  const loaded = loadKnowledge(folder, { today: ukTime(now).date });
  if (loaded.kind === 'loaded') return loaded;
  process.stderr.write(printProblems(loaded.problems));
  process.exit(1);
}

/** For the commands of this folder: the knowledge that `npm start` would load now. */
export function currentKnowledge(): Sound {
  return soundOrExit(process.env.WAYMARK_KNOWLEDGE ?? 'knowledge', new Date());
}
