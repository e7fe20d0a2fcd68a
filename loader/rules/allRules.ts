import { areaCircle, areaRules } from './areaRules';
import { conditionRules } from './conditionRules';
import { deskRules } from './deskRules';
import { idRules } from './idRules';
import type { KnowledgeRules } from './knowledgeRule';
import { pathRules } from './pathRules';
import { phraseForm } from './phraseForm';
import { questionRules } from './questionRules';
import { referenceRules, unaskedHelp } from './references';
import { serviceRules } from './serviceRules';
import { textRules } from './textRules';
import { timeRules } from './timeRules';

/** Rules that can be checked whatever else is wrong: each looks at one entry and what it refers to. */
export const localRules: KnowledgeRules = {
  ...idRules,
  ...referenceRules,
  ...conditionRules,
  ...phraseForm,
  ...textRules,
  ...questionRules,
  ...areaCircle,
  ...serviceRules,
  ...deskRules,
  ...timeRules,
};

/** Rules over the whole: every path, every area and every minute of the week. They need sound references. */
export const globalRules: KnowledgeRules = {
  ...areaRules,
  ...unaskedHelp,
  ...pathRules,
};
