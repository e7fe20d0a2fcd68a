import { deskFile, practiceCallsFile } from './desk';
import { diaryFieldsFile } from './diary';
import { dangerSignsFile, decisionsFile, outcomesFile } from './outcomes';
import { questionsFile } from './questions';
import { areasFile, bankHolidaysFile, servicesFile } from './services';
import { timesFile } from './times';
import { adviceFile, labelsFile, messagesFile, phrasesFile, topicsFile, wordsFile } from './words';

/** Every file that stands in `knowledge/` itself, and its form. */
export const FILES = {
  'questions.yaml': questionsFile,
  'decisions.yaml': decisionsFile,
  'outcomes.yaml': outcomesFile,
  'danger-signs.yaml': dangerSignsFile,
  'areas.yaml': areasFile,
  'topics.yaml': topicsFile,
  'advice.yaml': adviceFile,
  'phrases.yaml': phrasesFile,
  'words.yaml': wordsFile,
  'messages.yaml': messagesFile,
  'labels.yaml': labelsFile,
  'bank-holidays.yaml': bankHolidaysFile,
  'diary-fields.yaml': diaryFieldsFile,
  'desk.yaml': deskFile,
  'practice-calls.yaml': practiceCallsFile,
  'times.yaml': timesFile,
} as const;

/** The services stand in files of their own, one or more for each area. */
export const SERVICES_FOLDER = 'services';
export const SERVICES = servicesFile;
