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
import { homeArea } from './homeArea';
import { hoursOrder } from './hoursOrder';
import { lastDecisionFitsAll } from './lastDecisionFitsAll';
import { missingMessage } from './missingMessage';
import { namedEntries } from './namedEntries';
import { namedTimes } from './namedTimes';
import { numberNotVerified } from './numberNotVerified';
import { onlyCheckFirst } from './onlyCheckFirst';
import { openAtEveryMinute } from './openAtEveryMinute';
import { partOrder } from './partOrder';
import { phraseForm } from './phraseForm';
import type { Rule } from './rule';
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
import { usualPath } from './usualPath';

/** What the reading of a file tells of; these have no rule file, for the format itself tells. */
export const FORMAT_RULES = [
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

/** Rules that hold or break whatever else is wrong: a place, and what it names. */
export const placeRules: readonly Rule[] = [
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
  unknownPart,
  namedTimes,
  timeSaidTwice,
  dayOfYear,
  partOrder,
];

/** Rules that follow what is named, through every path, every area and every minute of the week. */
export const wholeRules: readonly Rule[] = [
  usualAnswer,
  homeArea,
  unaskedHelp,
  areaBankHolidays,
  decisionNeverRead,
  unreachableOutcome,
  unreachableQuestion,
  unreachableService,
  unreachableAdvice,
  tooManyQuestions,
  usualPath,
  openAtEveryMinute,
  onlyCheckFirst,
];
