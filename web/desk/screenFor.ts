import { DANGER } from '../../model/answers';
import type { ScriptStep } from '../../model/knowledge';
import type { DeskQuestion } from '../../model/protocol/deskActivities';
import type { Desk } from './desk';
import { isAboutDanger } from './deskPosts';
import { redrawToDo, summaryBody } from './handoverSummary';
import { showWrapUpPage } from './note/recording';
import { riskScreen } from './riskScreen';
import type { DeskChoice } from './view/controls';
import { fieldsBody, shownFields, wrapUpBody } from './view/wrapUpBody';

/** The content of the main pane. */
export interface ScreenContent {
  /** While it stays the same, the focus and the form are left alone. */
  readonly key: string;
  readonly name: string;
  /** To be said first. */
  readonly first?: readonly string[];
  /** Read aloud, a paragraph each. */
  readonly says: readonly string[];
  readonly listen_for: readonly string[];
  /** Why it is asked, in case the caller wants to know. */
  readonly why?: string;
  readonly choices: readonly DeskChoice[];
  readonly next?: DeskChoice | undefined;
  /** For a caller who would rather not say. */
  readonly skip?: DeskChoice;
  /** Further content, built once for each key. */
  readonly body?: () => HTMLElement;
  /** Whether the body is built anew each time: there is nothing in it to type into. */
  readonly live?: boolean;
  /** Draws again what changes in the body while the rest is left alone. */
  readonly refresh?: () => void;
  /** Where the focus goes: number keys, text box, or the first field of the body. */
  readonly focus: 'keys' | 'box' | 'body';
  readonly emergency?: boolean;
  /** Whether the choices are read aloud, one by one. */
  readonly readOut?: boolean;
  /** Whether the text is long, and set smaller. */
  readonly long?: boolean;
}

/** The content of the main pane at this point of the call. */
export function screenFor(desk: Desk): ScreenContent {
  const { step, call } = desk;
  const { id, name } = step;
  const says = call.endedAt !== undefined && step.says_gone.length > 0 ? step.says_gone : step.says;
  const listen_for = [...recalled(desk, step), ...step.listen_for];
  const plain: ScreenContent = { key: id, name, says, listen_for, choices: [], focus: 'keys' };
  // The note is rebuilt each time the handler comes to it.
  const form = { ...plain, key: `${id} ${call.reference}` };
  const next = { label: desk.label('go-on'), act: () => desk.goOn() };
  switch (step.kind) {
    case 'ask': {
      const fields = shownFields(desk, step.fields);
      return {
        ...form,
        choices: askChoices(desk, step),
        ...(fields.length > 0 && { body: () => fieldsBody(desk, fields) }),
      };
    }
    case 'questions':
      return questionScreen(desk, plain);
    case 'themes':
      return { ...riskScreen(desk, plain), next };
    case 'help':
      return { ...helpScreen(desk, plain), next };
    case 'wrap-up':
      return wrapUpScreen(desk, form, next);
    case 'summary':
      return {
        ...form,
        key: [id, call.reference, call.events.length, call.unconfirmed.size].join(' '),
        body: () => summaryBody(desk),
        refresh: () => redrawToDo(desk),
      };
  }
}

/** What was noted at other steps, such as whether to call back, where it is needed again. */
function recalled({ call }: Desk, { recalls }: ScriptStep): readonly string[] {
  return recalls.flatMap((step) => call.chosenOptions.get(step)?.noted ?? []);
}

/** The form in two pages, so that nothing on it has to be scrolled to. */
function wrapUpScreen(desk: Desk, form: ScreenContent, next: DeskChoice): ScreenContent {
  const { call } = desk;
  const asked = askedIn(desk);
  const second = { ...next, act: () => showWrapUpPage(desk, 1) };
  return {
    ...form,
    key: `${form.key} ${call.wrapUpPage}`,
    first: asked && call.wrapUpPage === 0 ? form.says : [],
    says: asked ?? form.says,
    body: () => wrapUpBody(desk),
    focus: 'body',
    next: call.wrapUpPage === 0 ? second : next,
  };
}

/** The question of the field that is being filled in, to be read aloud. */
function askedIn({ call, pageData }: Desk): readonly string[] | undefined {
  const ask = pageData.wrap_up.find(({ id }) => id === call.shownField)?.ask;
  return ask === undefined ? undefined : [ask];
}

function askChoices(desk: Desk, step: ScriptStep): readonly DeskChoice[] {
  const chosen = desk.call.chosenOptions.get(step.id);
  return step.options.map((option) => ({
    label: option.label,
    current: option.id === chosen?.id,
    guarded: isAboutDanger(option.answers),
    act: () => desk.choose(option),
  }));
}

