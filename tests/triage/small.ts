import type { Knowledge, Option, Question } from '../../model/knowledge';
import { NO_PLACE_NAMES } from '../../model/places';
import type { Times } from '../../model/times';

/** Knowledge just large enough to see one thing at a time. */
export function small(change: Partial<Knowledge> = {}): Knowledge {
  return {
    questions: [
      question('danger', ['no', 'yes']),
      question('repeated', ['yes', 'once', 'unsure']),
      question('what', ['calls', 'threats'], 'many'),
      question('who', ['ex', 'stranger']),
      question('where', ['here', 'there']),
    ],
    decisions: [
      { outcome: 'danger-now', when: { danger: ['yes'] }, source: 's' },
      { outcome: 'stalking', when: { repeated: ['yes'] }, source: 's' },
      { outcome: 'other', when: {}, source: 's' },
    ],
    outcomes: [
      outcome('danger-now', true),
      { ...outcome('stalking'), help: [help('advice'), help('families', { who: ['ex'] })] },
      outcome('other'),
    ],
    danger_signs: [],
    laws: [],
    services: [],
    areas: [
      { id: 'here', name: 'Here', within: 'all', offered: true, home: true, unsaid: false, also: [], geonames: [] },
      { id: 'there', name: 'There', within: 'all', offered: true, home: false, unsaid: false, also: [], geonames: [] },
      {
        id: 'all',
        name: 'All',
        offered: false,
        home: false,
        unsaid: false,
        also: [],
        geonames: [],
        bank_holidays: 'all',
      },
    ],
    places: [],
    place_names: NO_PLACE_NAMES,
    topics: [],
    short_answers: [],
    easy_questions: [],
    easy_outcomes: [],
    easy_topics: [],
    easy_answers: [],
    easy_messages: [],
    advice: [],
    phrases: [],
    word_sets: [],
    spellings: [],
    messages: {},
    labels: {},
    bank_holidays: [
      { id: 'all', source: 's', assured_date: '2026-01-01', dates: ['2026-12-25'], every_year: [], afternoons: [] },
    ],
    diary_fields: [],
    script: [],
    danger_scripts: [],
    near_questions: [],
    quick_help: [],
    themes: [],
    flags: [],
    four: [],
    wrap_up: [],
    to_do: [],
    dispositions: [],
    note_templates: [],
    practice_calls: [],
    former_answers: [],
    former_fields: [],
    released: { version: '', answers: {}, record: [] },
    times: noTimes,
    ...change,
  };
}

/** No words for times at all. */
export const noTimes: Times = {
  weekdays: [],
  months: [],
  units: [],
  words: [],
  numbers: [],
  parts: [],
  near: [],
  days: [],
  often: [],
  vague: [],
};

export function question(id: string, options: readonly string[], choose: 'one' | 'many' = 'one'): Question {
  return {
    id,
    name: id,
    choose,
    ask: { person: `${id}?`, other: `${id}?`, handler: `${id}?` },
    why: { person: 'why' },
    examples: [],
    asked: true,
    ask_anyway: false,
    between: [],
    options: options.map((option, place) => anOption(option, place === 0)),
  };
}

export function anOption(id: string, usual = false): Option {
  return {
    id,
    label: { person: id },
    told: { person: id },
    also: [],
    offered: true,
    usual,
    implies: {},
    lowers_care: false,
    plainly: [],
    always: [],
    perhaps: [],
    as_one: [],
    sounds_like: [],
    denied: [],
    parts: {},
    must_be_said: false,
  };
}

export function outcome(id: string, at_once = false) {
  return {
    id,
    title: { person: id },
    says: [],
    first: [],
    at_once,
    emergency: false,
    police_today: true,
    help: [help('advice')],
    topics: [],
  };
}

export function help(kind: string, when: Readonly<Record<string, readonly string[]>> = {}) {
  return { kind, when };
}
