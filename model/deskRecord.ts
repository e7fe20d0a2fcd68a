import { FLAG_ACTS, ROOMS } from './deskScript';
import {
  type Content,
  choice,
  entry,
  fields,
  freeText,
  freeTexts,
  listOf,
  mapOf,
  optional,
  required,
  withDefault,
  yesNo,
} from './format';
import { condition } from './questions';
import { id, wholeNumber } from './textFormats';

/** What is written down of a call at the desk, and the calls to practise with. */

/** The parts of a note that hold fields of the wrap-up. */
const FIELD_PARTS = ['place', 'contact', 'danger', 'care', 'police', 'agreed', 'internal'] as const;

/** All that a note holds. A template puts every part under one of its headings, so that none is lost. */
export const NOTE_PARTS = [
  ...FIELD_PARTS,
  ...['call', 'flags', 'told', 'words', 'risk', 'not-asked', 'script', 'numbers', 'codes', 'events', 'internal-codes'],
] as const;
export type NotePart = (typeof NOTE_PARTS)[number];
/** Never read to a caller. */
export const INTERNAL_PARTS: readonly NotePart[] = ['internal', 'internal-codes', 'flags', 'events'];

/** Something that is agreed before the call ends. It stays in the page and is stored nowhere. */
export const wrapUpField = entry('field', {
  id: required(id, 'A word of its own for this field.'),
  name: required(freeText, 'The words beside it.'),
  kind: required(
    choice(['line', 'lines', 'yes-no', 'choice', 'danger-word']),
    'One line of text, several, yes and no, one of the options, or the word by which the caller says that there is danger.',
  ),
  options: withDefault(freeTexts, [], 'What there is to choose from. Only for choice.'),
  ask: optional(freeText, 'The question, to be read aloud.'),
  part: withDefault(choice(FIELD_PARTS), 'agreed', 'The part of the note in which it stands.'),
  room: optional(choice(ROOMS), 'The only kind of room that has it. Left out: both.'),
  at_end: withDefault(yesNo, true, 'no if it is in the wrap-up only once it is filled in or still to do.'),
});
export type WrapUpField = Content<typeof wrapUpField>;

/** What is told to the handler before they copy the note or end the call, while the field is empty. */
export const toDo = entry('thing to do', {
  id: required(id, 'A word of its own for it.'),
  says: required(freeText, 'What the handler reads.'),
  field: required(id, 'The field of the wrap-up that settles it.'),
  flags: withDefault(freeTexts, [], 'Only in a call that raised one of these flags, even if it was taken back.'),
  acts: withDefault(listOf(choice(FLAG_ACTS)), [], 'Only in a call with a flag that calls for one of these.'),
  codes: withDefault(freeTexts, [], 'Only with one of these codes.'),
  when: optional(condition, 'Only with these answers.'),
});
export type ToDo = Content<typeof toDo>;

/** What came of a call, for the control room's own records. */
export const disposition = entry('disposition', {
  id: required(id, 'A word of its own for this code.'),
  code: required(freeText, 'The code, as the control room writes it.'),
  name: required(freeText, 'What it stands for.'),
  help: withDefault(freeTexts, [], 'Suggested when a number of a service with such help is given.'),
  when: optional(condition, 'Suggested after these answers.'),
  steps: withDefault(freeTexts, [], 'Suggested when the call came to one of these steps.'),
  not_after: withDefault(freeTexts, [], 'Answers do not suggest it once the call came to one of these steps.'),
  filled: withDefault(mapOf(id, freeText), {}, 'Suggested when the wrap-up says this: field and text.'),
  reported: optional(yesNo, 'yes if it is suggested when the handler has reported a number.'),
  internal: withDefault(
    yesNo,
    false,
    'yes if it is in the internal part of the note, which is not read to the caller.',
  ),
});
export type Disposition = Content<typeof disposition>;

const noteSection = entry('section', {
  heading: required(freeText, 'Its heading.'),
  parts: required(listOf(choice(NOTE_PARTS)), 'What stands in it, in order. A part with nothing in it is left out.'),
  internal: withDefault(yesNo, false, 'yes if it is not read to the caller.'),
});

/** A layout of the note, such as a force has it in its own system. */
export const noteTemplate = entry('template', {
  id: required(id, 'A word of its own for it, to be named in the settings.'),
  name: required(freeText, 'What it is called.'),
  sections: required(listOf(noteSection), 'Its headings, in order, and what stands under each.'),
});
export type NoteTemplate = Content<typeof noteTemplate>;

const callerLine = fields({
  at: required(id, 'The step, the question or the theme.'),
  says: required(freeText, 'What the caller says.'),
  again: optional(freeText, 'What they say when the call comes to it once more. Left out: nothing.'),
});

/** An invented call to practise with. */
export const practiceCall = entry('practice call', {
  id: required(id, 'A word of its own for this call.'),
  name: required(freeText, 'A few words for the list of calls.'),
  about: required(freeText, 'What can be learned with it.'),
  lines: required(listOf(callerLine), 'What the caller says, by step, question and theme.'),
  asks: withDefault(freeTexts, [], 'The steps, questions and themes that should be asked.'),
  gives: withDefault(freeTexts, [], 'The codes of which a number should be given.'),
  flags: withDefault(freeTexts, [], 'The flags that should be raised.'),
  fills: withDefault(freeTexts, [], 'The fields of the wrap-up that should be filled in.'),
  seconds: withDefault(wholeNumber, 300, 'How long a good call takes, in seconds. Left out: 300.'),
});
export type PracticeCall = Content<typeof practiceCall>;
