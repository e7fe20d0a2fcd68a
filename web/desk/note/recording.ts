import { DANGER } from '../../../model/answers';
import type { ScriptOption, ScriptStep, WrapUpField } from '../../../model/knowledge';
import type { DeskState } from '../../../model/protocol/deskActivities';
import type { Call, StateSource } from '../call';
import type { DeskLabel, DeskPageData } from '../deskPageData';
import { eventsOf } from './callLog';
import type { EventKind, RiskAnswer } from './callRecord';
import { hasDangerWord } from './dangerWord';
import { noteFlags } from './flags';
import { type OpenTask, openTasks } from './toDo';

/** Of the desk, what is needed to write a call down. */
interface Desk {
  readonly call: Call;
  readonly pageData: DeskPageData;
  readonly step: ScriptStep;
  readonly turns: { readonly connection: { readonly pending: number } };
  readonly now: () => Date;
  readonly redraw: () => void;
  label(id: DeskLabel): string;
  answer(question: string, answer: readonly string[], text: string): void;
  goToPart(kind: ScriptStep['kind']): void;
  offerUndo(noted: string, guarded: boolean, run: () => void): void;
}

type Log = Pick<Desk, 'call' | 'pageData' | 'now'>;

/** Writes down what happened, with its time, and the flags that it raises. */
export function logEvent({ call, pageData, now }: Log, kind: EventKind, what = ''): void {
  const at = now().toISOString();
  call.events.push({ at, kind, what });
  call.handedOver = false;
  noteFlags(call, pageData, at);
}

export function logOption(desk: Desk, { noted, gone }: ScriptOption): void {
  logEvent(desk, 'noted', noted);
  if (gone) logEvent(desk, 'ended');
}

/** Writes down what the caller said, beside the question about risk that is on the screen too, and hears their word. */
export function logWords(desk: Desk, text: string): void {
  const { call, step, pageData } = desk;
  call.callerWords.push(text);
  logEvent(desk, 'said', text);
  const theme = step.kind === 'themes' ? pageData.themes[call.shownTheme] : undefined;
  if (theme) call.riskLines.set(theme.id, [call.riskLines.get(theme.id) ?? '', text].join(' ').trim());
  if (!hasDangerWord(text, call.fields, pageData.wrap_up)) return;
  // The agreed word is danger, whatever else is on the screen.
  logEvent(desk, 'danger-word');
  desk.answer(DANGER, ['yes'], desk.label('event-danger-word'));
  desk.goToPart('questions');
}

/**
 * Takes over the state of the call as the bot worked it out, and writes down what is new in it.
 * @param turn the id of the post that it follows from
 */
export function recordState(desk: Log, state: DeskState, source: StateSource, turn = ''): void {
  const { call, now, pageData } = desk;
  const at = now().toISOString();
  call.applyState(state, source);
  if (!call.writtenTurns.has(turn)) {
    for (const { kind, what } of eventsOf(call, state, at, call.turnsBack.has(turn))) logEvent(desk, kind, what);
    call.writtenDanger = state.danger;
    call.writtenAnswers.clear();
    for (const { id, answer } of state.questions) call.writtenAnswers.set(id, answer);
  }
  if (turn !== '') call.writtenTurns.add(turn);
  noteFlags(call, pageData, at);
}

/** Goes to a step to which the answers lead, once. Danger comes first. */
export function followAnswers({ call }: Desk, { steps, danger }: DeskState): void {
  const next = steps.find((id) => !call.stepsDone.has(id) && !call.chosenOptions.has(id) && !call.skips(id));
  if (next === undefined || danger) return;
  call.stepsDone.add(next);
  call.goToStep(next);
}

/** Takes down the answer to the question about risk that is on the screen, and goes on to the next. */
export function answerRisk(desk: Desk, answer: RiskAnswer['answer']): void {
  const { call, pageData, now } = desk;
  const theme = pageData.themes[call.shownTheme];
  if (!theme) return;
  const [before, place] = [call.riskAnswers.get(theme.id), call.shownTheme];
  const noted = `${theme.name}: ${desk.label(`risk-${answer}`)}`;
  call.riskAnswers.set(theme.id, { answer, at: now().toISOString() });
  logEvent(desk, 'risk', noted);
  showTheme(desk, Math.min(place + 1, pageData.themes.length - 1));
  desk.offerUndo(noted, false, () => {
    if (before) call.riskAnswers.set(theme.id, before);
    else call.riskAnswers.delete(theme.id);
    call.shownTheme = place;
    logEvent(desk, 'taken-back', noted);
  });
}

export function showTheme(desk: Desk, index: number): void {
  desk.call.shownTheme = index;
  desk.redraw();
}

/** @param text empty to take it back. Where they are, and what happens there, is written down with its time */
export function fillField(desk: Desk, { id, name, part }: WrapUpField, text: string): void {
  desk.call.fields.set(id, text);
  desk.call.handedOver = false;
  if (text.trim() && (part === 'danger' || part === 'place')) logEvent(desk, 'filled', `${name}: ${text.trim()}`);
}

/** Asks the supervisor to come, or takes that back. */
export function toggleAssist(desk: Desk): void {
  desk.call.assist = !desk.call.assist;
  if (desk.call.assist) logEvent(desk, 'assist');
  desk.redraw();
}

export function callerGone(desk: Desk): void {
  const { call } = desk;
  call.endedAt ??= desk.now();
  logEvent(desk, 'ended');
  const noted = desk.label('caller-gone');
  desk.offerUndo(noted, false, () => {
    call.endedAt = undefined;
    logEvent(desk, 'taken-back', noted);
  });
}

/** What is still to do before the note is handed over. */
export function tasksOf(desk: Desk): readonly OpenTask[] {
  const { call, pageData, turns } = desk;
  return openTasks({ call, pageData, label: (id) => desk.label(id), unsent: turns.connection.pending });
}

/** What is asked of the caller is on the first page of the form; what was agreed, and what is internal, on the second. */
const SECOND_PAGE: readonly WrapUpField['part'][] = ['agreed', 'internal'];

export function wrapUpPageOf({ part }: WrapUpField): Call['wrapUpPage'] {
  return SECOND_PAGE.includes(part) ? 1 : 0;
}

export function showWrapUpPage(desk: Desk, page: Call['wrapUpPage'], field?: string): void {
  desk.call.wrapUpPage = page;
  desk.call.shownField = field;
  desk.redraw();
  if (field !== undefined) document.getElementById(`wrap-${field}`)?.focus();
}

export function goToField(desk: Desk, id: string): void {
  const field = desk.pageData.wrap_up.find((one) => one.id === id);
  desk.goToPart('wrap-up');
  if (field) showWrapUpPage(desk, wrapUpPageOf(field), id);
}
