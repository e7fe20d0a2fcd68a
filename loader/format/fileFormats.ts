import { deskFile, practiceCallsFile } from './desk';
import { diaryFieldsFile } from './diary';
import { dangerSignsFile, decisionsFile, outcomesFile } from './outcomes';
import { questionsFile } from './questions';
import { areasFile, bankHolidaysFile, servicesFile } from './services';
import { adviceFile, labelsFile, messagesFile, phrasesFile, topicsFile, wordsFile } from './texts';
import { timesFile } from './times';

/** Every file in `knowledge/` itself, with its format. */
export const FILE_FORMATS = {
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

/** The services are in files of their own, one or more for each area. */
export const SERVICES_FOLDER = 'services';
export const SERVICES_FORMAT = servicesFile;
