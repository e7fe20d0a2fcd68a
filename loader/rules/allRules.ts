import { areaCircle, areaRules } from './areaRules';
import { conditionRules } from './conditionRules';
import { dangerFirst, lastDecisionFitsAll } from './dangerFirst';
import { quickHelpRule, scriptOrder } from './deskRules';
import { diaryFields } from './diaryFields';
import { duplicateId } from './duplicateId';
import { everyMinuteRules } from './everyMinuteRules';
import { forbiddenWords } from './forbiddenWords';
import type { KnowledgeRule } from './knowledgeRule';
import { namedEntries } from './namedEntries';
import { pathRules } from './pathRules';
import { phraseForm } from './phraseForm';
import { plainReply } from './plainReply';
import { referenceRules, unaskedHelp } from './references';
import { serviceRules } from './serviceRules';
import { textRules } from './textRules';
import { timeRules } from './timeRules';

/** Rules that can be checked whatever else is wrong: each looks at one entry and what it refers to. */
export const localRules: readonly KnowledgeRule[] = [
  duplicateId,
  ...referenceRules,
  ...conditionRules,
  phraseForm,
  ...textRules,
  dangerFirst,
  lastDecisionFitsAll,
  plainReply,
  namedEntries,
  diaryFields,
  areaCircle,
  ...serviceRules,
  forbiddenWords,
  scriptOrder,
  quickHelpRule,
  ...timeRules,
];

/** Rules over the whole: every path, every area and every minute of the week. They need sound references. */
export const globalRules: readonly KnowledgeRule[] = [
  ...areaRules,
  unaskedHelp,
  ...pathRules,
  ...everyMinuteRules,
];
