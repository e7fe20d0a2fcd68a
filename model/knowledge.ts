import {
  advice,
  dangerSign,
  decision,
  easyAnswer,
  easyMessage,
  easyOutcome,
  easyQuestion,
  easyTopic,
  outcome,
  shortAnswer,
  topic,
} from './advice';
import { disposition, noteTemplate, practiceCall, toDo, wrapUpField } from './deskRecord';
import { dangerScript, flag, fourCriterion, nearQuestion, quickHelp, scriptStep, theme } from './deskScript';
import { type Content, fields, freeText, listOf, mapOf, required, withDefault } from './format';
import { formerIds, releasedIds } from './formerIds';
import { law } from './law';
import { type ClassifierWeights, phraseGroup, spelling, wordSet } from './lexicon';
import { areaPlaces, NO_PLACE_NAMES, placeNames } from './places';
import { diaryField, type Question, question } from './questions';
import { area, bankHolidays, type Service, service } from './service';
import { id } from './textFormats';
import { times } from './times';

export type * from './advice';
export type * from './deskRecord';
export type * from './deskScript';
export type * from './law';
export type * from './places';
export type * from './questions';
export type * from './service';
export type * from './wording';

/** Every file in `knowledge/` itself, with its format. */
export const FILE_FORMATS = {
  'questions.yaml': fields({
    questions: required(
      listOf(question),
      'What Waymark asks, in the order of asking. Each is asked only if it can still change something.',
    ),
  }),
  'decisions.yaml': fields({
    decisions: required(listOf(decision), 'Read from the top; the first that fits decides. The last fits everyone.'),
  }),
  'outcomes.yaml': fields({
    outcomes: required(listOf(outcome), 'What the answers can come to, and where each sends people.'),
  }),
  'danger-signs.yaml': fields({
    danger_signs: required(listOf(dangerSign), 'Reasons to speak to the police today, whatever the outcome.'),
  }),
  'areas.yaml': fields({
    areas: required(listOf(area), 'Where people can be, in the order they are offered.'),
    place_names: withDefault(placeNames, NO_PLACE_NAMES, 'Names of places that need more than being said.'),
  }),
  'topics.yaml': fields({
    topics: required(listOf(topic), 'What a person can ask for at any time and gets at once.'),
  }),
  'short-answers.yaml': fields({
    short_answers: required(listOf(shortAnswer), 'What is said at once to a question that people ask on the way.'),
  }),
  'advice.yaml': fields({
    advice: required(listOf(advice), 'Safety advice, each under a topic.'),
  }),
  'phrases.yaml': fields({
    phrases: required(
      listOf(phraseGroup),
      'Words that mean the same thing, wherever in the conversation they are typed.',
    ),
  }),
  'words.yaml': fields({
    word_sets: required(listOf(wordSet), 'Words that can stand in one another’s place in a phrase.'),
    spellings: required(listOf(spelling), 'How people write words, or run them together.'),
  }),
  'messages.yaml': fields({
    messages: required(mapOf(id, freeText), 'What Waymark says, by the name the code asks for it.'),
  }),
  'labels.yaml': fields({
    labels: required(mapOf(id, mapOf(id, freeText)), 'The words of each page, by the name the code asks for them.'),
  }),
  'bank-holidays.yaml': fields({
    bank_holidays: required(listOf(bankHolidays), 'One list of dates for each part of the UK.'),
  }),
  'diary-fields.yaml': fields({
    diary_fields: required(listOf(diaryField), 'What the record of an incident holds, in the order of asking.'),
  }),
  'desk.yaml': fields({
    script: required(listOf(scriptStep), 'The steps of a call, in order.'),
    danger_scripts: required(listOf(dangerScript), 'What is said and asked in danger, by the kind of room.'),
    near_questions: required(listOf(nearQuestion), 'Every question, for a caller who can only say yes or no.'),
    quick_help: required(listOf(quickHelp), 'What stands one key away during the whole call.'),
    themes: required(listOf(theme), 'What to ask about risk before help is offered. Never added up.'),
    flags: required(listOf(flag), 'What calls for a supervisor, for 999 or for help today.'),
    four: required(listOf(fourCriterion), 'The four marks of stalking.'),
    wrap_up: required(listOf(wrapUpField), 'What is agreed before the call ends.'),
    to_do: required(listOf(toDo), 'What is told to the handler before the note is handed over, until it is done.'),
    dispositions: required(listOf(disposition), 'What came of a call, for the control room’s own records.'),
    note_templates: required(listOf(noteTemplate), 'The layouts of the note. The first is used where none is set.'),
  }),
  'practice-calls.yaml': fields({
    practice_calls: required(listOf(practiceCall), 'Calls that nobody made, to learn with.'),
  }),
  'times.yaml': times,
};

/** Files that a folder may lack. */
export const OPTIONAL_FILE_FORMATS = {
  'places.yaml': fields({
    places: required(listOf(areaPlaces), 'The towns and villages of each area.'),
  }),
  'laws.yaml': fields({
    laws: required(listOf(law), 'The law that the sentences rest on, each once.'),
  }),
  'easy-read.yaml': fields({
    easy_questions: required(listOf(easyQuestion), 'Every question, for people who read with difficulty.'),
    easy_outcomes: required(listOf(easyOutcome), 'Every outcome, for people who read with difficulty.'),
    easy_topics: withDefault(listOf(easyTopic), [], 'The first words of topics, for people who read with difficulty.'),
    easy_answers: withDefault(listOf(easyAnswer), [], 'Short answers, for people who read with difficulty.'),
    easy_messages: withDefault(
      listOf(easyMessage),
      [],
      'What the bot says by itself, for people who read with difficulty.',
    ),
  }),
  'former-ids.yaml': formerIds,
  'released-ids.yaml': releasedIds,
};

/** The services are in files of their own, one or more for each area. */
export const SERVICES_FOLDER = 'services';
export const SERVICES_FORMAT = fields({
  area: required(id, 'The area that all services of this file serve.'),
  services: required(listOf(service), 'Services, best first where several give the same help.'),
});

type Files = typeof FILE_FORMATS;
type AllOf<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void ? All : never;

/** What the files hold, before the loader fills anything in. */
export type WrittenKnowledge = AllOf<Content<Files[Exclude<keyof Files, 'times.yaml'>]>> & {
  readonly times: Content<Files['times.yaml']>;
  readonly service_files: readonly Content<typeof SERVICES_FORMAT>[];
} & AllOf<Content<(typeof OPTIONAL_FILE_FORMATS)[keyof typeof OPTIONAL_FILE_FORMATS]>>;

/**
 * What Waymark knows, as the rest of the code sees it. The loader makes it from `knowledge/*.yaml`
 * and field names are the same in both, so that an author and a developer speak of the same thing.
 * Every text here is for a person to read; none of it is ever made up by code.
 */
export interface Knowledge extends Omit<WrittenKnowledge, 'questions' | 'service_files'> {
  readonly questions: readonly Question[];
  readonly services: readonly Service[];
  /** Absent in knowledge without trained classifiers: only phrases are found then. */
  readonly classifiers?: ClassifierWeights;
}
