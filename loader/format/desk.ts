import type {
  CallerLine,
  Disposition,
  Flag,
  FourCriterion,
  PracticeCall,
  QuickHelp,
  ScriptOption,
  ScriptStep,
  Theme,
  WrapUpField,
} from '../../model/knowledge';
import { freeTexts, listOf, mapOf } from './combinators';
import { entry, optional, required, withDefault } from './entry';
import { choice, freeText, yesNo } from './freeText';
import { id } from './textFormats';
import { condition } from './wordings';

const scriptOption = entry<ScriptOption>(
  {
    id: required(id, 'A word of its own for this answer.'),
    label: required(freeText, 'The words on the button.'),
    noted: required(freeText, 'How the summary puts it.'),
    next: optional(id, 'The step that follows. Left out: the next one.'),
    answers: withDefault(condition, {}, 'Answers that it gives to the questions, one option each.'),
    fills: withDefault(mapOf(id, freeText), {}, 'What it fills in on the wrap-up: field and text.'),
  },
  { noun: 'option', by: 'id' },
);

const scriptStep = entry<ScriptStep>(
  {
    id: required(id, 'A word of its own for this step.'),
    name: required(freeText, 'A few words for the list of steps.'),
    kind: required(
      choice(['ask', 'questions', 'themes', 'help', 'wrap-up', 'summary']),
      'ask, or the part of the desk that it stands for.',
    ),
    says: withDefault(freeTexts, [], 'What is read aloud, one item for each paragraph.'),
    listen_for: withDefault(freeTexts, [], 'What to listen for.'),
    options: withDefault(listOf(scriptOption), [], 'What the handler notes of the answer. Only for ask.'),
    aside: withDefault(yesNo, false, 'yes if a usual call passes it by.'),
  },
  { noun: 'step', by: 'id' },
);

const quickHelp = entry<QuickHelp>(
  {
    id: required(id, 'A word of its own for this help.'),
    key: required(freeText, 'The letter that opens it: a small one that the desk does not use itself.'),
    emergency: withDefault(
      yesNo,
      false,
      'yes if it guides a caller to 999: it stands out, and danger can be noted from it.',
    ),
    name: required(freeText, 'The words on its button.'),
    says: required(freeTexts, 'What is read aloud, one item for each paragraph.'),
    note: optional(freeText, 'For the handler alone.'),
    step: optional(id, 'The step of the script that it leads to.'),
  },
  { noun: 'quick help', by: 'id' },
);

const theme = entry<Theme>(
  {
    id: required(id, 'A word of its own for this theme.'),
    name: required(freeText, 'The words beside the box to tick.'),
    ask: required(freeText, 'The question, to be read aloud.'),
    heard: withDefault(condition, {}, 'The answers by which it has been told already.'),
  },
  { noun: 'theme', by: 'id' },
);

const flag = entry<Flag>(
  {
    id: required(id, 'A word of its own for this flag.'),
    when: optional(condition, 'The answers that raise it.'),
    themes: withDefault(freeTexts, [], 'Any of these themes raises it too.'),
    act: required(choice(['call-999', 'supervisor', 'today']), 'What it calls for.'),
    says: required(freeText, 'What the handler reads.'),
  },
  { noun: 'flag', by: 'id' },
);

const four = entry<FourCriterion>(
  {
    letter: required(freeText, 'F, O, U or R.'),
    question: required(id, 'The question that asks about it.'),
    yes: required(freeTexts, 'The answers that mean yes.'),
    no: required(freeTexts, 'The answers that mean no; all others mean unsure.'),
  },
  { noun: 'mark', by: 'letter' },
);

const wrapUpField = entry<WrapUpField>(
  {
    id: required(id, 'A word of its own for this field.'),
    name: required(freeText, 'The words beside it.'),
    kind: required(choice(['line', 'lines', 'yes-no']), 'One line of text, several, or yes and no.'),
    ask: optional(freeText, 'The question, to be read aloud.'),
  },
  { noun: 'field', by: 'id' },
);

const disposition = entry<Disposition>(
  {
    id: required(id, 'A word of its own for this code.'),
    code: required(freeText, 'The code, as the control room writes it.'),
    name: required(freeText, 'What it stands for.'),
    help: withDefault(freeTexts, [], 'Suggested when a number of a service with such help is given.'),
    when: optional(condition, 'Suggested after these answers.'),
    steps: withDefault(freeTexts, [], 'Suggested when the call came to one of these steps.'),
    reported: optional(yesNo, 'yes if it is suggested when the handler has reported a number.'),
  },
  { noun: 'disposition', by: 'id' },
);

export const deskFile = entry<{
  readonly script: readonly ScriptStep[];
  readonly quick_help: readonly QuickHelp[];
  readonly themes: readonly Theme[];
  readonly flags: readonly Flag[];
  readonly four: readonly FourCriterion[];
  readonly wrap_up: readonly WrapUpField[];
  readonly dispositions: readonly Disposition[];
}>({
  script: required(listOf(scriptStep), 'The steps of a call, in order.'),
  quick_help: required(listOf(quickHelp), 'What stands one key away during the whole call.'),
  themes: required(listOf(theme), 'What to ask about before help is offered. Ticked, never added up.'),
  flags: required(listOf(flag), 'What calls for a supervisor, for 999 or for help today.'),
  four: required(listOf(four), 'The four marks of stalking.'),
  wrap_up: required(listOf(wrapUpField), 'What is agreed before the call ends.'),
  dispositions: required(listOf(disposition), 'What came of a call, for the control room’s own records.'),
});

const callerLine = entry<CallerLine>({
  at: required(id, 'The step or the question.'),
  says: required(freeText, 'What the caller says.'),
});

const practiceCall = entry<PracticeCall>(
  {
    id: required(id, 'A word of its own for this call.'),
    name: required(freeText, 'A few words for the list of calls.'),
    about: required(freeText, 'What can be learned with it.'),
    lines: required(listOf(callerLine), 'What the caller says, by step and question.'),
  },
  { noun: 'practice call', by: 'id' },
);

export const practiceCallsFile = entry<{ readonly practice_calls: readonly PracticeCall[] }>({
  practice_calls: required(listOf(practiceCall), 'Calls that nobody made, to learn with.'),
});
