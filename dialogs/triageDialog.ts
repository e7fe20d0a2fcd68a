import type { DialogContext, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { labelOf } from '../language/questionOption';
import { type Answers, DANGER, isInDanger, SKIPPED, UNSURE, withAnswer } from '../model/answers';
import type { Knowledge, Option, ShortAnswer } from '../model/knowledge';
import { nextStep } from '../triage/nextStep';
import { Dialog } from './dialogLibrary';
import { DIARY_DIALOG } from './diary/diaryDialog';
import { outcomeActions } from './nextActions';
import { QUESTION_DIALOG } from './questionDialog';
import { line, message, say } from './replies';
import { showAfter } from './showAfter';
import { showOutcome } from './showOutcome';
import { leaveDialogs, type TurnInProgress, turnOf } from './turnInProgress';
import { audienceOf, inWords } from './wording';

export const TRIAGE_DIALOG = 'triage';

export interface TriageOptions {
  readonly change?: string;
  /** With `change`: the only answers that are offered. */
  readonly among?: readonly string[];
  /** With `change`: whether one reply to it could not be understood already. */
  readonly unread?: boolean;
  /** Whether the outcome is on the screen already, so that only what can be done next is shown. */
  readonly shown?: boolean;
}

export interface QuestionAnswer {
  readonly question: string;
  readonly answer: readonly string[];
}

/** Asks what is still to be asked, records, and shows the outcome. What comes next is decided in triage/. */
export class TriageDialog extends Dialog<TriageOptions> {
  constructor(private readonly knowledge: Knowledge) {
    super(TRIAGE_DIALOG);
  }

  /** With `change`, asks that question again first; its old answer stands until there is a new one. */
  override async beginDialog(dc: DialogContext, options?: TriageOptions): Promise<DialogTurnResult> {
    const { change: question, among, unread = false } = options ?? {};
    if (question) return dc.beginDialog(QUESTION_DIALOG, { question, unread, ...(among && { among }) });
    return this.#next(dc, options?.shown);
  }

  override async resumeDialog(
    dc: DialogContext,
    _reason: DialogReason,
    result?: QuestionAnswer,
  ): Promise<DialogTurnResult> {
    if (result) await recordAnswer(this.knowledge, dc, result);
    return this.#next(dc);
  }

  /** The outcome is on the screen, and something came that is neither a command nor a topic. */
  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const isOutcome = nextStep(this.knowledge, turnOf(dc.context).answers).kind === 'signpost';
    if (isOutcome) await say(dc.context, ...showAfter(this.knowledge, turnOf(dc.context)));
    return this.#next(dc, isOutcome);
  }

  async #next(dc: DialogContext, shown = false): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    // Who began with a wish to write is asked about danger, and nothing else.
    if (turn.diary.first && isSafeNow(turn)) {
      leaveDialogs(dc);
      return dc.beginDialog(DIARY_DIALOG);
    }
    const step = nextStep(this.knowledge, turn.answers);
    if (step.kind === 'ask') {
      const { id } = step.question;
      if (turn.aside[id]) await say(dc.context, line(this.knowledge, 'asked-anew'));
      return dc.beginDialog(QUESTION_DIALOG, { question: id });
    }
    const { outcome } = step;
    if (!shown) turn.reached.push(outcome.id);
    const replies = shown ? [outcomeActions(this.knowledge, outcome, turn)] : showOutcome(this.knowledge, step, turn);
    await say(dc.context, ...replies);
    return Dialog.EndOfTurn;
  }
}

/** Whether this turn has answered that there is no danger. */
function isSafeNow({ answers, before }: TurnInProgress): boolean {
  const isSettled = answers[DANGER] !== undefined && !isInDanger(answers);
  return isSettled && (before[DANGER] === undefined || isInDanger(before));
}

/** Stores an answer, and sends the reply that its author wrote for it. */
export async function recordAnswer(
  knowledge: Knowledge,
  { context }: DialogContext,
  { question, answer }: QuestionAnswer,
): Promise<void> {
  const turn = turnOf(context);
  turn.answers = withAnswer(turn.answers, question, answer);
  if (question === DANGER) turn.sinceNo = 0;
  const kind = question === DANGER ? 'emergency' : 'text';
  await say(context, ...repliesTo(knowledge, question, turn.answers).map((reply) => message(reply, { kind })));
}

/** The short answers to what was heard in this turn, where something must be said of it at once. */
export function shortAnswersToNew(
  knowledge: Knowledge,
  { answers, before, noted, reading, parts }: TurnInProgress,
): readonly ShortAnswer[] {
  const heard = noted.flatMap((id) => {
    const fresh = (answers[id] ?? []).filter((one) => !before[id]?.includes(one));
    const options = knowledge.questions.find((one) => one.id === id)?.options ?? [];
    // Who was followed by a car has found no tracker.
    const isOfPart = ({ id: option, at_once_part: part }: Option) => {
      const told = parts[labelOf({ question: id, option })];
      return part === undefined || told === undefined || told.includes(part);
    };
    return options.filter((one) => fresh.includes(one.id) && isOfPart(one)).map(({ at_once: atOnce }) => atOnce);
  });
  // "He says he will jump tonight" is told again, and may be meant now.
  const isNow = reading?.danger === 'now' || reading?.danger === 'perhaps';
  const again = knowledge.questions.flatMap(({ id, options }) =>
    options.filter(
      (one) => isNow && reading.slots.some(({ question, option }) => question === id && option === one.id),
    ),
  );
  const grave = again.map(({ at_once: atOnce }) => atOnce);
  return knowledge.short_answers.filter((one) => heard.includes(one.id) || (one.in_danger && grave.includes(one.id)));
}

/** What is said after answers that were taken from words in this turn. */
export function repliesToNew(knowledge: Knowledge, { answers, before, noted }: TurnInProgress): readonly string[] {
  return noted.flatMap((id) => {
    const fresh = (answers[id] ?? []).filter((one) => !before[id]?.includes(one));
    return repliesTo(knowledge, id, { ...answers, [id]: fresh });
  });
}

/** What its author wants said after an answer. */
export function repliesTo(knowledge: Knowledge, question: string, answers: Answers): readonly string[] {
  const given = answers[question] ?? [];
  const options = knowledge.questions.find(({ id }) => id === question)?.options ?? [];
  return options
    .filter(({ id }) => given.includes(id) || (id === UNSURE && given.includes(SKIPPED)))
    .flatMap(({ reply }) => (reply ? [inWords(reply, audienceOf(answers))] : []));
}
