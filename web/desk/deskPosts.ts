import { DANGER } from '../../model/answers';
import { DESK_NOTE } from '../../model/protocol/deskActivities';
import { DESK_TAKE_OVER, type PassedOn, type TakenOver } from '../../model/protocol/passOn';
import type { ButtonPayload, Post } from '../direct-line/activity';

/** What the desk sends, and how it is told apart afterwards. */

export const BACK: ButtonPayload = { kind: 'command', command: 'back' };

export function answerPress(question: string, answer: readonly string[]): ButtonPayload {
  return { kind: 'answer', question, answer };
}

/** Whether these answers say anything of danger: a single key must not. */
export function isAboutDanger(answers: Readonly<Record<string, unknown>>): boolean {
  return DANGER in answers;
}

/** Where it was told what this takes over, if it does. */
export function takenOverFrom({ name, value }: Post): PassedOn['from'] | undefined {
  return name === DESK_TAKE_OVER ? (value as TakenOver).from : undefined;
}

/** Whether it was typed while something else was read out. */
export function isNote({ value }: Post): boolean {
  return (value as { readonly kind?: unknown } | undefined)?.kind === DESK_NOTE;
}
