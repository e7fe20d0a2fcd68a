import { DANGER } from '../../model/answers';
import type { ScriptStep } from '../../model/knowledge';
import type { DeskQuestion } from '../../model/protocol/deskActivities';
import { type Desk, isAboutDanger } from './desk';
import { summaryBody } from './handoverSummary';
import type { DeskChoice } from './view/controls';
import { wrapUpBody } from './view/wrapUpBody';

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
  /** Where the focus goes: number keys, text box, or the first field of the body. */
  readonly focus: 'keys' | 'box' | 'body';
  readonly emergency?: boolean;
  /** Whether the text is long, and set smaller. */
  readonly long?: boolean;
}

/** The content of the main pane at this point of the call. */
export function screenFor(desk: Desk): ScreenContent {
  const { step, call } = desk;
  const { id, name, says, listen_for } = step;
  const plain: ScreenContent = { key: id, name, says, listen_for, choices: [], focus: 'keys' };
  // The note is rebuilt each time the handler comes to it.
  const form = { ...plain, key: `${id} ${call.reference}` };
  const next = { label: desk.label('go-on'), act: () => desk.goOn() };
  switch (step.kind) {
    case 'ask':
      return { ...plain, choices: askChoices(desk, step) };
    case 'questions':
      return questionScreen(desk, plain);
    case 'themes':
      return { ...plain, choices: themeChoices(desk), next };
    case 'help':
      return { ...helpScreen(desk, plain), next };
    case 'wrap-up':
      return { ...form, body: () => wrapUpBody(desk), focus: 'body', next };
    case 'summary':
      return { ...form, body: () => summaryBody(desk) };
  }
}

function askChoices(desk: Desk, step: ScriptStep): readonly DeskChoice[] {
  const chosen = desk.call.chosenOptions.get(step.id);
  return step.options.map((option) => ({
    label: option.label,
    current: option === chosen,
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
  const send = (answer: readonly string[], text: string) => desk.answer(asking.id, answer, text);
  const guarded = asking.id === DANGER;
  return {
    key: `question ${asking.id} ${state.at}`,
    name: asking.name,
    first: desk.call.first,
    says: [asking.ask],
    listen_for: asking.listen_for,
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
    // A list is read out and ticked; anything else of which there may be several is told in the caller's own words.
    focus: many && asking.answer.length === 0 && !asking.options.some(({ alone }) => alone) ? 'box' : 'keys',
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

/** After a yes to danger nothing more is asked: the screen shows what to say, and where to go next. */
function dangerScreen(desk: Desk): ScreenContent {
  const { state } = desk.call;
  const safe = desk.label('safe-now');
  return {
    key: `danger ${state?.at}`,
    name: state?.looks.title ?? '',
    says: state?.looks.says ?? [],
    listen_for: [desk.label('danger-note')],
    choices: [
      { label: safe, guarded: true, act: () => desk.answer(DANGER, ['no'], safe) },
      { label: desk.label('to-help'), act: () => desk.goToPart('help') },
      { label: desk.label('to-wrap-up'), act: () => desk.goToPart('wrap-up') },
    ],
    focus: 'keys',
    emergency: true,
  };
}

/** Further themes to ask about: ticked, never scored. */
function themeChoices(desk: Desk): readonly DeskChoice[] {
  const { call, pageData } = desk;
  return pageData.themes.map(({ id, name, ask }) => ({
    label: name,
    more: ask,
    pressed: call.isTicked(id),
    act: () => desk.toggle(name, () => call.tickedThemes.set(id, !call.isTicked(id))),
  }));
}

/** The services that can help, to be read out; each one read out is ticked. */
function helpScreen(desk: Desk, plain: ScreenContent): ScreenContent {
  const { call, shownService: read } = desk;
  const { says, listen_for } = plain;
  return {
    ...plain,
    first: call.givenServices.size > 0 ? [] : says,
    says: read?.says ?? [],
    listen_for: read ? [`${read.eligibility} ${read.checked}`, ...listen_for] : listen_for,
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
