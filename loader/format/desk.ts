import type {
  CallerLine,
  Disposition,
  Flag,
  FourMark,
  PracticeCall,
  QuickHelp,
  ScriptOption,
  ScriptStep,
  Theme,
  WrapUpField,
} from '../../model/knowledge';
import { entry, may, must, otherwise } from './entry';
import { id } from './forms';
import { list, mapOf, texts } from './list';
import { condition } from './shared';
import { choice, text, yesNo } from './text';

const scriptOption = entry<ScriptOption>(
  {
    id: must(id, 'A word of its own for this answer.'),
    label: must(text, 'The words on the button.'),
    noted: must(text, 'How the summary puts it.'),
    next: may(id, 'The step that follows. Left out: the next one.'),
    answers: otherwise(condition, {}, 'Answers that it gives to the questions, one option each.'),
    fills: otherwise(mapOf(id, text), {}, 'What it fills in on the wrap-up: field and text.'),
  },
  { noun: 'option', by: 'id' },
);

const scriptStep = entry<ScriptStep>(
  {
    id: must(id, 'A word of its own for this step.'),
    name: must(text, 'A few words for the list of steps.'),
    kind: must(
      choice(['ask', 'questions', 'themes', 'help', 'wrap-up', 'summary']),
      'ask, or the part of the desk that it stands for.',
    ),
    says: otherwise(texts, [], 'What is read aloud, one item for each paragraph.'),
    listen_for: otherwise(texts, [], 'What to listen for.'),
    options: otherwise(list(scriptOption), [], 'What the handler notes of the answer. Only for ask.'),
    aside: otherwise(yesNo, false, 'yes if a usual call passes it by.'),
  },
  { noun: 'step', by: 'id' },
);

const quickHelp = entry<QuickHelp>(
  {
    id: must(id, 'The desk itself knows the ids.'),
    name: must(text, 'The words on its button.'),
    says: must(texts, 'What is read aloud, one item for each paragraph.'),
    note: may(text, 'For the handler alone.'),
    step: may(id, 'The step of the script that it leads to.'),
  },
  { noun: 'quick help', by: 'id' },
);

const theme = entry<Theme>(
  {
    id: must(id, 'A word of its own for this theme.'),
    name: must(text, 'The words beside the box to tick.'),
    ask: must(text, 'The question, to be read aloud.'),
    heard: otherwise(condition, {}, 'The answers by which it has been told already.'),
  },
  { noun: 'theme', by: 'id' },
);

const flag = entry<Flag>(
  {
    id: must(id, 'A word of its own for this flag.'),
    when: may(condition, 'The answers that raise it.'),
    themes: otherwise(texts, [], 'Any of these themes raises it too.'),
    act: must(choice(['call-999', 'supervisor', 'today']), 'What it calls for.'),
    says: must(text, 'What the handler reads.'),
  },
  { noun: 'flag', by: 'id' },
);

const four = entry<FourMark>(
  {
    letter: must(text, 'F, O, U or R.'),
    question: must(id, 'The question that asks about it.'),
    yes: must(texts, 'The answers that mean yes.'),
    no: must(texts, 'The answers that mean no; all others mean unsure.'),
  },
  { noun: 'mark', by: 'letter' },
);

const wrapUpField = entry<WrapUpField>(
  {
    id: must(id, 'A word of its own for this field.'),
    name: must(text, 'The words beside it.'),
    kind: must(choice(['line', 'lines', 'yes-no']), 'One line of text, several, or yes and no.'),
    ask: may(text, 'The question, to be read aloud.'),
  },
  { noun: 'field', by: 'id' },
);

const disposition = entry<Disposition>(
  {
    id: must(id, 'A word of its own for this code.'),
    code: must(text, 'The code, as the control room writes it.'),
    name: must(text, 'What it stands for.'),
    help: otherwise(texts, [], 'Suggested when a number of a service with such help is given.'),
    when: may(condition, 'Suggested after these answers.'),
    steps: otherwise(texts, [], 'Suggested when the call came to one of these steps.'),
    reported: may(yesNo, 'yes if it is suggested when the handler has reported a number.'),
  },
  { noun: 'disposition', by: 'id' },
);

export const deskFile = entry<{
  readonly script: readonly ScriptStep[];
  readonly quick_help: readonly QuickHelp[];
  readonly themes: readonly Theme[];
  readonly flags: readonly Flag[];
  readonly four: readonly FourMark[];
  readonly wrap_up: readonly WrapUpField[];
  readonly dispositions: readonly Disposition[];
}>({
  script: must(list(scriptStep), 'The steps of a call, in order.'),
  quick_help: must(list(quickHelp), 'What stands one key away during the whole call.'),
  themes: must(list(theme), 'What to ask about before help is offered. Ticked, never added up.'),
  flags: must(list(flag), 'What calls for a supervisor, for 999 or for help today.'),
  four: must(list(four), 'The four marks of stalking.'),
  wrap_up: must(list(wrapUpField), 'What is agreed before the call ends.'),
  dispositions: must(list(disposition), 'What came of a call, for the control room’s own records.'),
});

const callerLine = entry<CallerLine>({
  at: must(id, 'The step or the question.'),
  says: must(text, 'What the caller says.'),
});

const practiceCall = entry<PracticeCall>(
  {
    id: must(id, 'A word of its own for this call.'),
    name: must(text, 'A few words for the list of calls.'),
    about: must(text, 'What can be learned with it.'),
    lines: must(list(callerLine), 'What the caller says, by step and question.'),
  },
  { noun: 'practice call', by: 'id' },
);

export const practiceCallsFile = entry<{ readonly practice_calls: readonly PracticeCall[] }>({
  practice_calls: must(list(practiceCall), 'Calls that nobody made, to learn with.'),
});
