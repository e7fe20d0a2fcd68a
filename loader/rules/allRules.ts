import { areaBankHolidays } from './areaBankHolidays';
import { areaCircle } from './areaCircle';
import { checkFirstWebsite } from './checkFirstWebsite';
import { dangerFirst } from './dangerFirst';
import { dateInFuture } from './dateInFuture';
import { dayOfYear } from './dayOfYear';
import { decisionNeverRead } from './decisionNeverRead';
import { diaryFields } from './diaryFields';
import { duplicateId } from './duplicateId';
import { forbiddenWords } from './forbiddenWords';
import { homeAreaRule } from './homeArea';
import { hoursOrder } from './hoursOrder';
import type { KnowledgeRule } from './knowledgeRule';
import { lastDecisionFitsAll } from './lastDecisionFitsAll';
import { missingMessage } from './missingMessage';
import { namedEntries } from './namedEntries';
import { namedTimes } from './namedTimes';
import { numberNotVerified } from './numberNotVerified';
import { onlyCheckFirst } from './onlyCheckFirst';
import { openAtEveryMinute } from './openAtEveryMinute';
import { partOrder } from './partOrder';
import { phraseForm } from './phraseForm';
import { plainReply } from './plainReply';
import { quickHelpRule } from './quickHelp';
import { scriptOrder } from './scriptOrder';
import { sourceMissing } from './sourceMissing';
import { timeSaidTwice } from './timeSaidTwice';
import { tooManyQuestions } from './tooManyQuestions';
import { unaskedHelp } from './unaskedHelp';
import { unknownAnswer } from './unknownAnswer';
import { unknownArea } from './unknownArea';
import { unknownBankHolidays } from './unknownBankHolidays';
import { unknownDeskEntry } from './unknownDeskEntry';
import { unknownHelp } from './unknownHelp';
import { unknownMessage } from './unknownMessage';
import { unknownOutcome } from './unknownOutcome';
import { unknownPart } from './unknownPart';
import { unknownPhrases } from './unknownPhrases';
import { unknownPlaceholder } from './unknownPlaceholder';
import { unknownQuestion } from './unknownQuestion';
import { unknownTopic } from './unknownTopic';
import { unknownWords } from './unknownWords';
import { unreachableAdvice } from './unreachableAdvice';
import { unreachableOutcome } from './unreachableOutcome';
import { unreachableQuestion } from './unreachableQuestion';
import { unreachableService } from './unreachableService';
import { usualAnswer } from './usualAnswer';
import { usualPathRule } from './usualPath';

/** The ids of what is found while reading a file; they have no rule file, as the formats report them. */
export const FORMAT_RULE_IDS = [
  'missing-file',
  'unknown-file',
  'empty-file',
  'not-utf-8',
  'yaml-form',
  'odd-space',
  'written-twice',
  'cut-by-hash',
  'unknown-field',
  'missing-field',
  'wrong-form',
  'empty-text',
  'not-allowed',
  'id-form',
  'date-form',
  'time-form',
  'days-form',
  'phone-form',
  'address-form',
  'time-on-form',
  'number-form',
  'month-day-form',
] as const;

/** Rules that can be checked whatever else is wrong: each looks at one entry and what it refers to. */
export const localRules: readonly KnowledgeRule[] = [
  duplicateId,
  unknownQuestion,
  unknownAnswer,
  unknownOutcome,
  unknownHelp,
  unknownArea,
  unknownTopic,
  unknownBankHolidays,
  unknownPhrases,
  phraseForm,
  unknownWords,
  missingMessage,
  unknownMessage,
  unknownPlaceholder,
  dangerFirst,
  plainReply,
  namedEntries,
  diaryFields,
  lastDecisionFitsAll,
  areaCircle,
  hoursOrder,
  dateInFuture,
  sourceMissing,
  numberNotVerified,
  checkFirstWebsite,
  forbiddenWords,
  unknownDeskEntry,
  scriptOrder,
  quickHelpRule,
  unknownPart,
  namedTimes,
  timeSaidTwice,
  dayOfYear,
  partOrder,
];

/** Rules over the whole: every path, every area and every minute of the week. They need sound references. */
export const globalRules: readonly KnowledgeRule[] = [
  usualAnswer,
  homeAreaRule,
  unaskedHelp,
  areaBankHolidays,
  decisionNeverRead,
  unreachableOutcome,
  unreachableQuestion,
  unreachableService,
  unreachableAdvice,
  tooManyQuestions,
  usualPathRule,
  openAtEveryMinute,
  onlyCheckFirst,
];
