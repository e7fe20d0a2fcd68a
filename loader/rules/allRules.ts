import { areaCircle, areaRules } from './areaRules';
import { conditionRules } from './conditionRules';
import { questionRules } from './dangerFirst';
import { deskRules } from './deskRules';
import { diaryRules } from './diaryFields';
import { duplicateId } from './duplicateId';
import { everyMinuteRules } from './everyMinuteRules';
import { forbiddenWords } from './forbiddenWords';
import type { KnowledgeRules } from './knowledgeRule';
import { namedEntries } from './namedEntries';
import { pathRules } from './pathRules';
import { phraseForm } from './phraseForm';
import { plainReply } from './plainReply';
import { referenceRules, unaskedHelp } from './references';
import { serviceRules } from './serviceRules';
import { textRules } from './textRules';
import { timeRules } from './timeRules';

/** Rules that can be checked whatever else is wrong: each looks at one entry and what it refers to. */
export const localRules: KnowledgeRules = {
  ...duplicateId,
  ...referenceRules,
  ...conditionRules,
  ...phraseForm,
  ...textRules,
  ...questionRules,
  ...plainReply,
  ...namedEntries,
  ...diaryRules,
  ...areaCircle,
  ...serviceRules,
  ...forbiddenWords,
  ...deskRules,
  ...timeRules,
};

/** Rules over the whole: every path, every area and every minute of the week. They need sound references. */
export const globalRules: KnowledgeRules = {
  ...areaRules,
  ...unaskedHelp,
  ...pathRules,
  ...everyMinuteRules,
};