/** The open question; after a yes to danger, what to say then. */
function questionScreen(desk: Desk, plain: ScreenContent): ScreenContent {
  const { state, selectedOptions, pendingAnswer } = desk.call;
  if (state?.danger) return dangerScreen(desk);
  const asking = state?.asking;
  if (!state || !asking) return { ...plain, says: [desk.label('waiting')] };
  const many = asking.choose === 'many';
  const { near } = desk.call;
  const send = (answer: readonly string[], text: string) => desk.answer(asking.id, answer, text);
  const guarded = asking.id === DANGER;
  return {
    key: `question ${asking.id} ${state.at}`,
    name: asking.name,
    first: desk.call.first,
    says: [near ? asking.near : asking.ask],
    listen_for: near ? [desk.label('near-note'), ...asking.listen_for] : asking.listen_for,
    choices: asking.options.map(({ id, label }) =>
      many
        ? { label, pressed: selectedOptions.has(id), act: () => toggle(desk, asking, id) }
        : {
            label,
            guarded,
            current: (pendingAnswer.length > 0 ? pendingAnswer : asking.answer).includes(id),
            act: () => send([id], label),
          },
    ),
    why: asking.why,
    next:
      many && selectedOptions.size > 0
        ? { label: desk.label('done'), act: () => send([...selectedOptions], labelsOf(asking, selectedOptions)) }
        : undefined,
    skip: { label: desk.label('skip'), guarded, act: () => send(asking.skipped, desk.label('skip')) },
    readOut: near || asking.options.some(({ alone }) => alone),
    // A list is read out and ticked; anything else of which there may be several is told in the caller's own words.
    focus: !near && many && asking.answer.length === 0 && !asking.options.some(({ alone }) => alone) ? 'box' : 'keys',
  };
}

function labelsOf({ options }: DeskQuestion, chosen: ReadonlySet<string>): string {
  const labels = options.filter(({ id }) => chosen.has(id)).map(({ label }) => label);
  return labels.join('; ');
}

function toggle(desk: Desk, { options }: DeskQuestion, id: string): void {
  const { selectedOptions } = desk.call;
  const alone = new Set(options.filter((one) => one.alone).map((one) => one.id));
  if (!selectedOptions.delete(id)) {
    for (const other of selectedOptions) if (alone.has(id) || alone.has(other)) selectedOptions.delete(other);
    selectedOptions.add(id);
  }
  desk.redraw();
}

/** The words in danger: about the caller, or about whom they ring for. */
export function saidInDanger({ call, pageData }: Desk): readonly string[] {
  const audience = call.state?.audience ?? 'person';
  return pageData.danger_script.says.map((one) => one[audience] ?? one.person);
}

/** After a yes to danger nothing more is asked: what to say, what to take down at once, and where to go next. */
function dangerScreen(desk: Desk): ScreenContent {
  const { call, pageData } = desk;
  const { listen_for, fields } = pageData.danger_script;
  const safe = desk.label('safe-now');
  return {
    key: `danger ${call.reference}`,
    name: call.state?.looks.title ?? '',
    says: saidInDanger(desk),
    listen_for,
    choices: [
      { label: safe, guarded: true, act: () => desk.answer(DANGER, ['no'], safe) },
      { label: desk.label('to-help'), act: () => desk.goToPart('help') },
      { label: desk.label('to-wrap-up'), act: () => desk.goToPart('wrap-up') },
    ],
    body: () => fieldsBody(desk, shownFields(desk, fields)),
    focus: 'keys',
    emergency: true,
  };
}

/** The services that can help, to be read out; each one read out is ticked. */
function helpScreen(desk: Desk, plain: ScreenContent): ScreenContent {
  const { call, shownService: read } = desk;
  const { says, listen_for } = plain;
  return {
    ...plain,
    first: call.givenServices.size > 0 ? [] : says,
    says: read?.says ?? [],
    listen_for: read ? [`${read.eligibility} ${read.checked}`.trim(), ...listen_for] : listen_for,
    long: true,
    choices: (call.state?.services ?? []).map((service, place) => {
      const given = call.givenServices.has(service.id);
      return {
        label: service.name,
        more: [service.numbers.slice(0, 2).join(', '), service.hours].filter(Boolean).join(' · '),
        pressed: given,
        current: place === call.shownService,
        act: () => desk.give(service, place),
      };
    }),
  };
}
